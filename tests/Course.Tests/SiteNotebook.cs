using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;
using Course.Site;

namespace Course.Tests;

/// <summary>Notebooks with stored outputs, and the pages that become of them.</summary>
internal static class SiteNotebook
{
    public static JsonObject Markdown(string id, string source) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = source,
    };

    /// <summary>A code cell; without outputs it was never run.</summary>
    public static JsonObject Code(string id, string source, params JsonObject[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = outputs.Length > 0 ? 1 : null,
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray([.. outputs]),
        ["source"] = source,
    };

    public static JsonObject Tagged(this JsonObject cell, string tag)
    {
        cell["metadata"]!["tags"] = new JsonArray(tag);
        return cell;
    }

    public static string Write(this TemporaryFolder folder, string name, params JsonObject[] cells) => folder.Write(name, new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString());

    /// <summary>The page of a notebook with these cells.</summary>
    public static string Page(params JsonObject[] cells)
    {
        using var folder = new TemporaryFolder();
        return Pages([folder.Write("a.ipynb", cells)])["a.html"];
    }

    /// <summary>What the page shows of one output.</summary>
    public static string Output(JsonObject output)
    {
        string page = Page(Code("c", "1", output));
        const string Box = "<div class=\"output\">";
        if (!page.Contains(Box, StringComparison.Ordinal))
        {
            return "";
        }
        int start = page.IndexOf(Box, StringComparison.Ordinal) + Box.Length;
        int caption = page.IndexOf("</div>\n<p class=\"caption\"", start, StringComparison.Ordinal);
        return page[start..(caption >= 0 ? caption : page.IndexOf("</div>\n</div>\n<nav", start, StringComparison.Ordinal))];
    }

    /// <summary>A cell with what Jupyter keeps of a picture that is pasted into it.</summary>
    public static JsonObject WithAttachment(this JsonObject cell, string name, string mimeType, string base64)
    {
        cell["attachments"] = new JsonObject { [name] = new JsonObject { [mimeType] = base64 } };
        return cell;
    }

    /// <summary>What stands on the page of a markdown cell.</summary>
    public static string Prose(string markdown)
    {
        string page = Page(Markdown("m", markdown));
        int start = page.IndexOf("<div class=\"cell prose\"", StringComparison.Ordinal);
        start = page.IndexOf('\n', start) + 1;
        return page[start..page.IndexOf("</div>\n<nav class=\"turn\"", start, StringComparison.Ordinal)];
    }

    /// <summary>What is wrong in a notebook of these cells.</summary>
    public static IReadOnlyList<string> Problems(params JsonObject[] cells)
    {
        using var folder = new TemporaryFolder();
        return SiteRenderer.Render([Notebook.Load(folder.Write("a.ipynb", cells))]).Problems;
    }

    /// <summary>The files of a site, as text, that has no faults.</summary>
    public static Dictionary<string, string> Pages(params string[] notebooks)
    {
        RenderedNotebooks site = SiteRenderer.Render([.. notebooks.Select(Notebook.Load)]);
        Assert.Empty(site.Problems);
        return site.Files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));
    }
}
