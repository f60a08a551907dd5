namespace TexMath;

/// <summary>An environment: a table between delimiters.</summary>
/// <param name="Class">The class of the table, which the style sheet knows.</param>
/// <param name="Left">The delimiter to its left, or nothing.</param>
/// <param name="Right">The delimiter to its right, or nothing.</param>
/// <param name="Columns">How the columns are aligned: l, c, r; from the start again where there are more.</param>
/// <param name="MaxColumns">How many columns there may be.</param>
/// <param name="Style">The style of its cells.</param>
/// <param name="IsNumbered">Whether each row is an equation, which may have a tag.</param>
/// <param name="IsMultline">Whether the first row stands at the left and the last at the right.</param>
internal sealed record TexEnvironment(
    string Class, string Left = "", string Right = "", string Columns = "c", int MaxColumns = int.MaxValue,
    MathStyle Style = MathStyle.Text, bool IsNumbered = false, bool IsMultline = false)
{
    /// <summary>Whether & stands between the sides of a formula, of which the right one goes on with its sign.</summary>
    public bool IsAligned => Class == AlignedClass && Columns == "rl";

    private const string AlignedClass = "tex-aligned";

    private static readonly TexEnvironment s_aligned = new(AlignedClass, Columns: "rl", Style: MathStyle.Display);

    private static readonly TexEnvironment s_align = s_aligned with { IsNumbered = true };

    /// <summary>Formulas below each other.</summary>
    public static readonly TexEnvironment Gathered = new(AlignedClass, MaxColumns: 1, Style: MathStyle.Display);

    private static readonly TexEnvironment s_gather = Gathered with { IsNumbered = true };

    private static readonly TexEnvironment s_multline = Gathered with { IsMultline = true };

    private static readonly TexEnvironment s_equationArray =
        new("tex-equations", Columns: "rcl", Style: MathStyle.Display, IsNumbered: true);

    private static readonly TexEnvironment s_small = new("tex-small", Style: MathStyle.Script);

    /// <summary>Rows below a sign.</summary>
    public static readonly TexEnvironment Substack = s_small with { MaxColumns = 1 };

    /// <summary>The environments; array is beside them, since its columns are written with it.</summary>
    public static readonly Dictionary<string, TexEnvironment> Table = new(
    [
        .. Matrices("", "", ""),
        .. Matrices("p", "(", ")"),
        .. Matrices("b", "[", "]"),
        .. Matrices("B", "{", "}"),
        .. Matrices("v", "|", "|"),
        .. Matrices("V", "‖", "‖"),
        KeyValuePair.Create<string, TexEnvironment>("cases", new("tex-cases", "{", Columns: "l")),
        KeyValuePair.Create<string, TexEnvironment>("dcases", new("tex-cases", "{", Columns: "l", Style: MathStyle.Display)),
        KeyValuePair.Create<string, TexEnvironment>("rcases", new("tex-cases", Right: "}", Columns: "l")),
        KeyValuePair.Create<string, TexEnvironment>("drcases", new("tex-cases", Right: "}", Columns: "l", Style: MathStyle.Display)),
        .. Named("aligned alignedat split", s_aligned),
        .. Named("align align* alignat alignat* xalignat xalignat* flalign flalign*", s_align),
        .. Named("gathered equation equation* math displaymath", Gathered),
        .. Named("gather gather*", s_gather),
        .. Named("multline multline* multlined", s_multline),
        .. Named("eqnarray eqnarray*", s_equationArray),
    ]);

    /// <summary>The environments of plain TeX, whose rows stand in the braces of a command.</summary>
    public static readonly Dictionary<string, TexEnvironment> Braced = new()
    {
        ["substack"] = Substack,
        ["matrix"] = Table["matrix"],
        ["pmatrix"] = Table["pmatrix"],
        ["cases"] = Table["cases"],
        ["eqalign"] = s_align,
        ["displaylines"] = Gathered,
    };

    private static IEnumerable<KeyValuePair<string, TexEnvironment>> Matrices(string letter, string left, string right) =>
    [
        .. Named($"{letter}matrix {letter}matrix*", new("tex-matrix", left, right)),
        .. Named($"{letter}smallmatrix {letter}smallmatrix*", s_small with { Left = left, Right = right }),
    ];

    private static IEnumerable<KeyValuePair<string, TexEnvironment>> Named(string names, TexEnvironment environment) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, environment));
}
