using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Tests;

/// <summary>What is not C# is refused by its name, and never run as C#.</summary>
public class NotebookLanguageTests
{
    [Theory]
    [InlineData("""{"kernelspec":{"display_name":"Python 3","language":"python","name":"python3"}}""", "python")]
    [InlineData("""{"kernelspec":{"name":"python3"}}""", "python3")]
    [InlineData("""{"language_info":{"name":"julia"}}""", "julia")]
    [InlineData("""{"kernelspec":{"display_name":".NET (F#)","language":"F#","name":".net-fsharp"}}""", "F#")]
    [InlineData("""{"kernelspec":{"language":"C#","name":".net-csharp"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"pwsh"}}}""",
        "pwsh")]
    [InlineData("""{"kernelspec":{"display_name":"Python 3 (ipykernel)"}}""", "Python 3 (ipykernel)")]
    [InlineData("""{"kernelspec":"python3"}""", "python3")]
    [InlineData("""{"kernelspec":{"name":"python3","language":"C#"}}""", "python3")]
    [InlineData("""{"language_info":{"file_extension":".py","mimetype":"text/x-python"}}""", ".py")]
    [InlineData("""{"language_info":{"pygments_lexer":"ipython3"}}""", "ipython3")]
    [InlineData("""{"jupytext":{"main_language":"julia"}}""", "julia")]
    [InlineData("""{"dotnet_interactive":{"defaultKernelName":"fsharp"}}""", "fsharp")]
    public void A_notebook_for_another_kernel_is_refused_by_its_name(string metadata, string name)
    {
        var refusal = Assert.Throws<RefusedException>(() => NotebookLanguage.RequireCSharp(Read(metadata, "{}", "1 + 1")));

        Assert.Contains($"a notebook for `{name}`", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "let x = 1", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"language":"html"}}""", "<b>x</b>", "html")]
    [InlineData("{}", "\n#!fsharp\nlet x = 1", "fsharp")]
    [InlineData("{}", "#!javascript", "javascript")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", "int x = 1;\n#!pwsh\nGet-Item", "pwsh")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"},"dotnet_interactive":{"language":"fsharp"}}""", "1+1", "fsharp")]
    [InlineData("""{"vscode":{"languageId":"fsharp"}}""", "1+1", "fsharp")]
    [InlineData("""{"kernel":"Python3"}""", "1+1", "Python3")]
    [InlineData("""{"language":"sql"}""", "select 1", "sql")]
    [InlineData("{}", "1 + 1\r#!fsharp\rlet x = 1", "fsharp")]
    [InlineData("{}", "\uFEFF#!fsharp\nlet x = 1", "fsharp")]
    [InlineData("{}", "%%bash\nls", "%%bash")]
    [InlineData("{}", "\n%matplotlib inline", "%matplotlib")]
    public void A_cell_for_another_kernel_is_refused_by_its_name(string metadata, string source, string name)
    {
        var refusal = Assert.Throws<RefusedException>(() => NotebookLanguage.RequireCSharp(Read("{}", metadata, source)));

        Assert.Contains($"code cell 1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"is for the kernel `{name}`", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData(
        """{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"}}""",
        "{}")]
    [InlineData("""{"kernelspec":{"language":"F#","name":".net-fsharp"}}""", """{"polyglot_notebook":{"kernelName":"csharp"}}""")]
    [InlineData("""{"kernelspec":7,"polyglot_notebook":[]}""", """{"dotnet_interactive":"csharp"}""")]
    [InlineData("""{"kernelspec":{"name":"python3"}}""", """{"tags":["skip-execution"]}""")]
    [InlineData("""{"kernelspec":{"language":"C#","name":".net-csharp"},"language_info":{"name":"python"}}""", "{}")]
    [InlineData("""{"language_info":{"file_extension":".cs","mimetype":"text/x-csharp","name":"C#","pygments_lexer":"csharp"}}""", "{}")]
    [InlineData("""{"kernelspec":{"display_name":".NET (C#)"}}""", """{"vscode":{"languageId":"csharp"}}""")]
    public void A_notebook_whose_cells_are_csharp_is_run(string metadata, string cell) =>
        NotebookLanguage.RequireCSharp(Read(metadata, cell, "#!csharp\n1 + 1"));

    /// <summary>.NET Interactive says nothing where the kernel of an imported file is not there, or runs its cells as C#.</summary>
    [Theory]
    [InlineData("#!import x.fsx", "fsharp")]
    [InlineData("  #!import \"x.ps1\"", "pwsh")]
    [InlineData("#!import page.html", "html")]
    [InlineData("#!import python.ipynb", "python3")]
    [InlineData("#!import cell.ipynb", "fsharp")]
    [InlineData("#!import script.csx", "pwsh")]
    [InlineData("1 + 1\n#!import outer.csx", "fsharp")]
    [InlineData("#!import sub/outer.csx", "fsharp")]
    public void An_imported_file_of_another_language_is_refused_by_its_name(string line, string name)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in new[] { "x.fsx", "x.ps1", "page.html" })
        {
            folder.Write(file, "1 + 1");
        }
        folder.Write("python.ipynb", Json("""{"kernelspec":{"name":"python3"}}""", "{}", "1 + 1"));
        folder.Write("cell.ipynb", Json("{}", """{"vscode":{"languageId":"fsharp"}}""", "1 + 1"));
        folder.Write("script.csx", "int x = 1;\n#!pwsh\nls");
        folder.Write("outer.csx", "#!import outer.csx\n#!import x.fsx");
        Directory.CreateDirectory(folder.File("sub"));
        folder.Write("sub/outer.csx", "#!import x.fsx");
        folder.Write("harmless.csx", "int y = 1;");

        NotebookLanguage.RequireCSharp(Notebook.Load(folder.WriteNotebook("a.ipynb", "#!import harmless.csx\n#!import missing.fsx")));
        var refusal = Assert.Throws<RefusedException>(
            () => NotebookLanguage.RequireCSharp(Notebook.Load(folder.WriteNotebook("a.ipynb", line))));

        Assert.Contains($"is for `{name}`", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_stores_nothing_in_a_notebook_for_another_kernel()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", Json("""{"kernelspec":{"language":"python","name":"python3"}}""", "{}", "1+1"));
        byte[] before = File.ReadAllBytes(path);

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "run", "a.ipynb");

        Assert.Equal(2, exitCode);
        Assert.Contains("a.ipynb", text, StringComparison.Ordinal);
        Assert.Contains("`python`", text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    private static Notebook Read(string metadata, string cell, string source)
    {
        using var folder = new TemporaryFolder();
        return Notebook.Load(folder.Write("a.ipynb", Json(metadata, cell, source)));
    }

    private static string Json(string metadata, string cell, string source) => new JsonObject
    {
        ["cells"] = new JsonArray(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = JsonNode.Parse(cell),
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        }),
        ["metadata"] = JsonNode.Parse(metadata),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    }.ToJsonString();
}
