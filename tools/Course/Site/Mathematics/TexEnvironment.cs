namespace Course.Site.Mathematics;

/// <summary>An environment: a table between delimiters.</summary>
/// <param name="Class">The class of the table, which the style sheet knows.</param>
/// <param name="Left">The delimiter to its left, or nothing.</param>
/// <param name="Right">The delimiter to its right, or nothing.</param>
/// <param name="Columns">How the columns are aligned: l, c, r; from the start again where there are more.</param>
/// <param name="MaxColumns">How many columns there may be.</param>
/// <param name="Style">The style of its cells.</param>
internal sealed record TexEnvironment(
    string Class, string Left = "", string Right = "", string Columns = "c", int MaxColumns = int.MaxValue, MathStyle Style = MathStyle.Text)
{
    private static readonly TexEnvironment s_aligned = new("tex-aligned", Columns: "rl", Style: MathStyle.Display);

    private static readonly TexEnvironment s_gathered = new("tex-aligned", MaxColumns: 1, Style: MathStyle.Display);

    /// <summary>The environments; array is beside them, since its columns are written with it.</summary>
    public static readonly Dictionary<string, TexEnvironment> Table = new()
    {
        ["matrix"] = new("tex-matrix"),
        ["pmatrix"] = new("tex-matrix", "(", ")"),
        ["bmatrix"] = new("tex-matrix", "[", "]"),
        ["Bmatrix"] = new("tex-matrix", "{", "}"),
        ["vmatrix"] = new("tex-matrix", "|", "|"),
        ["Vmatrix"] = new("tex-matrix", "‖", "‖"),
        ["smallmatrix"] = new("tex-small", Style: MathStyle.Script),
        ["cases"] = new("tex-cases", "{", Columns: "l", MaxColumns: 2),
        ["dcases"] = new("tex-cases", "{", Columns: "l", MaxColumns: 2, Style: MathStyle.Display),
        ["rcases"] = new("tex-cases", Right: "}", Columns: "l", MaxColumns: 2),
        ["aligned"] = s_aligned,
        ["align"] = s_aligned,
        ["align*"] = s_aligned,
        ["split"] = s_aligned with { MaxColumns = 2 },
        ["gathered"] = s_gathered,
        ["gather"] = s_gathered,
        ["gather*"] = s_gathered,
        ["equation"] = s_gathered,
        ["equation*"] = s_gathered,
    };
}
