namespace Course.Tests;

/// <summary>How the sources are laid out, where no analyzer looks.</summary>
public class SourceTests
{
    private const int LongestLine = 140;

    /// <summary>Files with long lines still to be broken, most of them texts of SVG, HTML, scripts or data; none shall be added.</summary>
    private static readonly string[] s_notYet =
    [
        "tests/Course.Tests/ExploreSiteTests.cs",
        "tests/Course.Tests/SiteBrowserTests.cs",
        "tests/Course.Tests/SiteMathematicsTests.cs",
        "tests/Course.Tests/SiteNeighboursTests.cs",
        "tests/Course.Tests/SiteOutputTests.cs",
        "tests/Course.Tests/SitePage.cs",
        "tests/Course.Tests/SiteTests.cs",
        "tests/Course.Tests/StudentCommandTests.cs",
        "tests/TexMath.Tests/TexFuzzTests.cs",
        "tests/TexMath.Tests/TexMathBrowserTests.cs",
        "tests/TexMath.Tests/TexMathTests.cs",
        "tests/TexMath.Tests/TexPageTests.cs",
        "tools/Course/HandOuts/LinkedFiles.cs",
    ];

    [Fact]
    public void No_line_of_CSharp_is_longer_than_140_characters()
    {
        string[] tooLong =
        [
            .. from path in Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
               where !name.Split('/').Any(part => part is "bin" or "obj") && !s_notYet.Contains(name)
               from line in File.ReadLines(path).Index()
               where line.Item.Length > LongestLine
               select $"{name}, line {line.Index + 1}: {line.Item.Length} characters",
        ];

        Assert.Empty(tooLong);
    }
}
