using System.Xml;

namespace TexMath;

/// <summary>Cuts TeX into tokens.</summary>
internal static class TexLexer
{
    private const string Specials = "{}^_&~$#";

    /// <summary>The tokens, the last of which is the end. Comments are left out, and white space after a command's name.</summary>
    /// <exception cref="TexException">A character that no page may hold, or a backslash at the end.</exception>
    public static List<Token> Tokens(string tex)
    {
        RequireXml(tex);
        List<Token> tokens = [];
        int i = 0;
        while (i < tex.Length)
        {
            int start = i;
            switch (tex[i])
            {
                case '%':
                    int end = tex.IndexOf('\n', i);
                    i = end < 0 ? tex.Length : SkipSpace(tex, end);
                    break;
                case '\\':
                    string name = CommandName(tex, i + 1);
                    i += 1 + name.Length;
                    tokens.Add(new(TokenKind.Command, char.IsWhiteSpace(name[0]) ? " " : name, start));
                    i = char.IsAsciiLetter(name[0]) ? SkipSpace(tex, i) : i;
                    i = name == "href" ? Address(tex, i, tokens) : i;
                    break;
                case var c when char.IsWhiteSpace(c):
                    i = SkipSpace(tex, i);
                    tokens.Add(new(TokenKind.Space, " ", start));
                    break;
                case var c:
                    i += CharacterLength(tex, i);
                    tokens.Add(new(Specials.Contains(c) ? TokenKind.Special : TokenKind.Character, tex[start..i], start));
                    break;
            }
        }
        tokens.Add(new(TokenKind.End, "", tex.Length));
        return tokens;
    }

    /// <summary>An address in braces: none of its characters means anything to TeX.</summary>
    private static int Address(string tex, int i, List<Token> tokens)
    {
        int end = i < tex.Length && tex[i] == '{' ? tex.IndexOf('}', i) : -1;
        if (end < 0)
        {
            return i;
        }
        tokens.Add(new(TokenKind.Special, "{", i));
        for (i++; i < end; i += CharacterLength(tex, i))
        {
            tokens.Add(new(TokenKind.Character, tex.Substring(i, CharacterLength(tex, i)), i));
        }
        return end;
    }

    private static void RequireXml(string tex)
    {
        for (int i = 0; i < tex.Length; i += CharacterLength(tex, i))
        {
            if (CharacterLength(tex, i) == 1 && !XmlConvert.IsXmlChar(tex[i]))
            {
                throw new TexException($"The character U+{(int)tex[i]:X4} cannot stand in a page", tex, i, "Delete it.");
            }
        }
    }

    private static string CommandName(string tex, int i)
    {
        if (i == tex.Length)
        {
            throw new TexException(
                "A backslash without a command", tex, i - 1, @"Write the name of a command after it; the sign itself is \backslash.");
        }
        int end = i;
        while (end < tex.Length && char.IsAsciiLetter(tex[end]))
        {
            end++;
        }
        return end > i ? tex[i..end] : tex.Substring(i, CharacterLength(tex, i));
    }

    private static int SkipSpace(string tex, int i)
    {
        while (i < tex.Length && char.IsWhiteSpace(tex[i]))
        {
            i++;
        }
        return i;
    }

    private static int CharacterLength(string tex, int i) => i + 1 < tex.Length && char.IsSurrogatePair(tex[i], tex[i + 1]) ? 2 : 1;
}
