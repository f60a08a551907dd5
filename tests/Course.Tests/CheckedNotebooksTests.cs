using System.Runtime.Versioning;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>A notebook is not executed again while nothing that its outputs depend on has changed.</summary>
public class CheckedNotebooksTests
{
    public static TheoryData<string> Changes =>
    [
        "notebooks/a.ipynb", "notebooks/helper.csx", "notebooks/inner.csx", "notebooks/data.csv", "data/values.csv", "lib/bin/Other.dll",
            "lib/bin/deep/Far.dll",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_that_keeps_length_and_time_gives_another_key(string file)
    {
        using TemporaryFolder folder = Chapter();
        string? before = Key(folder);
        string path = folder.File(file);
        DateTime time = File.GetLastWriteTimeUtc(path);

        File.WriteAllText(path, File.ReadAllText(path).Replace('1', '2'));
        File.SetLastWriteTimeUtc(path, time);

        Assert.NotNull(before);
        Assert.NotEqual(before, Key(folder));
    }

    [Fact]
    public void The_same_content_gives_the_same_key_whatever_its_time()
    {
        using TemporaryFolder folder = Chapter();
        string? before = Key(folder);

        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-3));
        }

        Assert.Equal(before, Key(folder));
    }

    [Theory]
    [InlineData("#r \"nuget: MathNet.Numerics, 5.0.0\"")]
    [InlineData("#!import no-such-file.csx")]
    [InlineData("#r \"no-such-file.dll\"")]
    [InlineData("#!time")]
    [InlineData("# load \"no-such-file.csx\"")]
    public void A_notebook_whose_content_cannot_be_told_has_no_key(string line)
    {
        using TemporaryFolder folder = Chapter();
        folder.WriteNotebook("notebooks/a.ipynb", line);

        Assert.Null(Key(folder));
    }

    [Theory]
    [InlineData("# load \"helper.csx\"")]
    [InlineData("#load \"helper.csx\"")]
    [InlineData("  #!import   helper.csx ")]
    [InlineData("// The compiler ends a line here, too.\r# load \"helper.csx\"\rz")]
    [InlineData("//\u2028#load \"helper.csx\"\u2029z")]
    [InlineData("//\u0085#load \"helper.csx\"\nz")]
    [InlineData("\uFEFF#load \"helper.csx\"")]
    [InlineData("\u001A#load \"helper.csx\"")]
    public void An_imported_file_counts_however_it_is_written(string line)
    {
        using TemporaryFolder folder = Chapter();
        folder.WriteNotebook("notebooks/a.ipynb", line);
        string? before = Key(folder);

        File.WriteAllText(folder.File("lib/bin/Other.dll"), "other");

        Assert.NotNull(before);
        Assert.NotEqual(before, Key(folder));
    }

    [Fact]
    public void What_a_loaded_file_loads_counts_where_the_compiler_finds_it()
    {
        using TemporaryFolder folder = Chapter();
        Directory.CreateDirectory(folder.File("shared"));
        folder.WriteNotebook("notebooks/a.ipynb", "#load \"../shared/outer.csx\"");
        folder.Write("shared/outer.csx", "#load \"inner.csx\"");
        folder.Write("shared/inner.csx", "int x = 1;");
        string? before = Key(folder);

        folder.Write("shared/inner.csx", "int x = 2;");

        Assert.NotNull(before);
        Assert.NotEqual(before, Key(folder));
    }

    /// <summary>To read a pipe is to wait for whoever writes to it, and some devices never end.</summary>
    [Theory]
    [InlineData("mkfifo notebooks/pipe", true)]
    [InlineData("mkfifo data/pipe", true)]
    [InlineData("mkfifo lib/bin/pipe.dll", true)]
    [InlineData("ln -s /dev/zero data/endless", true)]
    [InlineData("rm notebooks/helper.csx; mkfifo notebooks/helper.csx", false)]
    [InlineData("ln -s . notebooks/circle; ln -s . notebooks/other", false)]
    [InlineData("ln -s / data/disk", false)]
    public async Task What_cannot_be_read_to_an_end_is_not_read(string command, bool hasKey)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes and links in the file system.");
        using TemporaryFolder folder = Chapter();
        await CourseProgram.EndAsync(CourseProgram.Start(folder.Path, [], ["sh", "-c", command]));

        Assert.Equal(hasKey, Key(folder) is not null);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_unchanged_notebook_is_reported_so_and_executed_again_when_asked_changed_or_in_doubt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sets the folder for the data of the user by XDG_DATA_HOME.");
        using var folder = new TemporaryFolder();
        using var home = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "int x = 1;");
        string store = Path.Combine(home.Path, "partial-derivatives-course", "checked");

        Assert.Equal(["ok", "unchanged", "ok", "ok"],
            [await ResultAsync(), await ResultAsync(), await ResultAsync("--force"), await ResultAsync(ci: "true")]);
        Assert.All(Directory.GetFiles(store), file => Assert.Empty(File.ReadAllBytes(file)));
        File.SetUnixFileMode(store, (UnixFileMode)0b111_111_111);
        Assert.Equal("ok", await ResultAsync());
        File.SetUnixFileMode(store, (UnixFileMode)0b111_000_000);
        Assert.Equal("unchanged", await ResultAsync());
        File.WriteAllText(Directory.GetFiles(store).Single(), "?");
        Assert.Equal("ok", await ResultAsync());
        folder.WriteNotebook("a.ipynb", "int x = 2;");
        Assert.Equal("ok", await ResultAsync());

        async Task<string> ResultAsync(string? option = null, string ci = "")
        {
            string[] command = ["dotnet", "exec", CourseProgram.Path, "check", "a.ipynb", "--json", "report.json", .. option is null ? []
                : new[] { option }];
            (int exitCode, string text) = await CourseProgram.EndAsync(CourseProgram.Start(
                folder.Path, [("XDG_DATA_HOME", home.Path), ("CI", ci)], command));
            Assert.True(exitCode == 0, text);
            string result = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(folder.File("report.json")))!
                ["notebooks"]![0]!["result"]!.GetValue<string>();
            // Not part of what a notebook in this folder depends on.
            File.Delete(folder.File("report.json"));
            return result;
        }
    }

    private static TemporaryFolder Chapter()
    {
        var folder = new TemporaryFolder();
        foreach (string name in new[] { "notebooks", "data", "lib/bin/deep" })
        {
            Directory.CreateDirectory(folder.File(name));
        }
        folder.WriteNotebook("notebooks/a.ipynb", "#!import helper.csx", "int x = 1;");
        folder.Write("notebooks/helper.csx", "#r \"../lib/bin/Some.dll\"\n#!import inner.csx\nint z = 1;\n");
        folder.Write("notebooks/inner.csx", "int y = 1;\n#pragma warning disable CS0168\n");
        folder.Write("notebooks/data.csv", "1");
        folder.Write("data/values.csv", "1");
        folder.Write("lib/bin/Some.dll", "1");
        folder.Write("lib/bin/Other.dll", "1");
        folder.Write("lib/bin/deep/Far.dll", "1");
        return folder;
    }

    private static string? Key(TemporaryFolder folder) =>
        new CheckedNotebooks().KeyOf(Notebook.Load(folder.File("notebooks/a.ipynb")), Limits.Default);
}
