namespace TexMath;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A character that stands for itself.</summary>
    Character,

    /// <summary>A character that means something to TeX: { } ^ _ &amp; ~ $ #.</summary>
    Special,

    /// <summary>A command; the text is its name without the backslash.</summary>
    Command,

    /// <summary>White space of any length.</summary>
    Space,

    /// <summary>After the last token.</summary>
    End,
}

/// <summary>A part of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The character, or the name of the command.</param>
/// <param name="Position">Where it starts, counted from 0; of what a macro stands for, where the macro is.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    /// <summary>Whether a command keeps the meaning that it has without macros.</summary>
    public bool IsFixed { get; init; }

    public bool IsSpecial(char character) => Kind == TokenKind.Special && Text[0] == character;

    public bool IsCharacter(char character) => Kind == TokenKind.Character && Text[0] == character;

    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;

    public bool IsDigit => Kind == TokenKind.Character && char.IsAsciiDigit(Text[0]);

    /// <summary>As it was written.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.Command => $@"\{Text}",
        TokenKind.End => "the end",
        _ => Text,
    };
}
