using System.Globalization;
using System.Net;

namespace PartialDerivatives;

/// <summary>What can be said of an answer.</summary>
public enum VerdictKind
{
    /// <summary>There is no answer yet: null, NaN, or a function that throws <see cref="NotImplementedException"/>.</summary>
    Missing,

    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>The answer is right up to a small error, as a difference quotient or a rounded number is.</summary>
    Close,

    /// <summary>The answer is wrong.</summary>
    Wrong,

    /// <summary>The answer is a function that gives NaN or infinity where the right one is finite.</summary>
    NotFinite,

    /// <summary>The answer is a function that throws an exception.</summary>
    Throws,

    /// <summary>The answer is a function that did not return within the time limit.</summary>
    NeverEnds,
}

/// <summary>The verdict about an answer to an <see cref="Exercise"/>: the result of a cell, which shows itself.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Verdict : ISelfFormatting
{
    private readonly FormattableString _subject;
    private readonly FormattableString? _hint;
    private readonly IReadOnlyList<FormattableString> _details;

    internal Verdict(VerdictKind kind, FormattableString subject, FormattableString? hint, IReadOnlyList<FormattableString> details) =>
        (Kind, _subject, _hint, _details) = (kind, subject, hint, details);

    /// <summary>The verdict.</summary>
    public VerdictKind Kind { get; }

    /// <summary>Whether the answer is right.</summary>
    public bool IsRight => Kind == VerdictKind.Right;

    /// <summary>Which usual mistake it is; null if it is none, or no mistake at all.</summary>
    public string? Hint => _hint is null ? null : Text(_hint);

    /// <summary>Fails the cell if the answer is not right: for solutions, which must be.</summary>
    /// <returns>This verdict, to be the result of the cell.</returns>
    /// <exception cref="CheckFailedException">The answer is not right; the message is the verdict.</exception>
    public Verdict Require() =>
        IsRight ? this : throw new CheckFailedException($"the solution is right ({ToString().ReplaceLineEndings(" ")})");

    /// <summary>The verdict in plain text, a line for each thing that is said.</summary>
    public override string ToString() => string.Join("\n", Lines().Select(Text).Prepend($"{Symbol} {Words}: {Text(_subject)}"));

    /// <summary>What notebooks show.</summary>
    public string ToHtml() =>
        $"<div style=\"border-left:0.3em solid {Colour};padding:0.1em 0.8em;margin:0.3em 0\"><p style=\"margin:0.3em 0\"><strong>{Symbol} {Words}:</strong> {Html(_subject)}</p>"
        + string.Concat(Lines().Select(line => $"<p style=\"margin:0.3em 0\">{Html(line)}</p>")) + "</div>";

    private IEnumerable<FormattableString> Lines() => _hint is null ? _details : _details.Prepend(_hint);

    private (string Symbol, string Words, string Colour) Look => Kind switch
    {
        VerdictKind.Missing => ("○", "No answer yet", "#6e7781"),
        VerdictKind.Right => ("✓", "Right", "#1a7f37"),
        VerdictKind.Close => ("≈", "Close", "#bf8700"),
        VerdictKind.Wrong => ("✗", "Not right yet", "#cf222e"),
        VerdictKind.NotFinite => ("✗", "Not a finite number", "#cf222e"),
        VerdictKind.Throws => ("⚠", "Throws an exception", "#cf222e"),
        _ => ("∞", "Does not end", "#cf222e"),
    };

    private string Symbol => Look.Symbol;

    private string Words => Look.Words;

    private string Colour => Look.Colour;

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static string Html(FormattableString line) => string.Format(
        CultureInfo.InvariantCulture,
        WebUtility.HtmlEncode(line.Format),
        [.. line.GetArguments().Select(part => part is Node node ? Mathematics(node) : WebUtility.HtmlEncode(Convert.ToString(part, CultureInfo.InvariantCulture)))]);

    private static string Mathematics(Node node) =>
        Formula.Typeset(new MathMLPrinter().Print(node)).Replace(" display=\"block\"", "", StringComparison.Ordinal);
}
