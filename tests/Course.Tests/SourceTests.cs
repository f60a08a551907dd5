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
        "lib/PartialDerivatives/Direction.cs",
        "lib/PartialDerivatives/Elementary/IDifferentiable.Plumbing.cs",
        "lib/PartialDerivatives/Elementary/IDifferentiable.cs",
        "lib/PartialDerivatives/FiniteDifference/DifferenceQuotient.cs",
        "lib/PartialDerivatives/FiniteDifference/Staircase.cs",
        "lib/PartialDerivatives/FiniteDifference/Stencil.cs",
        "lib/PartialDerivatives/Formulas/CanonicalOrder.cs",
        "lib/PartialDerivatives/Formulas/Compilation/EmitCode.cs",
        "lib/PartialDerivatives/Formulas/Compilation/ReverseSweep.cs",
        "lib/PartialDerivatives/Formulas/DerivativeRules.cs",
        "lib/PartialDerivatives/Formulas/Differentiate.cs",
        "lib/PartialDerivatives/Formulas/Formula.Evaluation.cs",
        "lib/PartialDerivatives/Formulas/Formula.cs",
        "lib/PartialDerivatives/Formulas/FormulaMatrix.cs",
        "lib/PartialDerivatives/Formulas/LatexPrinter.cs",
        "lib/PartialDerivatives/Formulas/MathMLPrinter.cs",
        "lib/PartialDerivatives/Formulas/Node.cs",
        "lib/PartialDerivatives/Formulas/PointLength.cs",
        "lib/PartialDerivatives/Formulas/ReadExpressionTree.cs",
        "lib/PartialDerivatives/Formulas/TextPrinter.cs",
        "lib/PartialDerivatives/Forward/Dual.cs",
        "lib/PartialDerivatives/Forward/Mark.cs",
        "lib/PartialDerivatives/Require.cs",
        "lib/PartialDerivatives/Reverse/Tape.cs",
        "tests/Course.Tests/ExploreSiteTests.cs",
        "tests/Course.Tests/SiteBrowserTests.cs",
        "tests/Course.Tests/SiteMathematicsTests.cs",
        "tests/Course.Tests/SiteNeighboursTests.cs",
        "tests/Course.Tests/SiteOutputTests.cs",
        "tests/Course.Tests/SitePage.cs",
        "tests/Course.Tests/SiteTests.cs",
        "tests/PartialDerivatives.Tests/DataTests.cs",
        "tests/PartialDerivatives.Tests/FiniteDifferenceFunctions.cs",
        "tests/PartialDerivatives.Tests/FiniteDifferenceWithErrorTests.cs",
        "tests/PartialDerivatives.Tests/Formulas/CSharpTests.cs",
        "tests/PartialDerivatives.Tests/Formulas/RandomFormulaTests.cs",
        "tests/PartialDerivatives.Tests/ReferenceFunctions.cs",
        "tests/PartialDerivatives.Tests/ReferenceTests.cs",
        "tests/PartialDerivatives.Tests/ReverseModeTests.cs",
        "tests/TexMath.Tests/TexFuzzTests.cs",
        "tests/TexMath.Tests/TexMathBrowserTests.cs",
        "tests/TexMath.Tests/TexMathTests.cs",
        "tests/TexMath.Tests/TexPageTests.cs",
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
