using System.Text.Json.Nodes;
using Course.Documents;
using Course.Site;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>Outputs as other hosts store them, and such as no host does.</summary>
public class SiteOutputTests
{
    /// <summary>An output that is stored wrongly, and what is said of it.</summary>
    public static TheoryData<string, string> OddOutputs => new()
    {
        { "{\"output_type\": 7}", "it is not an object with a text `output_type`" },
        { "{}", "it is not an object with a text `output_type`" },
        { "3", "it is not an object with a text `output_type`" },
        { "null", "it is not an object with a text `output_type`" },
        { "[]", "it is not an object with a text `output_type`" },
        { "{\"output_type\": \"stream\", \"name\": 1, \"text\": 5}", "its `text` is no text" },
        { "{\"output_type\": \"display_data\", \"data\": []}", "its `data` is no object" },
        { "{\"output_type\": \"display_data\"}", "its `data` is no object" },
        { "{\"output_type\": \"display_data\", \"data\": {\"text/html\": 5}}", "its text/html is no text" },
        { "{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"§§\"}}", "its image/png is no base64" },
        { "{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"\"}}", "its image/png is no base64" },
        { "{\"output_type\": \"error\", \"traceback\": 5}", "its `traceback` is no list of texts" },
        { "{\"output_type\": \"error\", \"traceback\": [1]}", "its `traceback` is no list of texts" },
    };

    [Theory]
    [MemberData(nameof(OddOutputs))]
    public void An_output_that_is_stored_wrongly_is_told_with_notebook_cell_and_output(string output, string message)
    {
        using var folder = new TemporaryFolder();
        JsonObject cell = Code("c", "1", Documents.Output.Stream("stdout", "fine"));
        ((JsonArray)cell["outputs"]!).Add(JsonNode.Parse(output));
        string notebook = folder.Write("a.ipynb", cell);

        RenderedNotebooks site = SiteRenderer.Render([Notebook.Load(notebook)]);

        Assert.Equal([$"{notebook}, cell 1 (“1”), output 2: {message}."], site.Problems);
        string page = System.Text.Encoding.UTF8.GetString(site.Files["a.html"]);
        Assert.Contains("<pre class=\"line\">fine</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_shown_is_said_as_a_remark_of_the_page_and_nothing_is_nothing()
    {
        string Shown(string data) => Output(JsonNode.Parse(
            $"{{\"output_type\": \"display_data\", \"metadata\": {{}}, \"data\": {data}}}")!.AsObject());

        Assert.Equal("<p class=\"notice\">An output of the kind application/x-a, which this page cannot show.</p>",
            Shown("{\"application/x-a\": 1}"));
        Assert.Equal("", Shown("{}"));
    }

    [Theory]
    [InlineData("one line\n", "<pre class=\"line\">one line\n</pre>")]
    [InlineData("x  y\n1  2\n", "<pre>x  y\n1  2\n</pre>")]
    public void A_line_alone_may_go_on_in_the_next_and_columns_may_not(string printed, string shown) =>
        Assert.Equal(shown, Output(Documents.Output.Stream("stdout", printed)));

    /// <summary>What was printed, and what a terminal shows of it.</summary>
    public static TheoryData<string, string> Printed => new()
    {
        { "10 %\r50 %\r100 %\ndone\n", "100 %\ndone\n" },
        { "10 %\r50 %\r100 %\r\ndone\r\n", "100 %\ndone\n" },
        { "abcdef\rxy", "xycdef" },
        { "ab\b\bc", "cb" },
        { "\r", "" },
        { "a\tb", "a\tb" },
        { "a\0b\u0007", "ab" },
        { "\u001b]0;title\u0007\u001b[1;31mred\u001b[0m", "red" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void Printed_text_is_what_a_terminal_shows_in_the_end(string printed, string shown) =>
        Assert.Equal(shown, TerminalText.Of(printed));

    [Fact]
    public void A_progress_bar_that_comes_in_pieces_shows_its_last_state() => Assert.Contains(
        "<pre class=\"stderr\">2/2</pre>",
        Page(Code("c", "1", Documents.Output.Stream("stderr", "0/2"), Documents.Output.Stream("stderr", "\r1/2"),
            Documents.Output.Stream("stderr", "\r2/2"))),
        StringComparison.Ordinal);

    [Fact]
    public void Code_of_another_language_is_not_coloured_as_CSharp()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", Code("c", "var = 1 # comment"));
        File.WriteAllText(path,
            File.ReadAllText(path).Replace("\"metadata\":{},\"nbformat\"",
                "\"metadata\":{\"kernelspec\":{\"language\":\"python\"}},\"nbformat\"", StringComparison.Ordinal));

        Assert.Contains("<code>var = 1 # comment</code>", Pages(path)["a.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_only_Python_writes_are_read_and_written_back()
    {
        using var folder = new TemporaryFolder();
        string text = """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "a",
               "metadata": {
                "x": NaN,
                "y": [
                 Infinity,
                 -Infinity,
                 "NaN \" NaN"
                ]
               },
               "outputs": [],
               "source": "NaN"
              }
             ],
             "metadata": {
              "NaN": NaN
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """.ReplaceLineEndings("\n");
        Notebook notebook = Notebook.Load(folder.Write("a.ipynb", text));

        Assert.Equal("NaN", notebook.Cells[0].Source);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(notebook.ToBytes()));
        notebook.Cells[0].SetOutputs([], 7);
        Assert.Equal(text.Replace("\"execution_count\": null", "\"execution_count\": 7", StringComparison.Ordinal),
            System.Text.Encoding.UTF8.GetString(notebook.ToBytes()));
    }
}
