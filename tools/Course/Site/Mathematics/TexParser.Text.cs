using System.Text;
using System.Xml.Linq;

namespace Course.Site.Mathematics;

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
        ["mbox"] = null,
        ["textbf"] = "tex-bold",
        ["textit"] = "tex-italic",
        ["emph"] = "tex-italic",
        ["textsf"] = "tex-sans",
        ["texttt"] = "tex-mono",
    };

    /// <summary>The commands that stand for characters in words.</summary>
    private static readonly Dictionary<string, char> s_textCharacters = new()
    {
        [" "] = NoBreakSpace,
        [","] = '\u2009',
        [":"] = '\u2005',
        [";"] = '\u2005',
        ["quad"] = '\u2003',
        ["ldots"] = '…',
        ["dots"] = '…',
        ["%"] = '%',
        ["$"] = '$',
        ["&"] = '&',
        ["#"] = '#',
        ["_"] = '_',
        ["{"] = '{',
        ["}"] = '}',
        ["textbackslash"] = '\\',
    };

    /// <summary>What is typed for quotation marks and dashes; the longer first.</summary>
    private static readonly (string Typed, string Meant)[] s_ligatures = [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’")];

    private XElement Text(Token command)
    {
        Descend(command);
        Token opening = Peek();
        if (!opening.IsSpecial('{'))
        {
            throw Error($"The argument of {command} is not in braces", command, $"Write {command}{{…}}.");
        }
        Next();
        List<XElement> parts = [];
        StringBuilder words = new();
        void EndWords()
        {
            if (words.Length > 0)
            {
                XElement text = MathML.Element("mtext", s_ligatures.Aggregate(words.ToString(), (written, ligature) => written.Replace(ligature.Typed, ligature.Meant, StringComparison.Ordinal)));
                AddClass(text, s_textClasses[command.Text]);
                parts.Add(text);
                words.Clear();
            }
        }
        int groups = 1;
        while (groups > 0)
        {
            Token token = _tokens[_next];
            _next++;
            switch (token)
            {
                case { Kind: TokenKind.End }:
                    throw Error($"{command}{{ is not closed before the end", command, "Write } where the words end.");
                case { Kind: TokenKind.Character }:
                    words.Append(token.Text);
                    break;
                case { Kind: TokenKind.Space } or { Kind: TokenKind.Special, Text: "~" }:
                    words.Append(NoBreakSpace);
                    break;
                case { Kind: TokenKind.Special, Text: "{" }:
                    groups++;
                    break;
                case { Kind: TokenKind.Special, Text: "}" }:
                    groups--;
                    break;
                case { Kind: TokenKind.Special, Text: "$" } or { Kind: TokenKind.Command, Text: "(" }:
                    EndWords();
                    List<Atom> atoms = In(MathStyle.Text, null, Atoms);
                    string end = token.Text == "$" ? "$" : ")";
                    Close(token, Next(), closing => closing.Text == end && closing.Kind == token.Kind, token.Text == "$" ? "$" : @"\)");
                    parts.Add(Row.Of(atoms, MathStyle.Text));
                    break;
                case { Kind: TokenKind.Special }:
                    throw Error($"A {token} among words", token, $@"Write \{token} for the sign, or ${token}$ with what belongs to it for mathematics.");
                case { Text: var name } when s_textCharacters.TryGetValue(name, out char character):
                    words.Append(character);
                    break;
                case { Text: var name } when s_textClasses.ContainsKey(name):
                    EndWords();
                    parts.Add(Text(token));
                    break;
                default:
                    throw Error($"{token} among words", token, $"Write mathematics between dollar signs: ${token}$. Letters with accents are typed as they are.");
            }
        }
        EndWords();
        _depth--;
        return parts is [var single] ? single : MathML.Element("mrow", parts);
    }
}
