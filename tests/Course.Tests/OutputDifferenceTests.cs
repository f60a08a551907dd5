using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

public class OutputDifferenceTests
{
    private const string Bootstrap =
        "\r\n<div>\r\n    <div id='dotnet-interactive-this-cell-1.2' style='display: none'>\r\n    </div>\r\n"
        + "    <script type='text/javascript'>\r\nprobeAddresses([\"http://127.0.0.1:2048/\"])\r\n    </script>\r\n</div>";

    private const string ReferenceWarning =
        "\nwarning CS1701: Assuming assembly reference 'A, Version=6.0.0.0' used by 'B' matches identity 'A, Version=10.0.0.0' of 'A', "
        + "you may need to supply runtime policy\n\n";

    /// <summary>Two ways in which hosts store what a reader sees alike.</summary>
    public static TheoryData<string, string> SamePictures => new()
    {
        {
            """[{"output_type": "display_data", "data": {"text/html": "<b>1</b>"}}]""",
            """[{"output_type": "execute_result", "data": {"text/html": ["<b>1</b>"]}}]"""
        },
        {
            """[{"output_type": "execute_result", "execution_count": 7, "data": {"a/b": "1", "c/d": "2"}}]""",
            """[{"output_type": "execute_result", "data": {"c/d": "2", "a/b": "1"}}]"""
        },
        {
            """[{"output_type": "stream", "name": "stdout", "text": "a\r\n"}, {"output_type": "stream", "name": "stdout", "text": "b"}]""",
            """[{"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}]"""
        },
        { """[{"output_type": "stream", "name": "stdout", "text": ""}]""", "[]" },
        { $$$"""[{"output_type": "display_data", "data": {"text/html": {{{Quoted(Bootstrap)}}}}}]""", "[]" },
        { $$$"""[{"output_type": "stream", "name": "stderr", "text": {{{Quoted(ReferenceWarning)}}}}]""", "[]" },
        {
            $$$"""[{"output_type": "stream", "name": "stderr", "text": {{{Quoted(ReferenceWarning + "mine\n")}}}}]""",
            """[{"output_type": "stream", "name": "stderr", "text": "\n\nmine\n"}]"""
        },
        { """[{"output_type": "display_data", "data": {"text/plain": "Imported setup.csx"}}]""", "[]" },
        {
            """[{"output_type": "error", "evalue": "E: no\n   at Submission#1.M()\n--- End of stack trace from previous location ---"}]""",
            """[{"output_type": "error", "evalue": "E: no\n   at Submission#9.N()", "traceback": ["x"]}]"""
        },
        {
            """[{"output_type": "display_data", "data": {"image/png": "iVBO\nRw0K\n"}}]""",
            """[{"output_type": "display_data", "data": {"image/png": "iVBORw0K"}}]"""
        },
    };

    [Theory]
    [MemberData(nameof(SamePictures))]
    public void What_hosts_store_in_different_ways_is_the_same_picture(string stored, string now) =>
        Assert.Empty(Differences(stored, now, source: "#!import setup.csx"));

    /// <summary>At a time of the size of both it would take hours: the test ends or it hangs.</summary>
    [Fact]
    public void Many_outputs_of_a_long_cell_are_compared()
    {
        string outputs = $"[{string.Join(", ", Enumerable.Repeat(
            """{"output_type": "display_data", "data": {"text/plain": "1"}}""", 100_000))}]";

        Assert.Empty(Differences(outputs, outputs, source: string.Concat(Enumerable.Repeat("// a line\n", 100_000))));
    }

    /// <summary>What a reader sees to be different, however alike it is stored.</summary>
    public static TheoryData<string, string> DifferentPictures => new()
    {
        {
            """[{"output_type": "display_data", "data": {"text/html": "1"}}]""",
            """[{"output_type": "display_data", "data": {"text/plain": "1"}}]"""
        },
        {
            """[{"output_type": "stream", "name": "stderr", "text": "a"}]""",
            """[{"output_type": "stream", "name": "stdout", "text": "a"}]"""
        },
        { """[{"output_type": "stream", "name": "stderr", "text": "(1,1): warning CS8632: a"}]""", "[]" },
        { """[{"output_type": "display_data", "data": {"text/plain": "Imported setup.csx"}}]""", "[]" },
        { """[{"output_type": "error", "evalue": "E: no"}]""", """[{"output_type": "error", "evalue": "E: yes"}]""" },
        {
            """[{"output_type": "stream", "name": "stdout", "text": "a"}, {"output_type": "display_data", "data": {"text/plain": "b"}}]""",
            """[{"output_type": "display_data", "data": {"text/plain": "b"}}, {"output_type": "stream", "name": "stdout", "text": "a"}]"""
        },
        {
            """[{"output_type": "stream", "name": "stdout", "text": "a\nb\n"}]""",
            """[{"output_type": "stream", "name": "stdout", "text": "a\n"}]"""
        },
        { "[]", """[{"output_type": "stream", "name": "stdout", "text": "a"}]""" },
    };

    [Theory]
    [MemberData(nameof(DifferentPictures))]
    public void A_difference_that_a_reader_sees_is_told(string stored, string now) =>
        Assert.NotEmpty(Differences(stored, now, source: "1"));

    /// <summary>Shapes that no host writes, as a damaged or hand-made file has them.</summary>
    public static TheoryData<string> OddOutputs =>
    [
        "[1, null, \"text\", [], {}]",
        """[{"output_type": 3}]""",
        """[{"output_type": {"a": 1}, "data": {"text/html": 3}}]""",
        """[{"output_type": "stream", "name": 1, "text": {"a": [1]}}]""",
        """[{"output_type": "stream", "name": ["stdout"], "text": [1, 2]}]""",
        """[{"output_type": "error", "evalue": 1e400, "traceback": 3}]""",
        """[{"output_type": "error"}]""",
        """[{"output_type": "display_data", "data": [1]}]""",
        """[{"output_type": "display_data", "data": {"image/png": "no base64!", "": null, "text/html": [["x"]]}}]""",
    ];

    [Theory]
    [MemberData(nameof(OddOutputs))]
    public void Stored_outputs_of_any_shape_are_compared_and_none_throws(string stored) =>
        Assert.NotEmpty(Differences(stored, "[]", source: "1"));

    [Theory]
    [InlineData("nbconvert.ipynb")]
    [InlineData("vscode.ipynb")]
    public async Task A_notebook_that_a_host_saved_passes_the_check(string name)
    {
        string notebook = Path.Combine(AppContext.BaseDirectory, "golden", "hosts", name);

        (int exitCode, string text) = await CourseProgram.CallAsync("check", notebook);

        Assert.True(exitCode == 0, text);
    }

    private static OutputDifference[] Differences(string stored, string now, string source)
    {
        var cell = new Cell(
            new JsonObject { ["cell_type"] = "code", ["source"] = source, ["outputs"] = JsonNode.Parse(stored) }, codeNumber: 1);
        return [.. OutputDifference.Between(cell, [.. JsonNode.Parse(now)!.AsArray().Select(output => output!.AsObject())])];
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
