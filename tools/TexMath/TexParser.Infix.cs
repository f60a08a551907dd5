using System.Xml.Linq;

namespace TexMath;

/// <summary>TeX's own commands for fractions, which stand between numerator and denominator.</summary>
internal sealed partial class TexParser
{
    /// <summary>The commands: delimiters, and whether there is a line.</summary>
    public static readonly Dictionary<string, (string Left, string Right, bool HasLine)> Infixes = new()
    {
        ["over"] = ("", "", true),
        ["above"] = ("", "", true),
        ["atop"] = ("", "", false),
        ["choose"] = ("(", ")", false),
        ["brack"] = ("[", "]", false),
        ["brace"] = ("{", "}", false),
    };

    private Atom Infix(Token command, XElement over, XElement under, MathStyle style)
    {
        var (left, right, hasLine) = Infixes[command.Text];
        XElement fraction = MathML.Element("mfrac", hasLine ? null : new XAttribute("linethickness", "0"), over, under);
        Atom atom = new(AtomClass.Inner, fraction);
        return left.Length == 0 ? atom : new Atom(AtomClass.Inner, In(style, _alphabet, () => Fenced([left, right], [[atom]])));
    }

    /// <summary>\above is followed by the thickness of its line, which is that of the font here.</summary>
    private void TakeThickness(Token command)
    {
        if (command.Text == "above")
        {
            UnbracedDimension(command);
        }
    }

    /// <summary>\genfrac{(}{)}{thickness}{style}{numerator}{denominator}.</summary>
    private Atom GeneralFraction(Token command)
    {
        string left = DelimiterInBraces(command), right = DelimiterInBraces(command);
        string thickness = Raw(command).Trim(), style = Raw(command).Trim();
        MathStyle inside = style switch
        {
            "0" => MathStyle.Display,
            "1" => MathStyle.Text,
            "2" => MathStyle.Script,
            "3" => MathStyle.ScriptScript,
            "" => _style,
            _ => throw Error($"The style of {command} is {style}", command, "Styles are 0, 1, 2, 3 or nothing."),
        };
        Atom Whole()
        {
            Atom fraction = Fraction(command, inside);
            if (thickness.StartsWith('0'))
            {
                fraction.Element.SetAttributeValue("linethickness", "0");
            }
            return left + right == "" ? fraction : new Atom(AtomClass.Inner, Fenced([left, right], [[fraction]]));
        }
        return style.Length == 0 ? Whole() : Styled(inside, Whole);
    }

    private string DelimiterInBraces(Token command)
    {
        Token[] tokens = _tokens.Argument(command);
        return tokens.Length == 0 || tokens is [{ Text: "." }] ? ""
            : tokens is [var token] && Delimiters.Of(token) is { } delimiter ? delimiter.Character
            : throw Error(
                $"{command} is followed by {string.Concat(tokens)}, which is no delimiter", command,
                @"Write one, as in \genfrac{(}{)}{0pt}{}{n}{k}.");
    }
}
