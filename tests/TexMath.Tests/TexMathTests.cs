using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TexMath.Tests;

public partial class TexMathTests
{
    private const int MaxNestings = 400, MaxGarbage = 4000;

    private static readonly XNamespace s_mathML = "http://www.w3.org/1998/Math/MathML";

    /// <summary>golden/mathematics.txt: a formula between dollar signs, and under it what it becomes. A person has read each.</summary>
    public static TheoryData<string, string> Golden { get; } = new(
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "golden", "mathematics.txt"))
            .Where(line => line.Length > 0).Chunk(2).Select(pair => (pair[0], pair[1])));

    [Theory]
    [MemberData(nameof(Golden))]
    public void A_formula_becomes_MathML(string tex, string mathML)
    {
        bool display = tex.StartsWith("$$", StringComparison.Ordinal);
        XElement math = Parse(display ? tex[2..^2] : tex[1..^1], display);
        string row = string.Concat(math.Element(s_mathML + "semantics")!.Elements().First().Elements().Select(element =>
            element.ToString(SaveOptions.DisableFormatting)));
        Assert.Equal(mathML, row
            .Replace($" xmlns=\"{s_mathML}\"", "", StringComparison.Ordinal).Replace(" />", "/>", StringComparison.Ordinal)
            .Replace("\u2061", "&af;", StringComparison.Ordinal).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal)
            .Replace("\u2009", "&thinsp;", StringComparison.Ordinal));
    }

    [Fact]
    public void The_TeX_is_the_annotation() => Assert.Equal(
        """<math display="inline" xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>"""
        + """<annotation encoding="application/x-tex">x &lt; 1</annotation></semantics></math>""",
        Tex.ToMathML(" x < 1 ", display: false));

    [Theory]
    [InlineData(@"a + \foo", @"\foo is not supported, at character 5 of `a + \foo`.")]
    [InlineData(@"\alhpa", @"\alhpa is not supported, at character 1 of `\alhpa`. Did you mean \alpha?")]
    [InlineData(@"\Sin x", @"\Sin is not supported, at character 1 of `\Sin x`. Did you mean \sin?")]
    [InlineData("x +\n  y +\n  \\foo{z}\n- 1", @"\foo is not supported, at line 3, character 3 of `\foo{z}`.")]
    [InlineData(@"a + b + c + d + e + f + g + h + \foo + i + j + k + l + m + n", @"\foo is not supported, at character 33 of `…c + d + "
        + @"e + f + g + h + \foo + i + j + k + l + m…`.")]
    [InlineData(@"x \in \R", @"\R is not supported, at character 7 of `x \in \R`. Write \mathbb{R}.")]
    [InlineData(@"\argmax x", @"\argmax is not supported, at character 1 of `\argmax x`. Write \operatorname*{arg\,max}.")]
    [InlineData(@"\sgn x", @"\sgn is not supported, at character 1 of `\sgn x`. Write \operatorname{sgn}.")]
    [InlineData(@"\begin{CD}A @x B\end{CD}",
        @"@x is no arrow of a diagram, at character 14 of `\begin{CD}A @x B\end{CD}`. Arrows are @>>>, @<<<, @VVV, @AAA, @=, @| and @. "
            + "for none.")]
    [InlineData(@"\begin{CD}A @>a> B\end{CD}",
        @"An arrow @> has its sign less than three times, at character 14 of `\begin{CD}A @>a> B\end{CD}`. Write @>a>b>, with or "
            + "without a and b.")]
    [InlineData(@"x \ce{Y^2^3}", @"A second superscript, at character 3 of `x \ce{Y^2^3}`. Put braces around the part that has the "
        + "first one, or all of it into one script.")]
    [InlineData("{a", "{ is not closed before the end, at character 1 of `{a`. Write } where it ends.")]
    [InlineData(@"\frac{a}{b", "{ is not closed before the end, at character 9 of `\\frac{a}{b`. Write } where it ends.")]
    [InlineData("a}", @"A } without its {, at character 2 of `a}`. Delete it, or write \} for the sign.")]
    [InlineData("{a)}}", @"A } without its {, at character 5 of `{a)}}`. Delete it, or write \} for the sign.")]
    [InlineData(@"\frac{a}", @"An argument of \frac is missing, at character 1 of `\frac{a}`. Write it in braces.")]
    [InlineData(@"\sqrt", @"An argument of \sqrt is missing, at character 1 of `\sqrt`. Write it in braces.")]
    [InlineData("x^", "An argument of ^ is missing, at character 2 of `x^`. Write it in braces.")]
    [InlineData("x_^2", "An argument of _ is missing, at character 2 of `x_^2`. Write it in braces.")]
    [InlineData(@"\sqrt[3{x}", "[ is not closed before the end, at character 6 of `\\sqrt[3{x}`. Write ] where it ends.")]
    [InlineData("x^2^3",
        "A second superscript, at character 4 of `x^2^3`. Put braces around the part that has the first one, or all of it into one "
            + "script.")]
    [InlineData("x_1_2",
        "A second subscript, at character 4 of `x_1_2`. Put braces around the part that has the first one, or all of it into one script.")]
    [InlineData("x^2'", "A second superscript, at character 4 of `x^2'`. Put braces around the part that has the first one, or all of "
        + "it into one script.")]
    [InlineData("a & b", @"A & outside a table, at character 3 of `a & b`. Put the rows into \begin{aligned} … \end{aligned}, or write "
        + @"\& for the sign.")]
    [InlineData("a $ b", @"A $ inside a formula, at character 3 of `a $ b`. Write \$ for the sign.")]
    [InlineData("a # b", @"A # inside a formula, at character 3 of `a # b`. Write \# for the sign.")]
    [InlineData(@"\left( a", @"\left is not closed before the end, at character 1 of `\left( a`. Write \right and a delimiter, or "
        + @"\right. for none, where it ends.")]
    [InlineData(@"{\left( a} \right)", @"\left is not closed before }, at character 2 of `{\left( a} \right)`. Write \right and a "
        + @"delimiter, or \right. for none, where it ends.")]
    [InlineData(@"a \right)", @"\right without its \left, at character 3 of `a \right)`. Write \left before the delimiter that opens, "
        + @"or \left. for none.")]
    [InlineData(@"a \middle|", @"\middle without its \left, at character 3 of `a \middle|`. Write \left before the delimiter that "
        + @"opens, or \left. for none.")]
    [InlineData(@"\left a \right)", @"\left is followed by a, which is no delimiter, at character 1 of `\left a \right)`. Delimiters "
        + @"are ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil / and . for none.")]
    [InlineData(@"\big x", @"\big is followed by x, which is no delimiter, at character 1 of `\big x`. Delimiters are ( ) [ ] \{ \} | "
        + @"\| \langle \rangle \lfloor \rfloor \lceil \rceil / and . for none.")]
    [InlineData(@"\begin{matrx} a \end{matrx}", @"The environment matrx is not supported, at character 1 of `\begin{matrx} a "
        + @"\end{mat…`. Did you mean the environment matrix?")]
    [InlineData(@"\begin{matrix} a \end{pmatrix}", @"\begin{matrix} is closed by \end{pmatrix}, at character 18 of `\begin{matrix} a "
        + @"\end{pmatrix}`. Write \end{matrix}.")]
    [InlineData(@"\begin{matrix} a", @"\begin is not closed before the end, at character 1 of `\begin{matrix} a`. Write \end{matrix} "
        + @"where it ends.")]
    [InlineData(@"a \end{matrix}", @"\end without its \begin, at character 3 of `a \end{matrix}`. Delete it, or write \begin{…} where "
        + @"the environment starts.")]
    [InlineData(@"\begin matrix", @"The argument of \begin is not in braces, at character 1 of `\begin matrix`. Write \begin{…}.")]
    [InlineData(@"\begin{array}{} a \end{array}", @"An array without columns, at character 14 of `\begin{array}{} a \end{array}`. "
        + @"Write l, c or r for each, as in \begin{array}{lcr}.")]
    [InlineData(@"\begin{matrix} a \\[b] c \end{matrix}", @"\\ is followed by brackets that hold no length, at character 20 of "
        + @"`\begin{matrix} a \\[b] c \end{matrix}`. Write a length as in \\[0.5em], or \\{} where the next row starts with a bracket.")]
    [InlineData(@"\hline", @"\hline is not supported here, at character 1 of `\hline`. It stands at the start of a row of a table.")]
    [InlineData(@"x\limits_a", @"\limits is not supported here, at character 2 of `x\limits_a`. It stands right after an operator, as "
        + @"in \int\limits_a^b.")]
    [InlineData(@"\hspace{2}", @"\hspace takes a length, at character 8 of `\hspace{2}`. Units are mu, em, ex, pt, pc, mm, cm, in, as "
        + @"in \hspace{0.5em}.")]
    [InlineData(@"\text{\alpha}", @"\alpha among words, at character 7 of `\text{\alpha}`. Write mathematics between dollar signs: "
        + @"$\alpha$. Letters with accents are typed as they are.")]
    [InlineData(@"\text{a", @"\text{ is not closed before the end, at character 1 of `\text{a`. Write } where the words end.")]
    [InlineData(@"\text{a $b}", @"$ is not closed before }, at character 9 of `\text{a $b}`. Write $ where it ends.")]
    [InlineData(@"\newcommand{\x}[1]{#2}", @"The body has #2, and there is 1 argument, at character 20 of `\newcommand{\x}[1]{#2}`.")]
    [InlineData(@"\newcommand{x}{y}", @"\newcommand is followed by x, which it cannot define, at character 1 of `\newcommand{x}{y}`. "
        + @"Write the name of a command, as in \newcommand{\R}{\mathbb{R}}.")]
    [InlineData(@"\newcommand{\x}[10]{y}", @"The number of arguments is 10, at character 1 of `\newcommand{\x}[10]{y}`. It is 0 to 9.")]
    [InlineData(@"\def\x#2{y}", @"Argument 1 of \x is called #2, at character 7 of `\def\x#2{y}`. Arguments are #1, #2, … in order, up "
        + @"to #9.")]
    [InlineData(@"\def\x(#1){y} \x a", @"\x is not followed by (, as its definition says, at character 15 of `\def\x(#1){y} \x a`.")]
    [InlineData(@"\def\x{\x} \x", @"\x stands for more than can be shown, at character 12 of `\def\x{\x} \x`. Look for a macro that "
        + @"stands for itself, or for many others.")]
    [InlineData(@"\newcommand{\x}[2]{y} \x{a}", @"An argument of \x is missing, at character 23 of `\newcommand{\x}[2]{y} \x{a}`. "
        + @"Write it in braces.")]
    [InlineData(@"\newcommand{\x}{\foo} a \x", @"\foo is not supported, at character 25 of `\newcommand{\x}{\foo} a \x`.")]
    [InlineData(@"\eqref{a}", @"There is no equation with the label “a”, at character 1 of `\eqref{a}`. Write \label{a} into the "
        + @"equation that is meant, or correct the name.")]
    [InlineData(@"x \tag{1} \tag{2}", @"A second \tag for an equation, at character 11 of `x \tag{1} \tag{2}`. Keep one.")]
    [InlineData(@"x \label{a} \label{a}", @"The label “a” is there twice, at character 13 of `x \label{a} \label{a}`. Give each "
        + @"equation a name of its own.")]
    [InlineData(@"a \over b \over c", @"A second \over in a group, at character 11 of `a \over b \over c`. Put braces around one of them.")]
    [InlineData(@"\href{javascript:alert(1)}{x}", @"\href goes to javascript:alert(1), at character 1 of `\href{javascript:alert(1…`. "
        + @"Addresses start with https:, http:, mailto: or #.")]
    [InlineData(@"\color{r;d}{x}", @"\color is followed by r;d, which is no colour, at character 1 of `\color{r;d}{x}`. Write the name "
        + @"of a colour, or #rrggbb.")]
    [InlineData(@"\begin{array}{lq} a \end{array}", @"The columns of an array have q, at character 14 of `\begin{array}{lq} a "
        + @"\end{array}`. Columns are l, c and r, and | is a line, as in {lcr|r}.")]
    [InlineData(@"\begin{gather} a & b \end{gather}", @"A row of 2 cells where there is 1 column, at character 16 of `\begin{gather} a "
        + @"& b \end{gather}`. End the row with \\, or delete a &.")]
    [InlineData(@"\left( a \\ b \right)", @"\left is not closed before \\, at character 1 of `\left( a \\ b \right)`. Write \right and "
        + @"a delimiter, or \right. for none, where it ends.")]
    [InlineData(@"x \", @"A backslash without a command, at character 3 of `x \`. Write the name of a command after it; the sign "
        + @"itself is \backslash.")]
    [InlineData("x\u0001", "The character U+0001 cannot stand in a page, at character 2 of `x\u0001`. Delete it.")]
    public void An_error_says_what_is_wrong_where_and_what_to_do(string tex, string message)
    {
        Assert.Equal(message, Assert.Throws<TexException>(() => Tex.ToMathML(tex, display: true)).Message);
    }

    [Theory]
    [InlineData("{", "}")]
    [InlineData("{", "")]
    [InlineData(@"\sqrt", "")]
    [InlineData(@"\sqrt[", "")]
    [InlineData(@"\frac{", "}{}")]
    [InlineData("x^{", "}")]
    [InlineData(@"\left(", @"\right)")]
    [InlineData(@"\left.\middle", "")]
    [InlineData(@"\begin{matrix}", @"\end{matrix}")]
    [InlineData(@"\text{\text", "}")]
    [InlineData(@"\text{\textbf{", "}}")]
    [InlineData(@"\text{$", "$}")]
    [InlineData(@"\displaystyle", "")]
    [InlineData(@"\substack{", "}")]
    [InlineData(@"\boxed{", "}")]
    [InlineData(@"\color{red}", "")]
    [InlineData(@"\rm^", "")]
    [InlineData(@"\text{{", "}}")]
    [InlineData(@"\tag{$\text{", "}$}")]
    [InlineData(@"{a \over ", "}")]
    [InlineData(@"\operatorname{\hat{", "}}")]
    [InlineData(@"\newenvironment{v}{{}{}\begin{v}", @"\end{v}")]
    [InlineData(@"\def\a{x^\a}\a", "")]
    [InlineData(@"\genfrac{}{}{}{}{", "}{}")]
    [InlineData(@"\href{#}{", "}")]
    public void Nesting_that_the_stack_would_not_hold_is_an_error(string opening, string closing)
    {
        string tex = string.Concat(Enumerable.Repeat(opening, 10_000)) + "x" + string.Concat(Enumerable.Repeat(closing, 10_000));
        Assert.Throws<TexException>(() => Tex.ToMathML(tex, display: true));
    }

    [Fact]
    public void An_error_about_nesting_says_where() => Assert.StartsWith(
        "Too many groups inside each other, at character 101 of ",
            Assert.Throws<TexException>(() => Tex.ToMathML(new string('{', 10_000) + new string('}', 10_000), display: true)).Message);

    [Fact]
    public void Nesting_that_somebody_might_write_is_none() =>
        Parse(string.Concat(Enumerable.Repeat(@"\frac{1}{1 + ", 40)) + "x" + new string('}', 40), display: true);

    [Fact]
    public void Every_symbol_and_every_named_function_has_an_element()
    {
        string[] names = [.. Symbols.Names, .. NamedFunctions.Names, .. Delimiters.Names];
        Assert.InRange(names.Length, 300, 1000);
        Assert.All(names, name => Assert.Contains(Parse($@"\{name}", display: true).Descendants(),
            element => element.Name.LocalName is "mi" or "mo" && element.Value.Length > 0));
    }

    [Fact]
    public void Random_nestings_of_what_is_supported_are_well_formed()
    {
        Random random = new(20260101);
        for (int i = 0; i < MaxNestings; i++)
        {
            string tex = Formula(random, depth: random.Next(1, 6));
            Exception? e = Record.Exception(() => Parse(tex, display: random.Next(2) == 0));
            Assert.True(e is null, $"{tex}\n{e}");
        }
    }

    [Fact]
    public void Garbage_is_MathML_or_a_TexException()
    {
        string[] scraps =
        [
            "{", "}", "^", "_", "&", "'", "$", "#", "~", "%", "\n", " ", "\\", @"\\", "[", "]", "(", "|", ".", "1", "x", "é", "π", "😀",
                "\uD83D", "\uFFFE", "\0", "\u0301", "\U0001FFFE", "*",
            @"\left", @"\right", @"\middle", @"\begin{matrix}", @"\end{matrix}", @"\begin{array}", @"\begin", @"\end", "{lc|r}", @"\frac",
                @"\sqrt", @"\text", @"\text{", @"\(", @"\)",
            @"\limits", @"\not", @"\operatorname", @"\operatorname*", @"\hspace{", "1em}", @"\hline", @"\mathbf", @"\hat", @"\underbrace",
                @"\overset", @"\big", @"\displaystyle", @"\sum", @"\sin", @"\,", @"\{", @"\substack", @"\xrightarrow", @"\foo", @"\dots",
                @"\binom",
        ];
        Random random = new(20260102);
        int converted = 0;
        for (int i = 0; i < MaxGarbage; i++)
        {
            string tex = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => scraps[random.Next(scraps.Length)]));
            try
            {
                Parse(tex, display: true);
                converted++;
            }
            catch (Exception e)
            {
                Assert.True(e is TexException, $"{tex}\n{e}");
            }
        }
        Assert.InRange(converted, MaxGarbage / 100, MaxGarbage / 2);
    }

    /// <summary>What <c>Formula.ToLatex()</c> prints.</summary>
    [Theory]
    [InlineData(@"\frac{2 x \sin^{2}\left(y\right)}{\sqrt{x^{2} + y}} + e^{-x} - \frac{y}{2}")]
    [InlineData(@"\sum_{i=0}^{8} x_{i + 1}^{2}")]
    [InlineData(@"\begin{cases} \frac{\left|x\right|}{\sqrt{y}} & \text{if } x > 0 \land y \le 1 \\ \sqrt[3]{x} \cdot 10^{-9} - "
        + @"\log_{2}\left(y\right) & \text{otherwise} \end{cases}")]
    [InlineData(@"\left[x \ne 0 \lor \lnot y < 1\right] \operatorname{atan2}\left(y, x\right) \mathit{learning\_rate} \pi x_{1}")]
    [InlineData(@"\begin{pmatrix} 2 x & -\sin\left(y\right) \\ 0 & 1 \end{pmatrix}")]
    public void What_formulas_of_the_library_print_converts(string latex) => Parse(latex, display: true);

    private static XElement Parse(string tex, bool display) =>
        Tex.ToMathML(tex, display) is { Length: > 0 } mathML ? XDocument.Parse(mathML).Root! : new XElement(s_mathML + "math");

    /// <summary>A random formula of supported parts; each … of a part is a formula again.</summary>
    private static string Formula(Random random, int depth)
    {
        string[] leaves = ["x", "α", @"\beta", "12.5", "1{,}000", "+", "-", "=", "(", ")", "|", @"\cdot", @"\le", @"\sum", @"\int",
            @"\lim", @"\sin", @"\ldots", ",", "!", @"\,", "~", @"\mathbb{R}", @"\mathrm{d}x", "y′"];
        string[] parts =
        [
            "{…}", @"\frac{…}{…}", @"\dfrac{…}{…}", @"\binom{…}{…}", @"\sqrt{…}", @"\sqrt[{…}]{…}", "x^{…}", "x_{…}", "x'^{…}_{…}",
                @"\sum_{…}^{…}", @"\int\limits_{…}^{…}", @"\max_{…}",
            @"\operatorname*{arg\,max}_{…}", @"\left(…\right)", @"\left\{…\middle|…\right.", @"\bigl[…\bigr]", @"\hat{…}",
                @"\overline{…}", @"\underbrace{…}_{…}", @"\overset{…}{=}", @"\underset{…}{\min}",
            @"\xrightarrow[…]{…}", @"\mathbf{…}", @"\mathit{…}", @"\boldsymbol{…}", @"\text{if $…$, then}", @"\phantom{…}",
                @"{\displaystyle…}", @"\mathop{…}\limits_{…}", @"\mathrel{…}", @"\substack{…\\…}",
            @"\begin{matrix}…&…\\…\end{matrix}", @"\begin{pmatrix}…\\[1em]…\end{pmatrix}", @"\begin{cases}…&…\\…\end{cases}",
                @"\begin{aligned}…&…\\&…&…\end{aligned}", @"\begin{array}{l|c}\hline…&…\\\hline\end{array}", @"\pmod{…}",
        ];
        return string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => depth == 0 || random.Next(3) == 0
            ? leaves[random.Next(leaves.Length)]
            : Hole().Replace(parts[random.Next(parts.Length)], _ => " " + Formula(random, depth - 1))));
    }

    [GeneratedRegex("…")]
    private static partial Regex Hole();
}
