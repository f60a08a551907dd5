using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Boxes, colours, and other looks.</summary>
internal sealed partial class TexParser
{
    /// <summary>A table of one cell: what every browser draws a frame around.</summary>
    private Atom Framed(string @class, List<XElement> content) => new(AtomClass.Ordinary, MathML.Element(
        "mtable", new XAttribute("class", @class), _style == MathStyle.Display ? new XAttribute("displaystyle", "true") : null,
        MathML.Element("mtr", MathML.Element("mtd", content))));

    private Atom Marked(Token command, string @class) =>
        new(AtomClass.Ordinary, MathML.Element("mrow", new XAttribute("class", @class), Argument(command, _style)));

    /// <summary>\color{red}{x} colours x, as Jupyter has it; \color{red} x all that follows in the group, as LaTeX has it.</summary>
    private Atom Coloured(Token command, bool isSwitch)
    {
        XAttribute colour = new("mathcolor", Colour(command));
        if (!isSwitch || Peek().IsSpecial('{'))
        {
            List<Atom> atoms = In(_style, _alphabet, () => ArgumentAtoms(command));
            AtomClass @class = atoms is [var single] ? single.Class : AtomClass.Ordinary;
            return new Atom(@class, MathML.Element("mstyle", colour, Row.Elements(atoms, _style)));
        }
        return new Atom(AtomClass.Ordinary, MathML.Element("mstyle", colour, Row.Elements(In(_style, _alphabet, Atoms), _style)));
    }

    private Atom ColouredBox(Token command, bool hasFrame)
    {
        XAttribute? frame = hasFrame ? new("style", $"border-color:{Colour(command)}") : null;
        XAttribute colour = new("mathbackground", Colour(command));
        Atom box = Framed(hasFrame ? "tex-boxed" : "tex-frame", [Text(command, null)]);
        XElement cell = box.Element.Descendants().Last(element => element.Name.LocalName == "mtd");
        cell.Add(colour, frame);
        return box;
    }

    /// <summary>\bbox[yellow,5px]{x}: x on a colour; the other things that MathJax takes in the brackets change nothing.</summary>
    private Atom BackgroundBox(Token command)
    {
        string options = string.Concat(_tokens.InBrackets(command) ?? []);
        string? colour = options.Split(',').Select(option => option.Trim())
            .FirstOrDefault(option => HexColour().IsMatch(option) || ColourName().IsMatch(option));
        Atom box = Framed("tex-frame", [Argument(command, _style)]);
        box.Element.Descendants().First(element => element.Name.LocalName == "mtd").SetAttributeValue("mathbackground", colour);
        return box;
    }

    /// <summary>A colour by its name in CSS, or in a model: [rgb]{1,0,0}, [RGB]{255,0,0}, [gray]{0.5}, [HTML]{ff0000}.</summary>
    private string Colour(Token command)
    {
        string model = string.Concat(_tokens.InBrackets(command) ?? []).Trim();
        string text = Raw(command).Trim();
        double[] parts =
        [
            .. text.Split(',').Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) ? x : double.NaN),
        ];
        double[]? rgb = (model, parts) switch
        {
            ("rgb", [_, _, _]) => [.. parts.Select(part => 255 * part)],
            ("RGB", [_, _, _]) => parts,
            ("gray", [var part]) => [255 * part, 255 * part, 255 * part],
            _ => null,
        };
        return rgb is not null && rgb.All(part => part is >= 0 and <= 255)
            ? "#" + string.Concat(rgb.Select(part => ((int)Math.Round(part)).ToString("x2", CultureInfo.InvariantCulture)))
            : model == "HTML" && HexColour().IsMatch("#" + text) ? "#" + text
            : model.Length == 0 && (HexColour().IsMatch(text) || ColourName().IsMatch(text)) ? text.ToLowerInvariant()
            : throw Error($"{command} is followed by {text}, which is no colour", command, "Write the name of a colour, or #rrggbb.");
    }

    [GeneratedRegex("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
    private static partial Regex HexColour();

    [GeneratedRegex("^[A-Za-z]{3,24}$")]
    private static partial Regex ColourName();

    /// <summary>\class{…}{x}, \cssId{…}{x} and \style{…}{x}: x.</summary>
    private Atom WithoutAttribute(Token command)
    {
        Raw(command);
        return new Atom(AtomClass.Ordinary, Argument(command, _style));
    }

    /// <summary>\mathchoice: one formula for each style, of which the one for this style is taken.</summary>
    private Atom Choice(Token command)
    {
        Token[][] choices = [.. Enumerable.Range(0, 4).Select(_ => _tokens.Argument(command))];
        PushGroup(choices[(int)_style], command);
        return new Atom(AtomClass.Ordinary, Argument(command, _style));
    }

    /// <summary>\root degree \of{x}.</summary>
    private Atom RootOf(Token command)
    {
        Token[] degree = _tokens.UpTo([new Token(TokenKind.Command, "of", 0)], command);
        PushGroup(degree, command);
        XElement index = Argument(command, MathStyle.ScriptScript);
        return new Atom(AtomClass.Ordinary, MathML.Element("mroot", Argument(command, _style), index));
    }

    /// <summary>\unicode{x263A}: a character by its number.</summary>
    private Atom Unicode(Token command)
    {
        _tokens.InBrackets(command);
        string text = Raw(command).Trim();
        bool isHexadecimal = text.StartsWith('x');
        NumberStyles style = isHexadecimal ? NumberStyles.HexNumber : NumberStyles.None;
        return int.TryParse(isHexadecimal ? text[1..] : text, style, CultureInfo.InvariantCulture, out int code)
            && Rune.IsValid(code) && code >= ' ' && code is not (0xFFFE or 0xFFFF or 0x7F)
                ? new Atom(AtomClass.Ordinary, MathML.Element("mtext", new Rune(code).ToString()))
                : throw Error(
                    $"{command} is followed by {text}, which is no number of a character", command, @"Write one as in \unicode{x263A}.");
    }

    /// <summary>All that follows in the same group, in a size.</summary>
    private Atom RestSized(string size) =>
        new(AtomClass.Ordinary, MathML.Element(
            "mstyle", new XAttribute("mathsize", size), Row.Elements(In(_style, _alphabet, Atoms), _style)));
}
