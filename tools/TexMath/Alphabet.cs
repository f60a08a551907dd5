using System.Text;

namespace TexMath;

/// <summary>
/// An alphabet of mathematics: where Unicode has its letters and digits, since browsers do not all know
/// <c>mathvariant</c>. Zero where it has none.
/// </summary>
/// <param name="Capitals">Code of A.</param>
/// <param name="Smalls">Code of a.</param>
/// <param name="Digits">Code of 0.</param>
/// <param name="GreekCapitals">Code of Α.</param>
/// <param name="GreekSmalls">Code of α.</param>
/// <param name="JoinsLetters">Whether several letters make one word.</param>
/// <param name="Elsewhere">Letters that Unicode has elsewhere: the plain letter, then the one of this alphabet.</param>
internal sealed record Alphabet(
    int Capitals, int Smalls, int Digits = 0, int GreekCapitals = 0, int GreekSmalls = 0, bool JoinsLetters = false, string Elsewhere = "")
{
    private const string ScriptElsewhere = "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ";

    private const string FrakturElsewhere = "CℭHℌIℑRℜZℨ";

    public static readonly Alphabet Roman = new(0, 0, JoinsLetters: true);

    /// <summary>The alphabets by the commands that choose them.</summary>
    public static readonly Dictionary<string, Alphabet?> Table = new()
    {
        ["mathnormal"] = null,
        ["mathrm"] = Roman,
        ["mathup"] = Roman,
        ["mathbf"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2, JoinsLetters: true),
        ["mathit"] = new(0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC, JoinsLetters: true, "hℎ"),
        ["mathsf"] = new(0x1D5A0, 0x1D5BA, 0x1D7E2, JoinsLetters: true),
        ["mathtt"] = new(0x1D670, 0x1D68A, 0x1D7F6, JoinsLetters: true),
        ["mathbb"] = new(0x1D538, 0x1D552, 0x1D7D8, Elsewhere: "CℂHℍNℕPℙQℚRℝZℤ"),
        ["mathcal"] = new(0x1D49C, 0x1D4B6, Elsewhere: ScriptElsewhere),
        ["mathscr"] = new(0x1D49C, 0x1D4B6, Elsewhere: ScriptElsewhere),
        ["mathfrak"] = new(0x1D504, 0x1D51E, Elsewhere: FrakturElsewhere),
        ["mathbfit"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736),
        ["mathbfcal"] = new(0x1D4D0, 0x1D4EA),
        ["mathbfscr"] = new(0x1D4D0, 0x1D4EA),
        ["mathbffrak"] = new(0x1D56C, 0x1D586),
        ["boldsymbol"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736, Elsewhere: "∇𝛁∂𝝏ϵ𝝐ϑ𝝑ϕ𝝓ϱ𝝔ϖ𝝕"),
        ["bm"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736, Elsewhere: "∇𝛁∂𝝏ϵ𝝐ϑ𝝑ϕ𝝓ϱ𝝔ϖ𝝕"),
    };

    /// <summary>The alphabets by the old commands that choose them for the rest of a group.</summary>
    public static readonly Dictionary<string, Alphabet?> Switches = new()
    {
        ["rm"] = Roman,
        ["bf"] = Table["mathbf"],
        ["it"] = Table["mathit"],
        ["sf"] = Table["mathsf"],
        ["tt"] = Table["mathtt"],
        ["cal"] = Table["mathcal"],
        ["scr"] = Table["mathscr"],
        ["frak"] = Table["mathfrak"],
        ["mit"] = null,
        ["bfseries"] = Table["mathbf"],
        ["rmfamily"] = Roman,
    };

    /// <summary>Text in this alphabet; a character that it lacks stays.</summary>
    public string Write(string text) => string.Concat(text.EnumerateRunes().Select(Write));

    private Rune Write(Rune plain)
    {
        Rune[] elsewhere = [.. Elsewhere.EnumerateRunes()];
        int odd = Array.IndexOf(elsewhere, plain);
        if (odd >= 0 && odd % 2 == 0)
        {
            return elsewhere[odd + 1];
        }
        var (first, start) = plain.Value switch
        {
            >= 'A' and <= 'Z' => ('A', Capitals),
            >= 'a' and <= 'z' => ('a', Smalls),
            >= '0' and <= '9' => ('0', Digits),
            >= 'Α' and <= 'Ω' => ('Α', GreekCapitals),
            >= 'α' and <= 'ω' => ('α', GreekSmalls),
            _ => ('\0', 0),
        };
        return start == 0 ? plain : new Rune(start + plain.Value - first);
    }
}
