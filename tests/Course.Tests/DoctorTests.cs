using Course.Doctor;

namespace Course.Tests;

/// <summary>What `doctor` finds in clones and home folders that were made for the test.</summary>
public class DoctorTests
{
    private const string Extension = "globalStorage/ms-dotnettools.dotnet-interactive-vscode";

    /// <summary>The folder <c>User</c> of each VS Code, under the home folder.</summary>
    public static TheoryData<string> UserFolders =>
    [
        ".config/Code/User",
        ".config/Code - Insiders/User",
        ".config/VSCodium/User",
        ".var/app/com.visualstudio.code/config/Code/User",
        "Library/Application Support/Code/User",
        "Library/Application Support/Code - Insiders/User",
        "AppData/Roaming/Code/User",
        "AppData/Roaming/Code - Insiders/User",
        ".vscode-server/data/User",
        ".vscode-server-insiders/data/User",
        ".vscode-remote/data/User",
    ];

    [Theory]
    [MemberData(nameof(UserFolders))]
    public void The_misplaced_manifest_of_the_extension_is_found_told_and_moved(string user)
    {
        using var home = new TemporaryFolder();
        string misplaced = Write(home, $"{user}/{Extension}/dotnet-tools.json", "mine");
        string right = home.File($"{user}/{Extension}/.config/dotnet-tools.json");

        Finding found = Assert.Single(VsCode.Examine(At(home), fix: false));
        Assert.Equal(State.Wrong, found.State);
        Assert.Contains(misplaced, found.Text, StringComparison.Ordinal);
        Assert.Contains("--fix", found.Advice, StringComparison.Ordinal);
        Assert.True(File.Exists(misplaced));

        Assert.Equal(State.Right, Assert.Single(VsCode.Examine(At(home), fix: true)).State);
        Assert.False(File.Exists(misplaced));
        Assert.Equal("mine", File.ReadAllText(right));
        Assert.Equal(State.Right, Assert.Single(VsCode.Examine(At(home), fix: false)).State);
    }

    [Theory]
    [InlineData("XDG_CONFIG_HOME", "Code/User")]
    [InlineData("APPDATA", "Code/User")]
    [InlineData("VSCODE_PORTABLE", "user-data/User")]
    public void A_folder_for_settings_that_the_environment_names_is_searched(string variable, string user)
    {
        using var home = new TemporaryFolder();
        Write(home, $"elsewhere/{user}/{Extension}/dotnet-tools.json", "{}");
        var at = new Surroundings(home.Path, home.Path, name => name == variable ? home.File("elsewhere") : null);

        Assert.Equal(State.Wrong, Assert.Single(VsCode.Examine(at, fix: false)).State);
    }

    [Fact]
    public void A_manifest_that_is_in_its_place_is_never_overwritten()
    {
        using var home = new TemporaryFolder();
        string misplaced = Write(home, $".config/Code/User/{Extension}/dotnet-tools.json", "misplaced");
        string right = Write(home, $".config/Code/User/{Extension}/.config/dotnet-tools.json", "right");

        Assert.Equal(State.Right, Assert.Single(VsCode.Examine(At(home), fix: true)).State);
        Assert.Equal(("misplaced", "right"), (File.ReadAllText(misplaced), File.ReadAllText(right)));
    }

    [Fact]
    public void What_cannot_be_moved_is_told_and_stays()
    {
        using var home = new TemporaryFolder();
        string misplaced = Write(home, $".config/Code/User/{Extension}/dotnet-tools.json", "mine");
        Write(home, $".config/Code/User/{Extension}/.config", "a file");

        Finding found = Assert.Single(VsCode.Examine(At(home), fix: true));

        Assert.Equal(State.Wrong, found.State);
        Assert.Contains("by hand", found.Advice, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(misplaced));
    }

    [Fact]
    public void Two_products_are_examined_and_a_home_without_any_is_no_fault()
    {
        using var home = new TemporaryFolder();
        Assert.Equal(State.Note, Assert.Single(VsCode.Examine(At(home), fix: true)).State);

        Write(home, $".config/Code/User/{Extension}/.config/dotnet-tools.json", "{}");
        Write(home, $".config/Code - Insiders/User/{Extension}/dotnet-tools.json", "{}");
        Assert.Equal([State.Right, State.Wrong], VsCode.Examine(At(home), fix: false).Select(finding => finding.State));
    }

