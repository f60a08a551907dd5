using System.Text;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Words inside formulas.</summary>
internal sealed partial class TexParser
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>The commands for words, and the class of what they hold.</summary>
    private static readonly Dictionary<string, string?> s_textClasses = new()
    {
        ["text"] = null,
        ["textrm"] = null,
        ["textnormal"] = null,
        ["textup"] = null,
        ["textmd"] = null,
        ["mbox"] = null,
        ["hbox"] = null,
        ["textbf"] = "tex-bold",
        ["textit"] = "tex-italic",
        ["textsl"] = "tex-italic",
        ["emph"] = "tex-italic",
        ["textsf"] = "tex-sans",
        ["texttt"] = "tex-mono",
        ["textsc"] = "tex-capitals",
    };

    /// <summary>The commands that change how the words after them look, and the class of those.</summary>
    private static readonly Dictionary<string, string?> s_textSwitches = new()
    {
        ["rm"] = null,
        ["bf"] = "tex-bold",
        ["it"] = "tex-italic",
        ["em"] = "tex-italic",
        ["sf"] = "tex-sans",
        ["tt"] = "tex-mono",
        ["displaystyle"] = null,
        ["small"] = null,
        ["footnotesize"] = null,
        ["scriptsize"] = null,
    };

    /// <summary>The commands that stand for characters in words.</summary>
    private static readonly Dictionary<string, string> s_textCharacters = new()
    {
        [" "] = NoBreakSpace.ToString(),
        [","] = "\u2009",
        [":"] = "\u2005",
        [";"] = "\u2005",
        ["quad"] = "\u2003",
        ["ldots"] = "…",
        ["dots"] = "…",
        ["%"] = "%",
        ["$"] = "$",
        ["&"] = "&",
        ["#"] = "#",
        ["_"] = "_",
        ["{"] = "{",
        ["}"] = "}",
        ["qquad"] = "\u2003\u2003",
        ["enspace"] = "\u2002",
        ["thinspace"] = "\u2009",
        ["!"] = "",
        ["/"] = "",
        [@"\"] = " ",
        ["-"] = "\u00AD",
        ["S"] = "§",
        ["P"] = "¶",
        ["TeX"] = "TeX",
        ["LaTeX"] = "LaTeX",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textunderscore"] = "_",
        ["textquoteleft"] = "‘",
        ["textquoteright"] = "’",
        ["nobreakspace"] = NoBreakSpace.ToString(),
        ["space"] = NoBreakSpace.ToString(),
        ["textbackslash"] = "\\",
    };

    /// <summary>What is typed for quotation marks and dashes; the longer first.</summary>
    private static readonly (string Typed, string Meant)[] s_ligatures =
        [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’")];

    private Atom ChemicalFormula(Token command)
    {
        // A blank ends the name of a command, and is not kept behind it.
        IEnumerable<string> written = _tokens.Argument(command).Select(token => token.Kind == TokenKind.Command ? $"{token} " : $"{token}");
        PushGroup([.. Tokens(Chemistry.ToTex(string.Concat(written)), command)], command);
        return Nucleus();
    }

    /// <summary>The argument of a command for words; dollar signs in it enclose mathematics.</summary>
    private XElement Text(Token command, string? @class)
    {
        Descend(command);
        _tokens.SkipSpace();
        TextParts parts = new();
        if (PeekAt(0).IsSpecial('{'))
        {
            _tokens.Take();
            Words(command, @class, parts);
        }
        else if (PeekAt(0).Kind == TokenKind.Character)
        {
            parts.Add(_tokens.Take().Text, @class);
        }
        else
        {
            throw Error($"The argument of {command} is not in braces", command, $"Write {command}{{…}}.");
        }
        _depth--;
        return parts.ToElement();
    }

    /// <summary>Words up to the brace that closes.</summary>
    private void Words(Token command, string? @class, TextParts parts)
    {
        Descend(command);
        while (true)
        {
            Token token = PeekAt(0);
            if (_page.Macros.Of(token) is { } macro)
            {
                _tokens.Expand(macro);
                continue;
            }
            _tokens.Take();
            switch (token)
            {
                case { Kind: TokenKind.End }:
                    throw Error($"{command}{{ is not closed before the end", command, "Write } where the words end.");
                case { Kind: TokenKind.Space } or { Kind: TokenKind.Special, Text: "~" }:
                    parts.Add(NoBreakSpace.ToString(), @class);
                    break;
                case { Kind: TokenKind.Special, Text: "{" }:
                    Words(token, @class, parts);
                    break;
                case { Kind: TokenKind.Special, Text: "}" }:
                    _depth--;
                    return;
                case { Kind: TokenKind.Special, Text: "$" } or { Kind: TokenKind.Command, Text: "(" }:
                    List<Atom> atoms = In(MathStyle.Text, null, Atoms);
                    string end = token.Text == "$" ? "$" : ")";
                    Close(token, Next(), closing => closing.Text == end && closing.Kind == token.Kind, token.Text == "$" ? "$" : @"\)");
                    parts.Add(Row.Of(atoms, MathStyle.Text));
                    break;
                case { Kind: not TokenKind.Command }:
                    parts.Add(token.Text, @class);
                    break;
                case { Text: var name } when s_textCharacters.TryGetValue(name, out string? characters):
                    parts.Add(characters, @class);
                    break;
                case { Text: var name } when s_textClasses.TryGetValue(name, out string? inner):
                    parts.Add(Text(token, inner ?? (name is "textrm" or "textup" or "textmd" or "textnormal" ? null : @class)));
                    break;
                case { Text: var name } when s_textSwitches.TryGetValue(name, out string? rest):
                    @class = rest;
                    break;
                case { Text: "ref" or "eqref" }:
                    parts.Add(Reference(token, token.Text == "eqref").Element);
                    break;
                default:
                    throw Error(
                        $"{token} among words", token,
                        $"Write mathematics between dollar signs: ${token}$. Letters with accents are typed as they are.");
            }
        }
    }

    /// <summary>\verb|words|: the sign after the command ends them, too.</summary>
    private Atom Verbatim(Token command)
    {
        Token sign = _tokens.Take();
        Token[] words = _tokens.UpTo([sign], command);
        string written = string.Concat(words.Select(word => word.Kind == TokenKind.Space ? NoBreakSpace.ToString() : word.ToString()));
        XElement text = MathML.Element("mtext", written);
        AddClass(text, "tex-mono");
        return new Atom(AtomClass.Ordinary, text);
    }

    /// <summary>Words, each run of one class in an element, and mathematics between them.</summary>
    private sealed class TextParts
    {
        private readonly List<XElement> _parts = [];
        private readonly StringBuilder _words = new();
        private string? _class;

        public void Add(string words, string? @class)
        {
            if (@class != _class)
            {
                End();
                _class = @class;
            }
            _words.Append(words);
        }

        public void Add(XElement part)
        {
            End();
            _parts.Add(part);
        }

        public XElement ToElement()
        {
            End();
            return _parts is [var single] ? single : MathML.Element("mrow", _parts);
        }

        private void End()
        {
            if (_words.Length > 0)
            {
                string words = s_ligatures.Aggregate(
                    _words.ToString(), (written, ligature) => written.Replace(ligature.Typed, ligature.Meant, StringComparison.Ordinal));
                XElement text = MathML.Element("mtext", words);
                AddClass(text, _class);
                _parts.Add(text);
                _words.Clear();
            }
        }
    }
}
