namespace Live;

/// <summary>
/// Cells like the first ones of a reader: what the compiler and the library do for them is translated by .NET's interpreter
/// then, and is not again. They run in a session of their own, and what they show is seen by nobody.
/// </summary>
public static class WarmUp
{
    private const string Setup = "#!import ../lib/bin/setup.csx";

    /// <summary>The least, while somebody waits: the library, and a function that is called.</summary>
    public static readonly IReadOnlyList<string> Least =
    [
        $"{Setup}\nusing System.Globalization; Func<double, double> f = x => x * x; (f(2.0), \"warm\").ToString()",
    ];

    /// <summary>A little of all that a chapter does.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Setup,
        """
        using MathNet.Numerics.LinearAlgebra;
        using PartialDerivatives;
        using PartialDerivatives.Charts;
        using static System.FormattableString;
        using static PartialDerivatives.Elementary;
        """,
        "double? first = 48.0;\n\nExercise.Partial(Formula.Of(t => t * t * t), \"t\").At(4).Hint(\"The exponent goes down.\").Check(first)",
        """
        Func<double, double, double> f = (x, y) => x * x * Sin(y);

        double Slope(double h) => (f(1.5 + h, 1) - f(1.5, 1)) / h;

        for (double h = 1; h > 1e-3; h /= 10)
            Console.WriteLine(Invariant($"{h,8:0.######}    {Slope(h),12:F8}"));
        """,
        """
        string which = "east";

        Exercise.Choice(
            ("east", f(1.6, 1) > f(1.5, 1.1), "x² grows faster."),
            ("north", f(1.6, 1) < f(1.5, 1.1), "The sine grows little.")
        ).Check(which)
        """,
        "Check.That(\"the slice is a parabola\",\n    new[] { -1, 0.5, 2 }.All(x => Abs(f(x, 1) - x * x * f(1, 1)) < 1e-12))",
        "Charts.Surface(f, x: (-2, 2), y: (-2, 2), title: \"f(x, y) = x² sin y\")",
        "Charts.Contour(f, x: (-2, 2), y: (-2, 2))",
        "Charts.Slice(f, along: \"x\", at: (1.5, 1), range: (-1, 3), tangent: true)",
        "Charts.Explore(f, x: (-2, 2), y: (-2, 2), at: (1.5, 1))",
        "Formula formula = Formula.Of((x, y) => x * x * Sin(y));\n\nformula.Partial(\"x\")",
        "Exercise.Partial(formula, \"x\").Check((x, y) => x * Sin(y))",
        "ForwardMode.Of((x, y) => x * x * Sin(y)).Gradient([1.5, 1])",
        "(2 * CreateVector.Dense([1.5, 1.0])).ToString()",
    ];

    /// <summary>Runs the cells.</summary>
    /// <returns>What went wrong, or nothing.</returns>
    public static async Task<string> RunAsync(IReadOnlyList<string> cells)
    {
        var session = new CSharpSession();
        foreach (string cell in cells)
        {
            if (await session.RunAsync(cell, 0, output => LatexHtml.Of(output)) is { } failure)
            {
                return failure.Message;
            }
        }
        var analysis = new CellAnalysis(session, [], cells[^1]);
        analysis.Complaints();
        analysis.Complete(cells[^1].LastIndexOf('.') + 1);
        return "";
    }
}
