using System.Xml.Linq;

namespace TexMath;

/// <summary>
/// What stands beside an equation, and references to it. An equation is numbered where it has a label and no tag: a
/// number that nothing refers to says nothing.
/// </summary>
internal sealed partial class TexParser
{
    private readonly List<Token> _labels = [];
    private XElement? _tag;
    private bool _hasParentheses;

    private void TakeTag(Token command)
    {
        if (_tag is not null)
        {
            throw Error(@"A second \tag for an equation", command, "Keep one.");
        }
        _hasParentheses = !TakeStar();
        _tag = Text(command, null);
    }

    private void TakeLabel(Token command)
    {
        string name = Raw(command).Trim();
        if (name.Length == 0 || _labels.Exists(label => label.Text == name))
        {
            throw Error(
                $"The label “{name}” is {(name.Length == 0 ? "empty" : "there twice")}", command, "Give each equation a name of its own.");
        }
        _labels.Add(command with { Text = name });
    }

    /// <summary>The tag, or the number, of the equation that ends here, and its id; nothing where it has none.</summary>
    private List<XObject>? EndEquation()
    {
        if (_tag is null && _labels.Count == 0)
        {
            return null;
        }
        XElement text = _tag ?? _page.NextNumber();
        List<XObject> shown = _tag is null || _hasParentheses ? [.. InParentheses(text)] : [text];
        if (_labels.Count > 0)
        {
            shown.Add(new XAttribute("id", TexPage.Id(_labels[0].Text)));
        }
        foreach (Token label in _labels)
        {
            if (!_page.TryLabel(label.Text, new XElement(text)))
            {
                throw Error($"The label “{label.Text}” is taken by an equation before", label, "Give each equation a name of its own.");
            }
        }
        (_tag, _hasParentheses) = (null, false);
        _labels.Clear();
        return shown;
    }

    /// <summary>The whole formula with its tag at the right edge of the page, or behind it in running text.</summary>
    private List<XElement> WithTag(List<Atom> atoms)
    {
        List<XElement> row = Row.Elements(atoms, _style);
        if (EndEquation() is not { } tag)
        {
            return row;
        }
        return _style != MathStyle.Display
            ? [.. row, MathML.Space(InterwordSpace), MathML.Element("mrow", tag)]
            : [MathML.Element(
                "mtable", new XAttribute("class", "tex-tagged"), new XAttribute("displaystyle", "true"),
                MathML.Element("mtr", Side(), MathML.Element("mtd", row), TagCell(tag)))];
    }

    /// <summary>What stands left of equations of which some have tags, so that they are in the middle.</summary>
    private static XElement Side() => MathML.Element("mtd", new XAttribute("class", "tex-side"));

    private static XElement TagCell(List<XObject>? tag) => MathML.Element("mtd", new XAttribute("class", "tex-tag"), tag);

    private static List<XElement> InParentheses(XElement text) =>
        text is { Name.LocalName: "mtext", HasElements: false, HasAttributes: false }
        ? [MathML.Element("mtext", $"({text.Value})")]
        : [MathML.Element("mtext", "("), text, MathML.Element("mtext", ")")];

    /// <summary>The number of a labelled equation, as a link to it.</summary>
    private Atom Reference(Token command, bool hasParentheses)
    {
        string label = Raw(command).Trim();
        XElement tag = _page.Tag(label)
            ?? throw Error(
                $"There is no equation with the label “{label}”", command,
                $@"Write \label{{{label}}} into the equation that is meant, or correct the name.");
        XElement link = Link("#" + Uri.EscapeDataString(TexPage.Id(label)), [new XElement(tag)]);
        return new Atom(AtomClass.Ordinary, hasParentheses ? MathML.Element("mrow", InParentheses(link)) : link);
    }

    /// <summary>\href{address}{formula}; an address that could run something is none.</summary>
    private Atom Hyperlink(Token command)
    {
        string address = AllowedAddress(command);
        List<Atom> atoms = In(MathStyle.Text, _alphabet, () => ArgumentAtoms(command));
        return new Atom(AtomClass.Ordinary, Link(address, Row.Elements(atoms, MathStyle.Text)));
    }

    /// <summary>\url{https:…}: a link that shows where it goes.</summary>
    private Atom Address(Token command)
    {
        string address = AllowedAddress(command);
        return new Atom(AtomClass.Ordinary, Link(address, [MathML.Element("mtext", address)]));
    }

    private string AllowedAddress(Token command)
    {
        string address = Raw(command).Trim();
        if (!address.StartsWith('#')
            && !(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" or "mailto"))
        {
            throw Error($"{command} goes to {address}", command, "Addresses start with https:, http:, mailto: or #.");
        }
        return address;
    }

    /// <summary>MathML has no links of its own; HTML may stand in its text.</summary>
    private static XElement Link(string address, List<XElement> content)
    {
        XNamespace html = "http://www.w3.org/1999/xhtml";
        bool isText = content.All(element => element.Name.LocalName == "mtext");
        return MathML.Element("mtext", new XElement(
            html + "a", new XAttribute("href", address),
            isText ? string.Concat(content.Select(text => text.Value)) : MathML.Element("math", content)));
    }
}
