namespace Course.Tests;

/// <summary>How the sources are laid out, where no analyzer looks.</summary>
public class SourceTests
{
    private const int LongestLine = 140;

    /// <summary>Folders whose long lines are still to be broken; none shall be added.</summary>
    private static readonly string[] s_notYet =
    [
        "lib/PartialDerivatives/", "lib/PartialDerivatives.Charts/", "lib/PartialDerivatives.Charts.Plotly/",
        "tests/", "tools/Course/Commands/", "tools/Course/Compiler/", "tools/Course/Execution/", "tools/Course/Kernel/", "tools/Course/Site/",
    ];

    [Fact]
    public void No_line_of_CSharp_is_longer_than_140_characters()
    {
        string[] tooLong =
        [
            .. from path in Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
               where !name.Split('/').Any(part => part is "bin" or "obj") && !s_notYet.Any(name.StartsWith)
               from line in File.ReadLines(path).Index()
               where line.Item.Length > LongestLine
               select $"{name}, line {line.Index + 1}: {line.Item.Length} characters",
        ];

        Assert.Empty(tooLong);
    }
}
