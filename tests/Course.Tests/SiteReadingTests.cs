using Course.Documents;
using Course.Site;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>What the site makes of a notebook beyond its cells: heads, notes, captions, the start page and the ways on.</summary>
public class SiteReadingTests
{
    private const string Head = "# 1. Slopes\n\nA slope is a number, such as 1.5. It may be zero.\n\n**You learn** to\n"
        + "- say [what](#m) a slope is\n- draw $f$\n\nYou need: nothing. Time: 45 minutes.\n\n*Before the first cell:* build the library.";

    [Fact]
    public void Set_up_cells_are_one_folded_line_with_what_is_said_of_them()
    {
        string page = Page(Markdown("m", Head), Code("a", "#!import ../lib/bin/setup.csx"),
            Code("b", "using System;\n// more\nusing System.IO;"), Code("c", "using var file = Open();"));

        Assert.Matches("(?s)<details class=\"setup\"><summary>Set-up</summary>\n<div class=\"prose\"><p><em>Before the first cell:</em> .*"
            + "id=\"a\".*id=\"b\".*</details>\n<div class=\"cell code\" id=\"c\">", page);
    }

    [Fact]
    public void A_hand_out_begins_with_its_title_and_what_it_says_of_its_set_up_is_folded_with_it()
    {
        string page = Page(Markdown("m", Head), Markdown(HandOuts.HandOut.AdviceId, "**This is a hand-out.** 1. Get the course."),
            Code("a", "#!import ../lib/bin/setup.csx"), Markdown("n", "## On"));

        Assert.Matches("(?s)<h1.*<p class=\"actions\">.*<p class=\"notice\">This notebook was never run.*<details class=\"setup\">.*"
            + "Before the first cell:.*This is a hand-out.*id=\"a\".*</details>\n<div class=\"cell prose\" id=\"n\">", page);
    }

    [Fact]
    public void A_set_up_cell_that_failed_is_not_folded() => Assert.DoesNotContain("class=\"setup\"",
        Page(Code("a", "#!import no.csx", Documents.Output.Error("not found"))), StringComparison.Ordinal);

    [Fact]
    public void Goals_and_minutes_stand_at_the_head_and_on_the_start_page()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(folder.Write("a.ipynb",
            Markdown("m", Head), Markdown("e", "### Exercise 1. A\n\nWhat?"), Code("x", "1"), Markdown("n", "### Exercise 2. B")));

