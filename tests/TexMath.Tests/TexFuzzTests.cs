using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace TexMath.Tests;

/// <summary>
/// Formulas that are damaged at random. There are 100,000 in CI, other ones each day, and a tenth elsewhere, the same
/// ones each time; the environment variable TEX_SEED asks for others.
/// </summary>
public class TexFuzzTests(ITestOutputHelper output)
{
    private static readonly bool s_isCI = Environment.GetEnvironmentVariable("CI") is not (null or "" or "0" or "false");

    private static readonly string[] s_formulas = [.. TexMathTests.Golden.Select(row => row.Data.Item1.Trim('$'))];

    private static readonly string[] s_scraps =
    [
        "{", "}", "^", "_", "&", "'", "$", "#", "#1", "~", "%", "\n", " ", "\\", @"\\", "[", "]", "(", ")", "|", ".", "*", "=", "1", "x",
            "é", "π", "😀",
        "\uD83D", "\uDE00", "\uFFFE", "\0", "\u0301", "\U0001FFFE", "\u2028", "\t", "]]>", "<b>", "&amp;", "\"",
        @"\left", @"\right", @"\middle", @"\begin{matrix}", @"\end{matrix}", @"\begin{align}", @"\end{align}", @"\begin{array}{c|r}",
            @"\begin{array}", @"\begin", @"\end",
        @"\frac", @"\over", @"\choose", @"\above", @"\sqrt", @"\sqrt[", @"\root", @"\of", @"\text", @"\text{", @"\mbox{$", @"\(", @"\)",
            @"\verb|", @"\href{", @"\unicode{xD800}",
        @"\limits", @"\not", @"\operatorname", @"\operatorname*", @"\hspace{", @"\kern", "1em", "-3mu", @"\hline", @"\cr", @"\mathbf",
            @"\bf", @"\rm", @"\hat", @"\underbrace", @"\genfrac",
        @"\overset", @"\big", @"\displaystyle", @"\large", @"\sum", @"\sin", @"\,", @"\{", @"\substack", @"\matrix{", @"\xrightarrow",
            @"\foo", @"\dots", @"\boxed", @"\color{red}", @"\color[rgb]{1,0,9}",
        @"\tag", @"\tag{1}", @"\label{a}", @"\ref{a}", @"\eqref{a}", @"\newcommand", @"\newcommand{\x}[2]",
            @"\renewcommand\x[1][y]{#1#1}", @"\def\x#1", @"\def\x{\x\x}", @"\x", @"\let\x", @"\let\frac\x",
        @"\let\x=}", @"\let\x={", @"\DeclareMathOperator", @"\newenvironment{v}{\begin{v}}{}", @"\begin{v}", @"\end{v}",
        @"\ce", @"\ce{", "->", "<=>[", @"\begin{CD}", @"\end{CD}", "@", "@>", "@V", ">", "@=", @"\llap", @"\buildrel",
            @"\rule{1em}{1em}", @"\mathchoice", @"\genfrac", @"\sideset", @"\class{a}",
    ];

    private static readonly Func<Random, string, string>[] s_mutations =
    [
        (random, tex) => tex.Insert(random.Next(tex.Length + 1), s_scraps[random.Next(s_scraps.Length)]),
        (random, tex) => tex.Insert(random.Next(tex.Length + 1), s_formulas[random.Next(s_formulas.Length)]),
        (random, tex) => tex[..random.Next(tex.Length + 1)],
        (random, tex) => tex[random.Next(tex.Length + 1)..],
        (random, tex) => tex.Length == 0 ? tex : tex.Remove(random.Next(tex.Length), 1),
        (random, tex) => tex.Length == 0 ? tex : Exchange(tex, random.Next(tex.Length), random.Next(tex.Length)),
        (random, tex) => tex + tex,
        (random, tex) => tex.Insert(random.Next(tex.Length + 1), ((char)random.Next(0x10000)).ToString()),
        (random, tex) => Wrap(tex, random.Next(1, random.Next(100) == 0 ? 5_000 : 20), s_scraps[random.Next(s_scraps.Length)],
            s_scraps[random.Next(s_scraps.Length)]),
        (random, tex) => @"\def\a{\b\b}\def\b{\c\c}\def\c{\d\d}\def\d{\e\e}\def\e{\f\f}\def\f{xx}"
            + tex.Insert(random.Next(tex.Length + 1), @"\a "),
        (random, tex) => $@"\newcommand{{\x}}[1]{{{s_scraps[random.Next(s_scraps.Length)]}#1{s_scraps[random.Next(s_scraps.Length)]}}}"
            + $@"\x{{{tex}}}",
        (random, tex) => $@"\begin{{align}}{tex}&{tex}\label{{l}}\\{tex}\end{{align}}",
    ];

    [Fact]
    public void A_damaged_formula_is_MathML_or_a_TexException_that_says_where()
    {
        int count = s_isCI ? 100_000 : 10_000;
        int seed = int.Parse(
            Environment.GetEnvironmentVariable("TEX_SEED")
                ?? (s_isCI ? DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "20260103"),
            CultureInfo.InvariantCulture);
        output.WriteLine($"TEX_SEED={seed}");
        int converted = 0;
        for (int i = 0; i < count; i++)
        {
            Random random = new(unchecked(seed + 1_000_003 * i));
            string tex = s_formulas[random.Next(s_formulas.Length)];
            for (int damages = random.Next(1, 5); damages > 0; damages--)
            {
                tex = s_mutations[random.Next(s_mutations.Length)](random, tex);
            }
            tex = tex.Length > 100_000 ? tex[..100_000] : tex;
            try
            {
                string mathML = new TexTypesetter().ToMathML(tex, display: random.Next(2) == 0);
                converted += mathML.Length == 0 || XDocument.Parse(mathML).Root!.Name.LocalName == "math" ? 1 : 0;
            }
            catch (TexException e)
            {
                Assert.InRange(e.Position, 0, tex.Length);
            }
            catch (Exception e)
            {
                Assert.Fail($"Formula {i} with TEX_SEED={seed}: {tex[..Math.Min(tex.Length, 500)]}\n{e}");
            }
        }
        // Both ends of the test are reached.
        Assert.InRange(converted, count / 20, count * 9 / 10);
    }

    [Theory]
    [InlineData(@"\def\a{\b\b\b\b\b\b\b\b\b\b}\def\b{\c\c\c\c\c\c\c\c\c\c}\def\c{\d\d\d\d\d\d\d\d\d\d}\def\d{\e\e\e\e\e\e\e\e\e\e}"
        + @"\def\e{x}\a")]
    [InlineData(@"\def\a#1{\a{#1#1}}\a x")]
    [InlineData(@"\def\a#1{#1#1}\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{\a{x}}}}}}}}}}}}}}}}}}}}}")]
    [InlineData(@"\newenvironment{v}{\begin{v}}{\end{v}}\begin{v}\end{v}")]
    public void Macros_that_stand_for_too_much_are_refused(string tex) =>
        Assert.Throws<TexException>(() => new TexTypesetter().ToMathML(tex, display: true));

    private static string Wrap(string tex, int times, string opening, string closing) =>
        new StringBuilder().Insert(0, opening, times).Append(tex).ToString() + new StringBuilder().Insert(0, closing, times);

    private static string Exchange(string tex, int i, int j)
    {
        char[] characters = tex.ToCharArray();
        (characters[i], characters[j]) = (characters[j], characters[i]);
        return new string(characters);
    }
}