    [Fact]
    public void A_library_that_is_missing_or_older_than_its_sources_is_told()
    {
        using var clone = new TemporaryFolder();
        Write(clone, "lib/A/A.csproj", "");
        string source = Write(clone, "lib/A/Deep/Source.cs", "");
        Assert.Contains("not built: A.", Library.Examine(At(clone)).Line, StringComparison.Ordinal);

        string assembly = Write(clone, "lib/bin/A.dll", "");
        File.SetLastWriteTimeUtc(assembly, DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(State.Right, Library.Examine(At(clone)).State);

        File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddMinutes(2));
        Assert.Contains("older than its sources: A.", Library.Examine(At(clone)).Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setup_that_is_missing_or_points_elsewhere_is_told()
    {
        using var clone = new TemporaryFolder();
        Assert.Contains("is missing", Library.ExamineSetup(At(clone)).Line, StringComparison.Ordinal);

        string assembly = Write(clone, "lib/bin/A.dll", "");
        Write(clone, "lib/bin/setup.csx", $"#r \"{assembly}\"\n");
        Assert.Equal(State.Right, Library.ExamineSetup(At(clone)).State);

        Write(clone, "lib/bin/setup.csx", $"#r \"{assembly}\"\n#r \"{clone.File("lib/bin/B.dll")}\"\n");
        Assert.Contains("not there", Library.ExamineSetup(At(clone)).Line, StringComparison.Ordinal);

        Write(clone, "lib/bin/setup.csx", $"#r \"{clone.File("old/lib/bin/A.dll")}\"\n");
        Assert.Contains("moved or copied", Library.ExamineSetup(At(clone)).Line, StringComparison.Ordinal);
    }

    /// <summary>A change to a notebook of the chapter, and a part of what is said of it.</summary>
    public static TheoryData<string, string, string> ChangedMetadata => new()
    {
        { "\".net-csharp\"", "\"python3\"", "`kernelspec.name` is `python3`" },
        { "\"kernelspec\"", "\"other\"", "`kernelspec.name` is missing" },
        { "\"defaultKernelName\": \"csharp\"", "\"defaultKernelName\": \"fsharp\"", "defaultKernelName` is `fsharp`" },
        { "\"language\": \"csharp\"", "\"language\": \"fsharp\"", "code cell 1 is for the kernel `fsharp`" },
        { "\"kernelName\": \"csharp\"", "\"kernelName\": \"pwsh\"", "code cell 1 is for the kernel `pwsh`" },
        { "\"nbformat\": 4", "\"nbformat\": 3", "nbformat 3" },
    };

    [Theory]
    [MemberData(nameof(ChangedMetadata))]
    public void A_notebook_for_which_no_host_would_choose_the_kernel_is_told(string old, string changed, string message)
    {
        using var clone = new TemporaryFolder();
        string text = File.ReadAllText(Repository.Notebook("04-summary.ipynb"));
        Write(clone, "notebooks/good.ipynb", text);
        Assert.Equal(State.Right, Assert.Single(NotebookMetadata.Examine(At(clone))).State);

        Write(clone, "notebooks/bad.ipynb", text.Replace(old, changed, StringComparison.Ordinal));

        Finding found = Assert.Single(NotebookMetadata.Examine(At(clone)));
        Assert.Equal(State.Wrong, found.State);
        Assert.Contains(message, found.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_that_global_json_refuses_is_told()
    {
        using var clone = new TemporaryFolder();
        clone.Write("global.json", """{"sdk": {"version": "99.0.100", "rollForward": "disable"}}""");

        Finding found = await Sdk.ExamineAsync(At(clone), TestContext.Current.CancellationToken);

        Assert.Equal(State.Wrong, found.State);
        Assert.Contains("Install", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_is_not_pinned_or_cannot_be_restored_is_told()
    {
        using var clone = new TemporaryFolder();
        Finding unpinned = await ReleasedTool.ExamineAsync(At(clone), TestContext.Current.CancellationToken);
        Assert.Contains("is not pinned", unpinned.Text, StringComparison.Ordinal);

        Write(clone, ".config/dotnet-tools.json", "{}");
        Finding broken = await ReleasedTool.ExamineAsync(At(clone), TestContext.Current.CancellationToken);
        Assert.Equal(State.Wrong, broken.State);
    }

    [Fact]
    public void A_browser_is_looked_for_on_the_path()
    {
        using var folder = new TemporaryFolder();
        var at = new Surroundings(folder.Path, folder.Path, _ => folder.Path);
        Assert.Equal(State.Wrong, TestBrowser.Examine(at).State);

        folder.Write("chromium", "");
        Assert.Equal(State.Right, TestBrowser.Examine(at).State);
    }

    [Fact]
    public async Task The_command_says_a_line_for_each_part_and_ends_with_1_where_one_is_missing()
    {
        using var clone = new TemporaryFolder();
        clone.Write("global.json", "{}");
        Directory.CreateDirectory(clone.File("lib"));

        (int exitCode, string text) = await CourseProgram.RunAsync(clone.Path, "doctor");

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^ok +\.NET SDK: ", text);
        Assert.Matches(@"(?m)^WRONG +lib/bin/setup\.csx: is missing.*dotnet build", text);
        Assert.Matches(@"(?m)^WRONG +notebooks: .*git checkout", text);
        Assert.Matches(@"(?m)^WRONG +Microsoft\.dotnet-interactive: ", text);
    }

    [Fact]
    public async Task Outside_a_clone_the_command_says_where_to_go()
    {
        using var folder = new TemporaryFolder();

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "doctor");

        Assert.Equal(2, exitCode);
        Assert.Contains("Go to the clone first", text, StringComparison.Ordinal);
    }

    private static Surroundings At(TemporaryFolder folder) => new(folder.Path, folder.Path, _ => null);

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        return folder.Write(name, text);
    }
}
