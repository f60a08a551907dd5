using System.Xml.Linq;
using PartialDerivatives;
using PartialDerivatives.Charts;

/// <summary>Figures that are composed by hand, or of what cannot be: a message where they are made, and nothing from the inside.</summary>
public class RequiredTests
{
    public static TheoryData<string, string, Func<object>> Wrong => new()
    {
        { "Y", "Y has 1 numbers, and X has 2", () => new Curve("a", [1, 2], [1]) },
        { "X", "X is not set", () => new Curve("a", default, [1]) },
        { "Z", "Z has 3 numbers, and X has 2", () => new SpaceCurve("a", [1, 2], [1, 2], [1, 2, 3]) },
        { "V", "V has 0 numbers, and X has 1", () => new Arrows("a", [1], [1], [1], []) },
        { "X", "It needs 4 or more", () => new PlanePatch("a", [1, 2, 3], [1, 2, 3], [1, 2, 3]) },
        { "X", "It needs 2 or more", () => new Surface([1], [1, 2], [[1], [1]]) },
        { "Z", "Row 1 of Z has 1 heights, and X has 2 numbers", () => new Surface([1, 2], [1, 2], [[1, 2], [1]]) },
        { "Z", "Z has 1 rows, and Y has 2 numbers", () => new Contours([1, 2], [1, 2], [[1, 2]]) },
        { "Color", "is no colour", () => new Curve("a", [1], [1]) { Color = "\"/><script>" } },
        { "Color", "is no colour", () => Charts.Points([(1, 1)], color: null!) },
        { "Width", "from 0 to 1000", () => new Curve("a", [1], [1]) { Width = double.NaN } },
        { "Dots", "from 0 to 1000", () => new SpaceCurve("a", [1], [1], [1]) { Dots = -1 } },
        { "Opacity", "from 0 to 1", () => new Surface([1, 2], [1, 2], [[1, 2], [1, 2]]) { Opacity = 2 } },
        { "Traces", "at least one trace", () => new Panel([], "") },
        { "Traces", "in the plane and others in space", () => new Panel([new Curve("", [1], [1]), new SpaceCurve("", [1], [1], [1])], "") },
        { "YRange", "from 2 to 1", () => new Panel([new Curve("", [1], [1])], "") { YRange = (2, 1) } },
        { "Exaggeration", "positive number", () => new Panel([new Curve("", [1], [1])], "") { Exaggeration = double.NaN } },
        { "Columns", "at least one panel", () => Charts.Points([(1, 1)]) with { Columns = 0 } },
        { "points", "from 2 to 100 arrows", () => Charts.GradientField((x, y) => x, (0, 1), (0, 1), points: 100_000) },
        { "points", "from 2 to 100 arrows", () => Charts.GradientField((x, y) => x, (0, 1), (0, 1), points: int.MaxValue) },
        { "approximations", "\"centred\" is null", () => Charts.ErrorAgainstStep(1, ("centred", null!)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_drawn_is_refused_where_it_is_made(string parameter, string message, Func<object> make) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(make) is var error && error.ParamName == parameter ? error.Message
            : $"{error.ParamName}: {error.Message}");

    [Fact]
    public void Names_and_descriptions_that_are_null_are_empty()
    {
        Figure figure = new([new Panel([new Curve(null!, [1, 2], [1, 2])], null!)]);
        Assert.Contains("<svg", figure.ToSvg());
        Assert.Contains("\"showlegend\":false", figure.ToJson());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Characters_that_XML_does_not_have_are_replaced_in_names_of_axes_that_read_upwards(bool inSpace)
    {
        (string, string, string) names = ("x\u0001", "y \ud800 upwards", "f\0 upwards, too");
        Figure figure = inSpace ? Charts.Surface((x, y) => x, (0, 1), (0, 1), names: names)
            : Charts.Contour((x, y) => x, (0, 1), (0, 1), names: names);
        Assert.Contains("\ufffd", XDocument.Parse(figure.ToSvg()).Root!.Value);
        Explorer explorer = Charts.Explore((x, y) => x, (0, 1), (0, 1), names: names);
        Assert.All(ExploreTests.Pictures(explorer.ToHtml()), picture => Assert.NotNull(XDocument.Parse(picture).Root));
    }

    [Fact]
    public void A_low_or_narrow_terrain_has_labels_that_do_not_meet()
    {
        var heights = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            20, 20, (row, column) => row == 5 && column == 5 ? -9999 : row);
        var panel = new Drawing(Charts.Terrain(new Terrain(heights, 10))).Panels[0];
        Assert.InRange(panel.X.Ticks.Length + panel.Y.Ticks.Length, 2, 4);
    }

    [Fact]
    public void A_long_name_without_a_symbol_leaves_room_for_the_labels_of_its_axis_in_space()
    {
        string name = "the first of all the coordinates that there are in metres";
        var panel = new Drawing(Charts.Surface((x, y) => x, (0, 1), (0, 1), names: (name, name, "f"))).Panels[0];
        Assert.All(new[] { panel.X, panel.Y }, axis => Assert.InRange(TextSize.Width(axis.Title!), 10, 90));
        Assert.Contains(name, string.Join(" ", panel.Title));
    }

    [Fact]
    public void Long_names_are_cut_in_the_titles_and_the_table_of_an_explorer_and_not_in_its_description()
    {
        string name = "the first of all the coordinates";
        Explorer explorer = Charts.Explore((x, y) => x * y, (-1, 1), (-1, 1), names: (name, "y", "f"));
        Assert.Equal("the firs…", explorer.Names.X);
        Assert.Contains("slope along " + name, explorer.Description);
        Assert.Contains(">Along the firs…, with y = ", string.Join(" ", ExploreTests.Pictures(explorer.ToHtml())));
    }

    [Fact]
    public void Where_no_cell_of_an_explorer_is_whole_its_pictures_have_no_point_and_its_numbers_are_dashes()
    {
        Explorer explorer = Charts.Explore((x, y) => x == 0 && y == 0 ? 1 : double.NaN, (-2, 2), (-2, 2));
        Assert.Equal(ShownNumber.None, explorer.Numbers.ValueText);
        Assert.All(ExploreTests.Pictures(explorer.ToHtml()), picture => Assert.DoesNotContain("NaN", picture));
    }

    [Fact]
    public void A_number_and_its_opposite_are_written_alike() =>
        Assert.Equal(("1000000000", "−1000000000", "−123.456789"), (Label.Of(1e9), Label.Of(-1e9), Label.Of(-123.456789)));
}
