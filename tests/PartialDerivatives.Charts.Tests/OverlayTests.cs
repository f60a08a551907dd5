using System.Text.Json;
using System.Xml.Linq;
using PartialDerivatives.Charts;

/// <summary>What is drawn over a slice, a surface or a contour.</summary>
public class OverlayTests
{
    [Fact]
    public void The_tangent_line_touches_the_slice_and_has_its_slope()
    {
        var traces = Charts.Slice(SeedFigure.F, along: "x", at: (1.2, 1), tangent: true).Panels[0].Traces;
        var (tangent, dot) = ((Curve)traces[2], (Curve)traces[3]);
        Assert.Equal(2 * 1.2 * Math.Sin(1), (tangent.Y[1] - tangent.Y[0]) / (tangent.X[1] - tangent.X[0]), 1e-8);
        Assert.Equal(SeedFigure.F(1.2, 1), (tangent.Y[0] + tangent.Y[1]) / 2, 1e-12);
        Assert.Equal((1.2, SeedFigure.F(1.2, 1)), (dot.X.Single(), dot.Y.Single()));
    }

    [Fact]
    public void A_steep_tangent_line_does_not_stretch_the_axes()
    {
        Figure steep = Charts.Slice((x, y) => Math.Tanh(50 * x), along: "x", at: (0, 0), tangent: true, points: 301, derivative: (x, y) =>
            50 / Math.Pow(Math.Cosh(50 * x), 2));
        Assert.InRange(new Drawing(steep).Panels[0].Y.Range.To, 50, 60);
    }

    [Fact]
    public void A_slice_has_no_tangent_where_it_has_no_slope()
    {
        Assert.Throws<ArgumentException>("at", () => Charts.Slice((x, y) => 1 / x, along: "x", at: (0, 0), tangent: true));
    }

    [Fact]
    public void The_tangent_plane_has_the_height_and_the_slopes_of_f()
    {
        var plane = (PlanePatch)Charts.TangentPlane(SeedFigure.F, at: (1.2, 1), reach: 0.5).Panels[0].Traces[0];
        for (int i = 0; i < 4; i++)
        {
            var (u, v) = (plane.X[i] - 1.2, plane.Y[i] - 1);
            Assert.Equal(0.5, Math.Abs(u), 1e-12);
            Assert.Equal(0.5, Math.Abs(v), 1e-12);
            Assert.Equal(SeedFigure.F(1.2, 1) + 2 * 1.2 * Math.Sin(1) * u + 1.44 * Math.Cos(1) * v, plane.Z[i], 1e-9);
        }
    }

