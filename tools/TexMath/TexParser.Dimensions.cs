using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Lengths, and space of a length.</summary>
internal sealed partial class TexParser
{
    /// <summary>The units of TeX in math units, at ten points the em.</summary>
    private static readonly Dictionary<string, double> s_units = new()
    {
        ["mu"] = 1,
        ["em"] = 18,
        ["ex"] = 18 * 0.431,
        ["pt"] = 1.8,
        ["pc"] = 12 * 1.8,
        ["mm"] = 2.845 * 1.8,
        ["cm"] = 28.45 * 1.8,
        ["in"] = 72.27 * 1.8,
    };

    private double Dimension(Token token)
    {
        TakeStar();
        _tokens.SkipSpace();
        Token argument = PeekAt(0);
        return Dimension(Raw(token)) ?? throw Error(
            $"{token} takes a length", argument, $"Units are {string.Join(", ", s_units.Keys)}, as in {token}{{0.5em}}.");
    }

    /// <summary>A length in math units.</summary>
    private static double? Dimension(string text) =>
        Length().Match(text) is { Success: true } match
        && s_units.TryGetValue(match.Groups[2].Value, out double unit)
        && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 1000
            ? number * unit
            : null;

    [GeneratedRegex(@"^\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*([a-z]+)\s*$")]
    private static partial Regex Length();

    /// <summary>A length without braces, as in \kern 1em or \mkern-3mu.</summary>
    private double UnbracedDimension(Token command)
    {
        _tokens.SkipSpace();
        StringBuilder text = new();
        bool hasUnit = false;
        if (PeekAt(0).IsSpecial('{'))
        {
            return Dimension(command);
        }
        while (!hasUnit && PeekAt(0) is { Kind: TokenKind.Character or TokenKind.Space } token)
        {
            _tokens.Take();
            text.Append(token.Text);
            if (char.IsAsciiLetter(token.Text[0]))
            {
                text.Append(PeekAt(0).Kind == TokenKind.Character ? _tokens.Take().Text : "");
                hasUnit = true;
            }
        }
        return Dimension(text.ToString().Replace(" ", "", StringComparison.Ordinal))
            ?? throw Error($"{command} takes a length", command, $"Units are {string.Join(", ", s_units.Keys)}, as in {command} 0.5em.");
    }

    /// <summary>\rule{width}{height}: a filled box.</summary>
    private Atom Rule(Token command)
    {
        _tokens.InBrackets(command);
        double width = Dimension(command), height = Dimension(command);
        return new Atom(AtomClass.Ordinary, MathML.Element(
            "mspace", new XAttribute("class", "tex-rule"), new XAttribute("width", MathML.Length(width)),
            new XAttribute("height", MathML.Length(height))));
    }

    /// <summary>\smash, or only above or below the line.</summary>
    private Atom Smashed(Token command)
    {
        string[] vanishing = string.Concat(_tokens.InBrackets(command) ?? []) switch
        {
            "t" => ["height"],
            "b" => ["depth"],
            _ => ["height", "depth"],
        };
        return new Atom(AtomClass.Ordinary, Padded(Argument(command, _style), vanishing));
    }
}
