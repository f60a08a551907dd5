namespace TexMath;

/// <summary>The space between neighbours in a formula (Knuth, The TeXbook, 1984, chapter 18).</summary>
internal static class Spacing
{
    // Rows: what stands to the left; columns: to the right, both in the order of AtomClass.
    // 0 none, t thin, m medium, T thick; after . nothing in scripts; * does not occur.
    private static readonly string[] s_table =
    [
        "0  t  .m .T 0  0  0  .t",
        "t  t  *  .T 0  0  0  .t",
        ".m .m *  *  .m *  *  .m",
        ".T .T *  0  .T 0  0  .T",
        "0  0  *  0  0  0  0  0",
        "0  t  .m .T 0  0  0  .t",
        ".t .t *  .t .t .t .t .t",
        ".t t  .m .T .t 0  .t .t",
    ];

    private static readonly string[][] s_cells = [.. s_table.Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The space in math units (1/18 em) between two atoms.</summary>
    public static int Between(AtomClass left, AtomClass right, bool inScript) => s_cells[(int)left][(int)right] switch
    {
        "t" => 3,
        ['.', var width] when !inScript => width switch { 't' => 3, 'm' => 4, _ => 5 },
        _ => 0,
    };
}
