using System.Globalization;
using System.Xml.Linq;

namespace TexMath;

/// <summary>What the formulas of a page share.</summary>
/// <param name="announced">Labels that a first reading has found, wherever on the page.</param>
internal sealed class TexPage(IReadOnlyDictionary<string, XElement>? announced)
{
    private readonly Dictionary<string, XElement> _labels = [];
    private int _numbers;

    public MacroTable Macros { get; } = new();

    /// <summary>What stands in the parentheses beside each labelled equation.</summary>
    public IReadOnlyDictionary<string, XElement> Labels => _labels;

    /// <summary>The number of the next equation that has a label and no tag.</summary>
    public XElement NextNumber() => MathML.Element("mtext", (++_numbers).ToString(CultureInfo.InvariantCulture));

    /// <summary>Names an equation; false where the name is taken.</summary>
    public bool TryLabel(string label, XElement tag) => _labels.TryAdd(label, tag);

    /// <summary>What stands beside the equation of a label; null where there is none.</summary>
    public XElement? Tag(string label) =>
        _labels.TryGetValue(label, out XElement? tag) || (announced?.TryGetValue(label, out tag) ?? false) ? tag : null;

    /// <summary>The id of a labelled equation, as MathJax names it.</summary>
    public static string Id(string label) => "mjx-eqn-" + label.Replace(' ', '-');
}