        Assert.Contains("<div class=\"goals\"><p><strong>You learn</strong> to</p><ul>", pages["a.html"], StringComparison.Ordinal);
        Assert.Contains("<p class=\"needs\">You need: nothing. Time: 45 minutes.</p>", pages["a.html"], StringComparison.Ordinal);
        Assert.Matches("(?s)<p>A slope is a number, such as 1.5. It may be zero.</p>\n<p class=\"learn\">You learn</p>\n<ul>\n"
            + "<li>say what a slope is</li>\n<li>draw <math.*"
            + "<span>45 minutes</span><span data-page=\"a.html\" data-exercises=\"2\">2 exercises</span>", pages["index.html"]);
    }

    [Fact]
    public void The_way_on_tells_the_first_sentence_of_what_follows()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(folder.Write("a.ipynb", Markdown("m", Head)), folder.Write("b.ipynb",
            Markdown("m", "# 2. More\n\nOf $f(x) = 1. + x$ and **the rest. And** so on.")));

        Assert.Contains("<strong>1. Slopes</strong><span>A slope is a number, such as 1.5.</span></a>", pages["b.html"],
            StringComparison.Ordinal);
        Assert.Matches("(?s)<strong>2. More</strong><span>Of <math.*</math> and <strong>the rest.</strong></span></a>", pages["a.html"]);
    }

    [Fact]
    public void A_short_quotation_behind_a_paragraph_is_a_note_beside_it()
    {
        string page = Page(Markdown("m", "Text.\n\n> In $x$ alone.\n\nMore.\n\n> - a list"));

        Assert.Matches("(?s)<div class=\"noted\"><aside class=\"note\" role=\"note\">\\s*<p>In <.*</aside><p>Text.</p></div>", page);
        Assert.Contains("<blockquote>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_goes_from_its_heading_to_the_next_text()
    {
        string page = Page(Markdown("e", "### Exercise 1. Only y\n\nWhat?"), Code("x", "1"), Code("s", "2").Tagged("solution"),
            Markdown("n", "After."));

        Assert.Matches("(?s)<section class=\"exercise\">\n<div class=\"cell prose\" id=\"e\">.*id=\"s\">.*</section>\n"
            + "<div class=\"cell prose\" id=\"n\">", page);
    }

    [Fact]
    public void Figures_are_numbered_and_can_be_linked_to_and_say_their_titles()
    {
        string page = Page(
            Code("a", "1", Figure("0123456789abcdef", "{\"title\":{\"text\":\"<b>Two slopes</b>\"}}")),
            Code("b", "1", Figure("0123456789abcde0",
                "{\"annotations\":[{\"text\":\"left<br>part\",\"xref\":\"paper\"},{\"text\":\"right\",\"xref\":\"paper\"}]}")),
            Code("c", "1", Figure("0123456789abcde1", "{}")));

        Assert.Contains("<p class=\"caption\" id=\"figure-1\"><a href=\"#figure-1\">Figure 1.</a> Two slopes</p>", page,
            StringComparison.Ordinal);
        Assert.Contains("Figure 2.</a> left, part; right</p>", page, StringComparison.Ordinal);
        Assert.Contains("Figure 3.</a> Surface of f over x</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_side_by_side_are_there_below_each_other_too()
    {
        const string Layout = "{\"width\":800,\"height\":400,\"title\":{\"text\":\"A\"},"
            + "\"scene\":{\"domain\":{\"x\":[0,0.5454545],\"y\":[0,1]}},\"xaxis\":{\"domain\":[0.64,0.97]},\"yaxis\":{\"domain\":[0,1]}}";

        string page = Page(Code("a", "1", Figure("0123456789abcdef", Layout)));

        Assert.Contains("data-panels=\"0 29 436.36 371;436.36 29 363.64 371\"", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"stack stack-1\"><svg viewBox=\"0 0 436.36", page, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "<use href=\"#picture-0123456789abcdef\""));
    }

    [Fact]
    public void The_start_page_shows_the_figure_that_is_tagged_and_else_the_first()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> pages = Pages(
            folder.Write("a.ipynb", Markdown("m", "# A"), Code("a", "1", Figure("0123456789abcdef", "{}")),
                Code("b", "1", Figure("0123456789abcde0", "{}")).Tagged("cover")),
            folder.Write("b.ipynb", Markdown("m", "# B"), Code("a", "1", Figure("0123456789abcde1", "{}")),
                Code("b", "1", Figure("0123456789abcde2", "{}"))));

        Assert.Contains("src=\"assets/pictures/0123456789abcde0.svg\"", pages["index.html"], StringComparison.Ordinal);
        Assert.Contains("src=\"assets/pictures/0123456789abcde1.svg\"", pages["index.html"], StringComparison.Ordinal);
        var picture = System.Xml.Linq.XDocument.Parse(pages["assets/pictures/0123456789abcde0.svg"]);
        Assert.Contains("prefers-color-scheme:dark", picture.Root!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("assets/pictures/0123456789abcdef.svg", pages.Keys);
    }

    private static System.Text.Json.Nodes.JsonObject Figure(string id, string layout)
    {
        const string Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"400\" viewBox=\"0 0 800 400\">"
            + "<style>.fig-ink{fill:var(--figure-ink,#444)}</style><path d=\"M0 0\"/><text>a\u00a0b</text></svg>";
        string svg = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Picture));
        return Documents.Output.DisplayData("text/html",
            $"<div>\n<div data-figure=\"{id}\">\n<img alt=\"Surface of f over x: lowest 1.\" "
            + $"src=\"data:image/svg+xml;base64,{svg}\">\n</div>\n</div>\n"
            + $"<script>\n(function (a) {{ }})(\"{id}\", false, \"\", \"\", {{\"data\":[],\"layout\":{layout}}});\n</script>");
    }
}
