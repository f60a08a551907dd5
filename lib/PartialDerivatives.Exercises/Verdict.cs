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

    /// <summary>The answer is the library's own derivative, not that of who answers.</summary>
    Borrowed,

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
/// <remarks>
/// A hint comes in steps, as a rule in three: the rule, the place, the fix. As HTML each unfolds when it is asked for; as text
/// <see cref="Hints"/> asks for more than the first.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Verdict : ISelfFormatting
{
    private readonly FormattableString _subject;
    private readonly IReadOnlyList<FormattableString> _hints, _details;
    private readonly int _shown;

    internal Verdict(VerdictKind kind, FormattableString subject, IReadOnlyList<FormattableString> hints,
        IReadOnlyList<FormattableString> details, int shown = 0) =>
        (Kind, _subject, _hints, _details, _shown) = (kind, subject, hints, details, shown);

    /// <summary>The verdict.</summary>
    public VerdictKind Kind { get; }

    /// <summary>Whether the answer is right.</summary>
    public bool IsRight => Kind == VerdictKind.Right;

    /// <summary>The last step of the hint, which says most: of a usual mistake what it is and how it is mended; null if there is
    /// none.</summary>
    public string? Hint => _hints.Count == 0 ? null : Text(_hints[^1]);

    /// <summary>Shows so many steps of the hint at once.</summary>
    /// <param name="steps">How many; more than there are shows all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Verdict Hints(int steps) => steps >= 0
        ? new(Kind, _subject, _hints, _details, steps)
        : throw new ArgumentOutOfRangeException(nameof(steps), steps, "Ask for 1 step or more, such as Hints(2).");

    /// <summary>Fails the cell if the answer is not right: for solutions, which must be.</summary>
    /// <returns>This verdict, to be the result of the cell.</returns>
    /// <exception cref="CheckFailedException">The answer is not right; the message is the verdict with all steps of its hint.</exception>
    public Verdict Require() => IsRight
        ? this
        : throw new CheckFailedException($"the solution is right ({Hints(_hints.Count).ToString().ReplaceLineEndings(" ")})");

    /// <summary>The verdict in plain text, a line for each thing that is said, with the first step of the hint.</summary>
    public override string ToString()
    {
        int shown = Math.Min(Math.Max(_shown, 1), _hints.Count);
        IEnumerable<FormattableString> next = shown < _hints.Count
            ? [$"For the next hint write .Hints({shown + 1}) behind .Check(…)."] : [];
        return string.Join("\n", _hints.Take(shown).Concat(_details).Concat(next).Select(Text)
            .Prepend($"{Symbol} {Words}: {Text(_subject)}"));
    }

    /// <summary>What notebooks show.</summary>
    public string ToHtml() =>
        $"<div style=\"border-left:0.3em solid {Colour};padding:0.1em 0.8em;margin:0.3em 0\">"
        + $"<p style=\"margin:0.3em 0\"><strong>{Symbol} {Words}:</strong> {Html(_subject)}</p>"
        + string.Concat(_details.Select(Paragraph)) + Folded(0) + "</div>";

    /// <summary>The hint from this step on, each step folded into the one before.</summary>
    private string Folded(int step) => step == _hints.Count
        ? ""
        : $"<details{(step < _shown ? " open=\"\"" : "")} style=\"margin:0.3em 0\"><summary>Hint"
            + (_hints.Count > 1 ? $" {step + 1} of {_hints.Count}" : "")
            + $"</summary>{Paragraph(_hints[step])}{Folded(step + 1)}</details>";

    private (string Symbol, string Words, string Colour) Look => Kind switch
    {
        VerdictKind.Missing => ("○", "No answer yet", "#6e7781"),
        VerdictKind.Right => ("✓", "Right", "#1a7f37"),
        VerdictKind.Borrowed => ("○", "The library's answer", "#6e7781"),
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

    private static string Paragraph(FormattableString line) => $"<p style=\"margin:0.3em 0\">{Html(line)}</p>";

    private static string Html(FormattableString line) => string.Format(
        CultureInfo.InvariantCulture,
        WebUtility.HtmlEncode(line.Format),
        [.. line.GetArguments().Select(part => part switch
        {
            Node node => Mathematics(node),
            FormattableString inner => Html(inner),
            _ => (object)WebUtility.HtmlEncode(Convert.ToString(part, CultureInfo.InvariantCulture))!,
        })]);

    private static string Mathematics(Node node) =>
        Formula.Typeset(new MathMLPrinter().Print(node)).Replace(" display=\"block\"", "", StringComparison.Ordinal);
}
