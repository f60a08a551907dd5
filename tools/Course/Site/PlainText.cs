using AngleSharp.Dom;

namespace Course.Site;

/// <summary>
/// The text of an element for where no formula can be drawn, such as the contents and the search: x² and a/b, where the letters alone would
/// say x2 and ab.
/// </summary>
internal static class PlainText
{
    private const string Raisable = "0123456789+−=()n", Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";

    private const string Lowerable = "0123456789+−=()aeijkmnoprtuvx", Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₒₚᵣₜᵤᵥₓ";

    public static string Of(INode node) => node switch
    {
        IText text => text.Data,
        IElement { LocalName: "msup" or "mover", Children.Length: 2 } power => Part(power, 0) + Above(Part(power, 1)),
        IElement { LocalName: "msub" or "munder", Children.Length: 2 } index => Part(index, 0) + Below(Part(index, 1)),
        IElement { LocalName: "msubsup" or "munderover", Children.Length: 3 } both =>
            Part(both, 0) + Below(Part(both, 1)) + Above(Part(both, 2)),
        IElement { LocalName: "mfrac", Children.Length: 2 } fraction => $"{Factor(Part(fraction, 0))}/{Factor(Part(fraction, 1))}",
        IElement { LocalName: "msqrt" } root => "√" + Factor(string.Concat(root.ChildNodes.Select(Of))),
        _ => string.Concat(node.ChildNodes.Select(Of)),
    };

    private static string Part(IElement element, int index) => Of(element.Children[index]);

    private static string Above(string text) => Script(text, Raisable, Raised, "^");

    private static string Below(string text) => Script(text, Lowerable, Lowered, "_");

    private static string Script(string text, string plain, string moved, string sign) =>
        text is "′" or "″" or "" ? text
        : text.All(plain.Contains) ? string.Concat(text.Select(letter => moved[plain.IndexOf(letter, StringComparison.Ordinal)]))
        : sign + Factor(text);

    /// <summary>What is more than letters and digits stands in parentheses.</summary>
    private static string Factor(string text) =>
        text.Length == 1 || text.All(letter => char.IsLetterOrDigit(letter) || letter is '∂' or '∇') ? text : $"({text})";
}
