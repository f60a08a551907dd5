namespace Course.Tests;

/// <summary>How the sources are laid out, where no analyzer looks.</summary>
public class SourceTests
{
    private const int LongestLine = 140;

    /// <summary>Files with long lines still to be broken, most of them texts of SVG, HTML, scripts or data; none shall be added.</summary>
    private static readonly string[] s_notYet =
    [
        "lib/PartialDerivatives.Charts/Axes/Label.cs",
        "lib/PartialDerivatives.Charts/Charts.LogLog.cs",
        "lib/PartialDerivatives.Charts/Charts.Slice.cs",
        "lib/PartialDerivatives.Charts/Explore/Ask.cs",
        "lib/PartialDerivatives.Charts/Explore/Charts.Explore.cs",
        "lib/PartialDerivatives.Charts/Explore/Explorer.cs",
        "lib/PartialDerivatives.Charts/Explore/ExplorerHtml.cs",
        "lib/PartialDerivatives.Charts/Explore/ExplorerMap.cs",
        "lib/PartialDerivatives.Charts/Explore/ExplorerSlice.cs",
        "lib/PartialDerivatives.Charts/Explore/ExplorerSpace.cs",
        "lib/PartialDerivatives.Charts/Explore/ExplorerView.cs",
        "lib/PartialDerivatives.Charts/Figure.cs",
        "lib/PartialDerivatives.Charts/FigureHtml.cs",
        "lib/PartialDerivatives.Charts/Svg/SvgSpace.cs",
        "lib/PartialDerivatives.Charts/Svg/Theme.cs",
        "lib/PartialDerivatives.Charts/Traces/PlanePatch.cs",
        "tests/Course.Tests/CheckedNotebooksTests.cs",
        "tests/Course.Tests/ExpendableKernelTests.cs",
        "tests/Course.Tests/ExploreSiteTests.cs",
        "tests/Course.Tests/ForeignNotebookTests.cs",
        "tests/Course.Tests/MutatedNotebookTests.cs",
        "tests/Course.Tests/NotebookLanguageTests.cs",
        "tests/Course.Tests/NotebookTests.cs",
        "tests/Course.Tests/OtherKernelTests.cs",
        "tests/Course.Tests/PackageTests.cs",
        "tests/Course.Tests/RunnerTests.cs",
        "tests/Course.Tests/SiteBrowserTests.cs",
        "tests/Course.Tests/SiteMathematicsTests.cs",
        "tests/Course.Tests/SiteNeighboursTests.cs",
        "tests/Course.Tests/SiteOutputTests.cs",
        "tests/Course.Tests/SitePage.cs",
        "tests/Course.Tests/SiteTests.cs",
        "tests/PartialDerivatives.Charts.Tests/BrowserTests.cs",
        "tests/PartialDerivatives.Charts.Tests/ContourTests.cs",
        "tests/PartialDerivatives.Charts.Tests/Explore/ExploreBrowserTests.cs",
        "tests/PartialDerivatives.Charts.Tests/Explore/ExplorePage.cs",
        "tests/PartialDerivatives.Charts.Tests/Explore/ExploreScriptTests.cs",
        "tests/PartialDerivatives.Charts.Tests/Explore/ExploreTests.cs",
        "tests/PartialDerivatives.Charts.Tests/FigurePage.cs",
        "tests/PartialDerivatives.Charts.Tests/FigureTests.cs",
        "tests/PartialDerivatives.Charts.Tests/FormulaHtmlTests.cs",
        "tests/PartialDerivatives.Charts.Tests/GridTests.cs",
        "tests/PartialDerivatives.Charts.Tests/IsolationTests.cs",
        "tests/PartialDerivatives.Charts.Tests/IsolinesTests.cs",
        "tests/PartialDerivatives.Charts.Tests/JsonTests.cs",
        "tests/PartialDerivatives.Charts.Tests/LoadingTests.cs",
        "tests/PartialDerivatives.Charts.Tests/LogLogTests.cs",
        "tests/PartialDerivatives.Charts.Tests/MovingSliceTests.cs",
        "tests/PartialDerivatives.Charts.Tests/OnePictureTests.cs",
        "tests/PartialDerivatives.Charts.Tests/OverlayTests.cs",
        "tests/PartialDerivatives.Charts.Tests/ThemeTests.cs",
        "tests/TexMath.Tests/TexFuzzTests.cs",
        "tests/TexMath.Tests/TexMathBrowserTests.cs",
        "tests/TexMath.Tests/TexMathTests.cs",
        "tests/TexMath.Tests/TexPageTests.cs",
        "tools/Course/Commands/Progress.cs",
        "tools/Course/Execution/KernelClient.cs",
        "tools/Live.Kernel/LatexHtml.cs",
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