    [Fact]
    public void A_tangent_plane_needs_finite_numbers_and_a_positive_reach()
    {
        Assert.Throws<ArgumentException>("at", () => Charts.TangentPlane((x, y) => Math.Sqrt(x), at: (0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("reach", () => Charts.TangentPlane(SeedFigure.F, at: (0, 0), reach: 0));
    }

    [Fact]
    public void In_the_static_picture_a_plane_stands_between_what_is_behind_and_what_is_before_it()
    {
        Figure flat = Charts.Surface((x, y) => 0, (-1, 1), (-1, 1), points: 11);
        var cut = new PlanePatch("", [-1, 1, 1, -1], [0.4, 0.4, 0.4, 0.4], [-1, -1, 1, 1]);
        Figure figure = flat with { Panels = [flat.Panels[0] with { Traces = [.. flat.Panels[0].Traces, cut] }] };
        var drawn = XDocument.Parse(figure.ToSvg()).Descendants().Where(element =>
            element.Name.LocalName == "path" && element.Attribute("fill") is not null).ToList();
        int plane = drawn.FindIndex(path => path.Attribute("fill-opacity")?.Value == "0.5");
        Assert.Equal(70, drawn.Skip(plane + 1).Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'z')));
    }

    [Fact]
    public void A_path_stands_on_its_function()
    {
        var path = (SpaceCurve)Charts.Path(Kinds.Descent(), Kinds.Bowl).Panels[0].Traces[0];
        Assert.Equal(Kinds.Descent(), path.X.Zip(path.Y));
        Assert.Equal(Kinds.Descent().Select(point => Kinds.Bowl(point.X, point.Y)), path.Z);
    }

    [Fact]
    public void A_path_without_dots_is_a_line_alone()
    {
        Figure figure = Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3)).With(Charts.Path(Kinds.Descent(), dots: false));
        Assert.DoesNotContain("<circle", figure.ToSvg());
        Assert.Equal(0, ((SpaceCurve)Charts.Path(Kinds.Descent(), Kinds.Bowl, dots: false).Panels[0].Traces[0]).Dots);
    }

    [Fact]
    public void Points_are_dots_without_a_line_in_both_pictures_and_in_the_legend()
    {
        Figure points = Charts.Points([(-1, 2), (0.5, 1), (2, -2)], "minimum", "#0072b2");
        Assert.Equal(3 + 1, XDocument.Parse(points.ToSvg()).Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.DoesNotContain("stroke=\"#0072b2\"", points.ToSvg());
        Assert.Contains(">minimum<", points.ToSvg());
        JsonElement drawn = JsonDocument.Parse(points.ToJson()).RootElement.GetProperty("data")[0];
        Assert.Equal(("minimum", "markers", "#0072b2"),
            (drawn.GetProperty("name").GetString()!, drawn.GetProperty("mode").GetString()!,
                drawn.GetProperty("marker").GetProperty("color").GetString()!));
        Assert.Equal("Marked as minimum: 3 points at (−1, 2), (0.5, 1), (2, −2).", points.Description);
    }

    [Fact]
    public void Points_must_be_there()
    {
        Assert.Throws<ArgumentException>("points", () => Charts.Points([]));
    }

    [Fact]
    public void A_path_has_a_dot_at_each_point_and_a_name_in_the_legend()
    {
        Figure figure = Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3)).With(Charts.Path(Kinds.Descent(), name: "descent"));
        Assert.Equal(21 + 1, XDocument.Parse(figure.ToSvg()).Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(">descent<", figure.ToSvg());
        JsonElement path = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data")[1];
        Assert.Equal(("descent", "lines+markers", 21),
            (path.GetProperty("name").GetString()!, path.GetProperty("mode").GetString()!, path.GetProperty("x").GetArrayLength()));
        Assert.EndsWith("Path of 21 points from (−2.5, 2.2) to (−0.0288, 2.42e−8).", figure.Description);
    }

    [Fact]
    public void A_path_of_one_point_is_a_dot_and_one_of_none_is_refused()
    {
        Assert.Contains("<circle", Charts.Path([(1, 2)]).ToSvg());
        Assert.Throws<ArgumentException>("points", () => Charts.Path([]));
    }

    [Fact]
    public void Overlays_leave_their_figures_as_they_were_and_keep_the_titles_of_the_first()
    {
        Figure surface = Charts.Surface(SeedFigure.F, (-2, 2), (-3, 3), title: "the surface"),
            plane = Charts.TangentPlane(SeedFigure.F, at: (1, 1));
        string before = surface.ToJson();
        Figure both = surface.With(plane);
        Assert.Equal(before, surface.ToJson());
        Assert.Equal(("the surface", 3), (both.Panels[0].Title, both.Panels[0].Traces.Length));
        Assert.Equal($"{surface.Description} {plane.Description}", both.Description);
    }

    [Fact]
    public void What_is_in_the_plane_is_not_drawn_in_space()
    {
        Figure surface = Charts.Surface(Kinds.Bowl, (-3, 3), (-3, 3));
        var error = Assert.Throws<ArgumentException>("overlays", () => surface.With(Charts.Path(Kinds.Descent())));
        Assert.Contains("Charts.Path(points, f)", error.Message);
        Assert.Throws<ArgumentException>("overlays", () => Charts.Row(surface, surface).With(surface));
    }
}
