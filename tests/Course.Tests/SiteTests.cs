using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;
using Course.Site;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>What becomes of cells and outputs on a page.</summary>
public class SiteTests
{
    [Fact]
    public void Console_text_is_escaped_and_loses_its_terminal_colours() =>
        Assert.Equal("<pre class=\"line\">a &lt;script&gt; red &amp; more</pre>",
            Output(Documents.Output.Stream("stdout", "a <script> \u001b[31mred\u001b[0m & more")));

    [Fact]
    public void An_error_is_escaped_and_named() =>
        Assert.Equal("<p class=\"error-label\">Error</p><pre class=\"error\">System.X: &lt;b&gt;</pre>",
            Output(Documents.Output.Error("System.X: <b>")));

    [Fact]
    public void An_error_where_the_cell_is_tagged_to_raise_one_is_said_to_be_intended()
    {
        string page = Page(Code("c", "throw new Exception();", Documents.Output.Error("boom")).Tagged("raises-exception"));

        Assert.Contains("Error, as intended", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("<form action=\"javascript:alert(1)\"><input onfocus=alert(1) autofocus></form>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<div data-figure=\"0123456789abcdef\"><img alt=a "
        + "src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+\"></div>")]
    [InlineData("<div data-figure=\"0123456789abcdef\"><img alt=a "
        + "src=\"data:image/svg+xml;base64,abc\"></div><script>(function(){})(\"0123456789abcdef\", true, 1);</script>")]
    [InlineData("<div data-figure=\"0123456789abcdef\"></div><script>(function(){})(\"0123456789abcdef\", true, alert(1));</script>")]
    public void Nothing_in_an_HTML_output_can_run(string html)
    {
        // A picture that is not in the notebook is an error of its own.
        string shown = Output(Documents.Output.DisplayData("text/html",
            html.Replace("src=x", "src=\"data:image/png;base64,\"", StringComparison.Ordinal)));

        Assert.DoesNotContain("alert", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|style|iframe|form|input)", shown);
    }

    [Theory]
    [InlineData("<svg viewBox='0 0 1 1'><rect width='1' height='1' fill='url(//a.example/b)'/></svg>", "a.example")]
    [InlineData("<svg viewBox='0 0 1 1'><rect width='1' height='1' stroke='u\\72l(https://a.example/b)'/></svg>", "a.example")]
    [InlineData("<svg viewBox='0 0 1 1'><rect width='1' height='1' style='fill:url(//a.example/b)'/></svg>", "a.example")]
    [InlineData("<p style='background:url(//a.example/b)'>text</p>", "a.example")]
    [InlineData("<img name='body' alt='' src='data:image/png;base64,AAAA'>", "name=")]
    [InlineData("<p class='skip'>out of sight</p>", "\"skip\"")]
    [InlineData("<p class='unseen cell code'>out of sight</p>", "unseen")]
    [InlineData("<a href='data:text/html,x'>text</a>", "data:")]
    [InlineData("<video autoplay><source src='//a.example/b'></video>", "<video")]
    public void Nothing_in_an_HTML_output_loads_from_elsewhere_or_takes_the_place_of_the_page_itself(string html, string not) =>
        Assert.DoesNotContain(not, Output(Documents.Output.DisplayData("text/html", html)), StringComparison.Ordinal);

    [Fact]
    public void A_page_within_the_page_becomes_a_link() => Assert.Contains(
        "<a href=\"https://www.youtube.com/embed/a\">Page: www.youtube.com/embed/a</a>",
        Output(Documents.Output.DisplayData("text/html", "<iframe width=3 src='//www.youtube.com/embed/a'></iframe>")),
        StringComparison.Ordinal);

    [Fact]
    public void Words_in_old_elements_stay() => Assert.Contains(
        "<center>a <font color=\"red\">b</font> <tt>c</tt> <strike>d</strike></center>",
        Page(Markdown("m", "# A\n\n<center>a <font color=\"red\">b</font> <tt>c</tt> <strike>d</strike></center>")),
        StringComparison.Ordinal);

    [Fact]
    public void Formulas_of_headings_are_readable_in_the_contents() => Assert.Contains(
        "\">The slope (a+x²)/2 of ∂f/∂x, wᵢ and √x</a>",
        Page(Markdown("m", "# A"), Markdown("n",
            @"## The slope $\frac{a+x^2}{2}$ of $\frac{\partial f}{\partial x}$, $w_i$ and $\sqrt x$")),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_in_raw_HTML_of_markdown_can_run()
    {
        string page = Page(Markdown("m",
            "# A\n\n<p onclick=\"alert(1)\">text</p><script>alert(1)</script>\n\nand <b onclick=\"alert(1)\">bold</b>"));

        Assert.Contains(">text</p>", page, StringComparison.Ordinal);
        Assert.Contains("and <b>bold</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_and_tables_of_the_library_stay()
    {
        const string Formula = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" "
            + "display=\"block\"><mfrac><mrow><mo>∂</mo><mi>f</mi></mrow><mi>x</mi></mfrac><mspace width=\"0.17em\"></mspace><mo "
            + "stretchy=\"false\">(</mo></math>";
        Assert.Equal($"<span class=\"equation\">{Formula}</span>", Output(Documents.Output.DisplayData("text/html", Formula)));

        const string Table = "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td style=\"text-align: "
            + "right\">1</td></tr></tbody></table>";
        Assert.Equal($"<div class=\"scroll\">{Table}</div>", Output(Documents.Output.DisplayData("text/html", Table)));
    }

    [Fact]
    public void A_figure_becomes_a_picture_of_the_page_and_a_script_with_its_arguments_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string svg = Convert.ToBase64String("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">"u8
            + "<style>.fig-ink{fill:var(--figure-ink,#444)}</style><path d=\"M0 0\"/></svg>"u8);
        const string Call = "\"0123456789abcdef\", false, \"https://cdn\", \"sha384-x\", {\"data\":[\"\\u003c\"]}";
        string html = $"<div style=\"overflow-x:auto\">\n<div data-figure=\"0123456789abcdef\" data-height=\"440\">\n<img alt=\"A "
            + $"line\" src=\"data:image/svg+xml;base64,{svg}\">\n<p><small>Static</small></p>\n</div>\n</div>\n<script>\n(function (a) "
            + $"{{ evil(); }})({Call});\n</script>";

        Dictionary<string, string> files = Pages(folder.Write("a.ipynb", Code("c", "1", Documents.Output.DisplayData("text/html", html))));

        string page = files["a.html"];
        Assert.Contains("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" role=\"img\" aria-label=\"A line\"><path d=\"M0 "
            + "0\"></path></svg>", page, StringComparison.Ordinal);
        Assert.Contains("<style>.fig-ink{fill:var(--figure-ink,#444)}</style>", page, StringComparison.Ordinal);
        Assert.Equal($"drawFigure({Call});\n", files["assets/figures/0123456789abcdef.js"]);
        Assert.DoesNotContain("evil",
            string.Concat(files.Where(file => !file.Key.EndsWith(".ipynb", StringComparison.Ordinal)).Select(file => file.Value)),
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_figures_does_not_load_plotly()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> files = Pages(folder.Write("a.ipynb", Markdown("m", "# A")));

        Assert.DoesNotContain("plotly", files["a.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("assets/plotly.min.js", files.Keys);
    }

    [Fact]
    public void The_best_kind_of_an_output_is_shown()
    {
        JsonObject output = Documents.Output.DisplayData("text/plain", "plain");
        output["data"]!["text/html"] = "<b>rich</b>";

        Assert.Equal("<b>rich</b>", Output(output));
    }

    [Fact]
    public void An_output_of_an_unknown_kind_shows_its_plain_text()
    {
        JsonObject output = Documents.Output.DisplayData("application/x-unknown", "{}");
        output["data"]!["text/plain"] = "plain";

        Assert.Equal("<pre class=\"line\">plain</pre>", Output(output));
    }

    [Fact]
    public void An_output_of_an_unknown_kind_only_is_named() =>
        Assert.Contains("application/x-unknown", Output(Documents.Output.DisplayData("application/x-unknown", "{}")),
            StringComparison.Ordinal);

    [Fact]
    public void A_notebook_that_was_never_run_renders_with_a_notice() =>
        Assert.Contains("<p class=\"notice\">This notebook was never run", Page(Code("c", "1 + 1")), StringComparison.Ordinal);

    [Fact]
    public void A_cell_that_was_never_run_renders_with_a_notice()
    {
        string page = Page(Code("c", "1", Documents.Output.DisplayData("text/plain", "1")), Code("d", "2"));

        Assert.DoesNotContain("This notebook was never run", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "This cell was not run"));
    }

    [Fact]
    public void A_solution_is_folded()
    {
        string page = Page(Code("c", "Answer();", Documents.Output.DisplayData("text/plain", "42")).Tagged("solution"));

        Assert.Matches(@"(?s)<details class=""solution""><summary>Solution</summary>\s*<pre class=""source"">.*Answer.*42.*</details>",
            page);
    }

    [Fact]
    public void Markdown_inside_a_folded_part_is_rendered_and_its_code_coloured()
    {
        string page = Page(Markdown("m",
            "<details><summary>Hint</summary>\n\nTake **both** sides, $x$.\n\n```csharp\nvar a = 1;\n```\n\n</details>"));

        Assert.Matches(@"(?s)<details><summary>Hint</summary>\s*<p>Take <strong>both</strong> sides, <span "
            + @"class=""keep""><math.*</math>\.</span></p>\s*<pre class=""source""><code class=""language-csharp""><span "
            + @"class=""k"">var</span>.*</details>", page);
    }

    [Fact]
    public void A_mark_behind_a_formula_stays_on_its_line() =>
        Assert.Matches("of one variable, <span class=\"keep\"><math[^>]*>.*</math>:</span> the rest, and <math[^>]*>.*</math> more",
            Page(Markdown("m", "of one variable, $g(x)$: the rest, and $h$ more")));

    [Fact]
    public void Formulas_in_a_line_and_on_their_own_become_MathML()
    {
        string page = Page(Markdown("m", "in $a$ line\n\n$$b$$\n\n$$\nc\n$$"));

        Assert.Equal(3, Regex.Count(page, "<math"));
        Assert.Equal(2, Regex.Count(page, "<span class=\"equation\"><math[^>]*display=\"block\""));
    }

    [Fact]
    public void Cells_and_headings_are_places_to_link_to_and_each_name_is_there_once()
    {
        string page = Page(Markdown("start", "# The title\n\n## By hand\n\n## By hand"), Markdown("check", "## Check"));

        Assert.Contains("<h2 id=\"by-hand\"><span id=\"By-hand\"></span><a href=\"#by-hand\">By hand</a></h2>", page,
            StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"by-hand-1\">", page, StringComparison.Ordinal);
        Assert.Contains("<h2><span id=\"Check\"></span><a href=\"#check\">Check</a></h2>", page, StringComparison.Ordinal);
        string[] ids = [.. Regex.Matches(page, " id=\"([^\"]*)\"").Select(id => id.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Links_between_notebooks_become_links_between_pages()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(
            folder.Write("1 a.ipynb", Markdown("m", "[next](2-b.ipynb#by-hand), [here](#m), [web](https://example.org/x?a=1&b=2)")),
            folder.Write("2-b.ipynb", Markdown("m", "## By hand\n\n[back](1%20a.ipynb)")));

        Assert.Contains("<a href=\"2-b.html#by-hand\">next</a>, <a href=\"#m\">here</a>, <a "
            + "href=\"https://example.org/x?a=1&amp;b=2\">web</a>", pages["1 a.html"], StringComparison.Ordinal);
        Assert.Contains("<a href=\"1%20a.html\">back</a>", pages["2-b.html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 1e-7;", "<span class=\"k\">var</span> x = <span class=\"n\">1e-7</span>;")]
    [InlineData("$\"a {b:F2}\"",
        "<span class=\"s\">$&quot;a </span>{b:<span class=\"s\">F2</span>}<span class=\"s\">&quot;</span>")]
    [InlineData("Math.Abs(x); // <b>", "Math.<span class=\"m\">Abs</span>(x); <span class=\"c\">// &lt;b&gt;</span>")]
    [InlineData("Vector<double> v;", "<span class=\"t\">Vector</span>&lt;<span class=\"k\">double</span>&gt; v;")]
    [InlineData("#!import ../lib/bin/setup.csx", "<span class=\"d\">#!import ../lib/bin/setup.csx</span>")]
    [InlineData("\"\"\"a \"b\" c\"\"\"", "<span class=\"s\">&quot;&quot;&quot;a &quot;b&quot; c&quot;&quot;&quot;</span>")]
    [InlineData("var broken = (1 +", "<span class=\"k\">var</span> broken = (<span class=\"n\">1</span> +")]
    public void CSharp_is_coloured(string source, string html) => Assert.Equal(html, CSharpColours.ToHtml(source));

    [Fact]
    public void The_text_of_a_coloured_cell_is_the_text_of_the_cell()
    {
        foreach (string path in Chapter)
        {
            foreach (Cell cell in Notebook.Load(path).CodeCells)
            {
                string text = Regex.Replace(CSharpColours.ToHtml(cell.Source), "<[^>]*>", "");
                Assert.Equal(cell.Source, System.Net.WebUtility.HtmlDecode(text));
            }
        }
    }

    [Fact]
    public void The_start_page_tells_of_each_notebook()
    {
        string start = Pages(Chapter)["index.html"];

        Assert.Contains("<h2><a href=\"01-what-a-partial-derivative-is.html\">1. What a partial derivative is</a></h2>\n<p>", start,
            StringComparison.Ordinal);
        Assert.Contains("<h2><a href=\"05-forward-references.html\">", start, StringComparison.Ordinal);
        Assert.Equal(Chapter.Length, Regex.Count(start, "<img src=\"assets/pictures/[0-9a-f]{16}.svg\""));
        Assert.Equal(Chapter.Length, Regex.Count(start, "<span>[0-9]+ minutes</span>"));
    }

    [Fact]
    public void The_same_notebooks_give_the_same_bytes()
    {
        IReadOnlyDictionary<string, byte[]> first = SiteRenderer.Render([.. Chapter.Select(Notebook.Load)]).Files;
        IReadOnlyDictionary<string, byte[]> second = SiteRenderer.Render([.. Chapter.Select(Notebook.Load)]).Files;

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    [Fact]
    public void A_page_of_the_chapter_with_all_it_loads_before_a_figure_is_drawn_is_under_300_KB()
    {
        IReadOnlyDictionary<string, byte[]> files = SiteRenderer.Render([.. Chapter.Select(Notebook.Load)]).Files;
        string[] shared = ["assets/site.css", "assets/site.js", "assets/mathematics.js", "assets/figures.js", "assets/icon.svg"];
        int assets = shared.Sum(name => files[name].Length);

        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), page =>
        {
            int pictures = Regex.Matches(System.Text.Encoding.UTF8.GetString(page.Value), "src=\"(assets/pictures/[^\"]*)\"")
                .Sum(picture => files[picture.Groups[1].Value].Length);
            Assert.InRange(page.Value.Length + assets + pictures, 1, 300_000);
        });
    }

    [Fact]
    public void The_notebook_can_be_downloaded_byte_for_byte()
    {
        IReadOnlyDictionary<string, byte[]> files = SiteRenderer.Render([.. Chapter.Select(Notebook.Load)]).Files;

        Assert.Equal(File.ReadAllBytes(Chapter[0]), files[Path.GetFileName(Chapter[0])]);
        Assert.Contains("<a href=\"01-what-a-partial-derivative-is.ipynb\" download=",
            System.Text.Encoding.UTF8.GetString(files["01-what-a-partial-derivative-is.html"]), StringComparison.Ordinal);
    }

    private static string[] Chapter { get; } = [.. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"),
        "*.ipynb").Order(StringComparer.Ordinal)];
}
