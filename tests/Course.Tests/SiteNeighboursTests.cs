using System.Text.Json.Nodes;
using Course.Documents;
using Course.Site;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>What a notebook refers to: places, other notebooks, pictures and files.</summary>
public class SiteNeighboursTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public void A_picture_that_was_pasted_into_a_cell_is_shown() => Assert.Contains(
        $"<img src=\"data:image/png;base64,{Pixel}\" alt=\"a graph\">",
        Page(Markdown("m", "![a graph](attachment:my%20picture.png)").WithAttachment("my picture.png", "image/png", Pixel)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("attachment:other.png", Pixel, "the picture `other.png` is not among the attachments of the cell")]
    [InlineData("attachment:a.png", "%%%", "the attachment `a.png` is no base64")]
    public void An_attachment_that_is_not_there_is_told(string source, string base64, string message) =>
        Assert.Contains(message, Assert.Single(Problems(Markdown("m", $"![x]({source})").WithAttachment("a.png", "image/png", base64))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("![x](pictures/a%20b.png)")]
    [InlineData("<img src=\"pictures/a b.png\" width=\"10\">")]
    [InlineData("<img src=\"./pictures/../pictures/a b.png?raw=true\">")]
    public void A_picture_beside_the_notebook_is_copied_into_the_site(string markdown)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("pictures"));
        File.WriteAllBytes(folder.File("pictures/a b.png"), Convert.FromBase64String(Pixel));

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(folder.Write("a.ipynb", Markdown("m", markdown)))]);

        Assert.Empty(site.Problems);
        (string name, byte[] bytes) = Assert.Single(site.Files, file => file.Key.StartsWith("files/", StringComparison.Ordinal));
        Assert.Matches("^files/a-b-[0-9a-f]{8}\\.png$", name);
        Assert.Equal(Convert.FromBase64String(Pixel), bytes);
        Assert.Contains($"src=\"{name}\"", System.Text.Encoding.UTF8.GetString(site.Files["a.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_is_copied_and_saved_rather_than_opened()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.html", "<script>alert(1)</script>");

        Dictionary<string, string> pages = Pages(folder.Write("a.ipynb", Markdown("m", "[data](data.html)")));

        Assert.Matches("<a href=\"files/data-[0-9a-f]{8}\\.html\" download=\"data.html\">data</a>", pages["a.html"]);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("../../../../../../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("link.txt")]
    [InlineData("linked/secret.txt")]
    [InlineData(".git/config")]
    [InlineData(".env")]
    [InlineData("%2e%2e/secret.txt")]
    public void Nothing_outside_the_repository_and_nothing_hidden_is_copied(string address)
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.txt", "secret");
        string folder = Directory.CreateDirectory(outside.File("repository")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        File.WriteAllText(Path.Combine(folder, ".git", "config"), "secret");
        File.WriteAllText(Path.Combine(folder, ".env"), "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "link.txt"), outside.File("secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), outside.Path);
        string notebook = outside.Write("repository/a.ipynb", Markdown("m", $"[x]({address}) ![x]({address})"));

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(notebook)]);

        Assert.Equal(2, site.Problems.Count);
        Assert.DoesNotContain(site.Files, file => file.Key.StartsWith("files/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_elsewhere_in_the_repository_is_copied()
    {
        using var repository = new TemporaryFolder();
        Directory.CreateDirectory(repository.File(".git"));
        Directory.CreateDirectory(repository.File("notebooks"));
        repository.Write("data.csv", "1,2");

        Dictionary<string, string> pages = Pages(repository.Write("notebooks/a.ipynb", Markdown("m", "[x](../data.csv)")));

        Assert.Contains("1,2", pages.Values);
    }

    [Fact]
    public void A_picture_from_elsewhere_becomes_a_link_since_pages_load_nothing() => Assert.Equal(
        "<p><a href=\"https://example.org/a.png\">Picture: a graph</a> <a href=\"https://example.org\"><span>Picture: "
            + "badge.svg</span></a></p>\n",
        Prose("![a graph](https://example.org/a.png) [![](https://example.org/badge.svg?x=1)](https://example.org)"));

    /// <summary>Markdown with a link or a picture that a page cannot have, and what the message names.</summary>
    public static TheoryData<string, string> DeadEnds => new()
    {
        { "[x](missing.ipynb)", "`missing.ipynb`" },
        { "[x](../data/volcano.csv)", "`../data/volcano.csv`" },
        { "[x](#nowhere)", "`#nowhere`" },
        { "[x](a.ipynb#nowhere)", "`a.ipynb#nowhere`" },
        { "<a href=\"file.txt\">x</a>", "`file.txt`" },
        { "![x](picture.png)", "`picture.png`" },
        { "![x]()", "``" },
        { "![x](data:text/html,x)", "`data:text/html,x`" },
    };

    [Theory]
    [MemberData(nameof(DeadEnds))]
    public void What_leads_to_nothing_is_told_with_notebook_and_cell(string markdown, string named)
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.Write("a.ipynb", Markdown("m", markdown));

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(notebook)]);

        string message = Assert.Single(site.Problems.Concat(site.DeadLinks));
        Assert.StartsWith($"{notebook}, cell 1 (“", message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a id=\"place\"></a>text", "#place")]
    [InlineData("<a name=\"place\"></a>text", "#place")]
    [InlineData("<div id=\"place\">text</div>", "#place")]
    [InlineData("# The Chain Rule: an Example!", "#The-Chain-Rule:-an-Example!")]
    [InlineData("# The Chain Rule: an Example!", "#the-chain-rule-an-example")]
    [InlineData("# About $x_1$", "#About-$x_1$")]
    [InlineData("# Über *x*", "#Über-x")]
    [InlineData("# Search", "#search-1")]
    public void A_link_to_a_place_of_the_notebook_gets_there(string place, string address)
    {
        using var folder = new TemporaryFolder();

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(folder.Write("a.ipynb", Markdown("m", $"[x]({address})"),
            Markdown("n", place)))]);

        Assert.Empty(site.DeadLinks);
        Assert.Contains($" id=\"{address[1..]}\"", System.Text.Encoding.UTF8.GetString(site.Files["a.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_named_like_one_of_the_page_or_a_place_before_is_none()
    {
        string page = Page(Markdown("m", "<a id=\"search\"></a><a id=\"twice\"></a>"), Markdown("n", "<a id=\"twice\"></a>"));

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "id=\"search\""));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "id=\"twice\""));
    }

    [Fact]
    public void A_notebook_called_index_does_not_take_the_start_page()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(
            folder.Write("index.ipynb", Markdown("m", "# Mine")), folder.Write("b.ipynb", Markdown("m", "[x](index.ipynb#mine)")));

        Assert.Contains("<ol class=\"notebooks\">", pages["index.html"], StringComparison.Ordinal);
        Assert.Contains("Mine</a></h1>", pages["index-2.html"], StringComparison.Ordinal);
        Assert.Contains("<a href=\"index-2.html#mine\">x</a>", pages["b.html"], StringComparison.Ordinal);
        Assert.Contains("index-2.ipynb", pages.Keys);
    }

    [Fact]
    public void Notebooks_of_one_name_have_pages_of_their_own()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("part"));
        Dictionary<string, string> pages = Pages(
            folder.Write("a.ipynb", Markdown("m", "# First\n\n[x](part/A.ipynb)")),
            folder.Write("part/A.ipynb", Markdown("m", "# Second\n\n[x](../a.ipynb)")));

        Assert.Contains("<a href=\"A-2.html\">", pages["a.html"], StringComparison.Ordinal);
        Assert.Contains("<a href=\"a.html\">", pages["A-2.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_whose_file_is_called_like_a_page_does_not_take_it()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(folder.Write("x.ipynb", Markdown("m", "# Page")),
            folder.Write("x.html", Markdown("m", "# Other")));

        Assert.Contains("Page</a></h1>", pages["x.html"], StringComparison.Ordinal);
        Assert.Contains("Other</a></h1>", pages["x-2.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks_strokes_footnotes_and_bare_addresses_are_as_in_other_hosts()
    {
        string html = Prose("- [x] done\n- [ ] open\n\n~~gone~~ https://example.org and[^n]\n\n[^n]: The note.");

        Assert.Contains("<span class=\"task\" role=\"img\" aria-label=\"Done\">☑</span> done", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"To do\">☐</span> open", html, StringComparison.Ordinal);
        Assert.Contains("<del>gone</del> <a href=\"https://example.org\">https://example.org</a>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#fn%3A1-1\"", html, StringComparison.Ordinal);
        Assert.Contains("<li id=\"fn:1-1\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_of_two_cells_do_not_meet()
    {
        using var folder = new TemporaryFolder();
        JsonObject Cell(string id) => Markdown(id, "a[^1]\n\n[^1]: b");

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(folder.Write("a.ipynb", Cell("m"), Cell("n")))]);

        Assert.Empty(site.Problems.Concat(site.DeadLinks));
    }

    [Theory]
    [InlineData("<div data-figure=\"../../../evil\"></div>")]
    [InlineData("<div class=\"output\"><div data-figure=\"0123456789abcdef\"></div></div>")]
    public void A_text_cell_loads_no_script(string markdown) =>
        Assert.DoesNotContain("data-figure", Prose(markdown), StringComparison.Ordinal);

    [Fact]
    public void The_first_paragraph_stands_on_the_start_page_without_its_links_and_places()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(folder.Write("a.ipynb",
            Markdown("m", "# A\n\n<a id=\"p\"></a>About [this](#m) and $x$.")));

        Assert.Contains("<p>About this and <span class=\"keep\"><math", pages["index.html"], StringComparison.Ordinal);
    }
}
