namespace TexMath;

/// <summary>What can stand after \left, \middle, \right and \big.</summary>
internal static class Delimiters
{
    private const string Opening = @"( (  [ [  \{ {  \lbrace {  \lbrack [  \langle ⟨  ⟨ ⟨  \lfloor ⌊  ⌊ ⌊  \lceil ⌈  ⌈ ⌈ "
        + @"\lvert |  \lVert ‖  \lgroup ⟮  \llbracket ⟦  ⟦ ⟦  \lmoustache ⎰  \ulcorner ⌜  \llcorner ⌞";

    private const string Closing = @") )  ] ]  \} }  \rbrace }  \rbrack ]  \rangle ⟩  ⟩ ⟩  \rfloor ⌋  ⌋ ⌋  \rceil ⌉  ⌉ ⌉ "
        + @"\rvert |  \rVert ‖  \rgroup ⟯  \rrbracket ⟧  ⟧ ⟧  \rmoustache ⎱  \urcorner ⌝  \lrcorner ⌟";

    private const string Bars = @"| |  \vert |  \| ‖  \Vert ‖  ‖ ‖";

    /// <summary>Delimiters only where they are asked to be.</summary>
    private const string Others =
        @"/ /  \backslash \  < ⟨  > ⟩  \uparrow ↑  \downarrow ↓  \updownarrow ↕  \Uparrow ⇑  \Downarrow ⇓  \Updownarrow ⇕";

    private static readonly Dictionary<string, Symbol> s_table = new(
    [
        .. Entries(Opening, AtomClass.Opening),
        .. Entries(Closing, AtomClass.Closing),
        .. Entries(Bars, AtomClass.Bar),
        .. Entries(Others, AtomClass.Ordinary),
    ]);

    /// <summary>The names of the commands here.</summary>
    public static IEnumerable<string> Names => s_table.Keys.Where(key => key[0] == '\\' && key.Length > 2).Select(key => key[1..]);

    /// <summary>The delimiter that a token is, if it is one.</summary>
    public static Symbol? Of(Token token) => s_table.TryGetValue(token.ToString(), out Symbol delimiter) ? delimiter : null;

    /// <summary>The bracket that a token is without being asked to, if it is one.</summary>
    public static Symbol? Bracket(Token token) => Of(token) is { Class: not AtomClass.Ordinary } bracket ? bracket : null;

    private static IEnumerable<KeyValuePair<string, Symbol>> Entries(string table, AtomClass @class) =>
        from pair in table.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        select KeyValuePair.Create(pair[0], new Symbol(pair[1], @class));
}
