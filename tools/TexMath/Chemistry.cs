using System.Text;
using System.Text.RegularExpressions;

namespace TexMath;

/// <summary>What \ce takes, as TeX: a part of what the package mhchem reads.</summary>
internal static partial class Chemistry
{
    /// <summary>
    /// Elements are upright, a number behind one is an index and before one a coefficient, a sign at the end of one is its charge;
    /// between blanks + is an operator, between elements -, = and # are bonds.
    /// </summary>
    public static string ToTex(string formula)
    {
        var tex = new StringBuilder();
        // Whether what comes next stands behind an element or a bracket.
        bool isBehind = false;
        for (int i = 0; i < formula.Length;)
        {
            Match part = Part().Match(formula, i);
            string text = part.Value;
            i += text.Length;
            tex.Append(Kind(part) switch
            {
                "arrow" => Arrow(part),
                "space" => "",
                "math" => text.Length > 2 ? $"{{{text[1..^1]}}}" : "",
                "command" => text,
                "gas" => @"{\uparrow}",
                "solid" => @"{\downarrow}",
                "script" => $"{(isBehind ? "" : "{}")}{text[0]}{{{Script(part.Groups["in"].Value)}}}",
                "word" => $@"\mathrm{{{text}}}",
                "variable" => text.Trim() + @"\,",
                "number" when isBehind => $"_{{{text}}}",
                "number" => Coefficient(text),
                "charge" => isBehind ? $"^{{{text}}}" : $"{{{text}}}",
                "plus" => "{}+{}",
                "bond" => text[0] == '#' ? @"{\equiv}" : text[0] == '-' ? "{-}" : "{=}",
                "dot" => @"{\cdot}",
                "group" => ToTex(text[1..^1]),
                _ => Escaped(text),
            });
            isBehind = Kind(part) switch
            {
                "word" or "script" or "group" or "math" or "command" => true,
                "number" or "charge" => isBehind,
                "other" => text is ")" or "]",
                _ => false,
            };
        }
        return tex.ToString();
    }

    private static string Kind(Match part) => part.Groups.Keys.First(name => name.Length > 2 && part.Groups[name].Success);

    private static string Arrow(Match part)
    {
        string command = part.Groups["sign"].Value switch
        {
            "->" => "xrightarrow",
            "<-" => "xleftarrow",
            "<->" => "xleftrightarrow",
            _ => "xrightleftharpoons",
        };
        return $@"\{command}[{{{ToTex(part.Groups["under"].Value)}}}]{{\quad{{{ToTex(part.Groups["over"].Value)}}}\quad}}";
    }

    private static string Script(string text) =>
        text.StartsWith('{') ? $@"\mathrm{{{text[1..].Replace("}", "", StringComparison.Ordinal)}}}" : text;

    private static string Coefficient(string text) => text.Split('/') is [var over, var under]
        ? $@"\tfrac{{{over}}}{{{under}}}\," : text + @"\,";

    /// <summary>What means something to TeX and nothing to chemistry.</summary>
    private static string Escaped(string text) => text is "&" or "#" or "_" or "$" ? "\\" + text : text is "^" or "~" ? "" : text;

    [GeneratedRegex("""
        \G(?:
          (?<arrow>\s*(?<sign><=>>|<<=>|<=>|<->|->|<-)(?:\[(?<over>[^\[\]]*)\])?(?:\[(?<under>[^\[\]]*)\])?\s*)
        | (?<math>\$[^$]*\$)
        | (?<command>\\[A-Za-z]+\s*(?:\{[^{}]*\})*|\\.)
        | (?<gas>\s+\^(?=\s|$)|\(\^\))
        | (?<solid>\s+v(?=\s|$)|\(v\))
        | (?<script>[\^_](?<in>\{[^{}]*\}[+-]*|[0-9]*[+-]|[0-9A-Za-z]+))
        | (?<variable>(?<![A-Za-z])[a-z]\s+(?=[A-Z(\[]))
        | (?<word>[A-Za-z]+)
        | (?<number>[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?)
        | (?<plus>\s+\+\s+)
        | (?<dot>\s*[*]\s*|\.)
        | (?<charge>[+-]+(?=$|[\s)\]},]))
        | (?<bond>[-=\#])
        | (?<group>\{[^{}]*\})
        | (?<space>\s+)
        | (?<other>.)
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Part();
}
