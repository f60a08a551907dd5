using System.Globalization;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;
using PartialDerivatives.Charts;

public class FigureTests
{
    [Fact]
    public void The_same_figure_gives_the_same_bytes()
    {
        Figure figure = SeedFigure.Draw();
        string first = figure.ToHtml();
        Assert.Equal(first, figure.ToHtml());
        Assert.Equal(first, SeedFigure.Draw().ToHtml());
    }

    [Fact]
    public void A_figure_is_written_alike_in_every_culture()
    {
        string invariant = SeedFigure.Draw().ToHtml();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(invariant, SeedFigure.Draw().ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Figures_with_different_content_have_different_ids()
    {
        Assert.NotEqual(Id(Charts.Slice(SeedFigure.F, along: "x", at: (0, 1))), Id(Charts.Slice(SeedFigure.F, along: "x", at: (0, 2))));

        static string Id(Figure figure) => figure.ToHtml().Split("data-figure=\"")[1][..16];
    }

    [Fact]
    public void A_row_and_a_title_leave_their_figures_as_they_were()
    {
        Figure slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        string before = slice.ToHtml();
        Figure row = Charts.Row(slice, slice).Title("Two").Describe("The same slice twice.");
        Assert.Equal(before, slice.ToHtml());
        Assert.Equal((null, 1), (slice.Heading, slice.Panels.Length));
        Assert.Equal(("Two", 2), (row.Heading, row.Panels.Length));
    }

    [Fact]
    public void Rendering_twice_leaves_nothing_of_the_first_time()
    {
        Figure slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        string before = slice.ToJson();
        Charts.Row(slice, slice).Title("Two").ToJson();
        Assert.Equal(before, slice.ToJson());
    }

    [Fact]
    public void NET_Interactive_shows_a_figure_as_its_HTML()
    {
        Figure figure = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        Assert.Equal(["text/html"], Formatter.GetPreferredMimeTypesFor(typeof(Figure)));
        Assert.Equal(figure.ToHtml(), figure.ToDisplayString("text/html"));
    }

    [Fact]
    public void NET_Interactive_shows_the_offline_bundle_as_its_HTML()
    {
        OfflinePlotly bundle = Charts.UseOffline();
        Assert.Equal(["text/html"], Formatter.GetPreferredMimeTypesFor(typeof(OfflinePlotly)));
        Assert.Equal(bundle.ToHtml(), bundle.ToDisplayString("text/html"));
    }

    [Fact]
    public void Eight_figures_fit_into_a_notebook_of_400_KB()
    {
        Figure[] row = [SeedFigure.Draw()];
        string[] kinds = ["surface", "slice with a tangent", "slice with a tangent", "surface with a path",
            "contour with gradient and path", "surface with a tangent plane", "error against step"];
        Assert.InRange(kinds.Select(Kinds.Draw).Concat(row).Sum(figure => Encoding.UTF8.GetByteCount(figure.ToHtml())), 200_000, 400_000);
    }

    [Fact]
    public void Numbers_are_rounded_to_what_a_picture_shows_unless_all_digits_are_asked_for()
    {
        Figure figure = Charts.Slice((x, y) => 1000 * x / 3, along: "x", at: (0, 1), range: (0, 1), points: 4,
            derivative: (x, y) => 1000 / 3.0);
        Assert.Contains("\"y\":[0,111.11,222.22,333.33]", figure.ToJson());
        Assert.Contains("\"x0\":0,", figure.ToJson());
        Assert.Contains("\"dx\":0.333", figure.ToJson());
        Assert.Contains("\"y\":[0,111.1111111111111,222.2222222222222,333.3333333333333", figure.Exact().ToJson());
        Assert.Contains("\"x\":[0,0.3333333333333333,", figure.Exact().ToJson());
    }

    [Fact]
    public void The_chapters_figure_takes_less_than_120_KB() => Assert.InRange(SeedFigure.Draw().ToHtml().Length, 50_000, 120_000);

    [Fact]
    public void The_alternative_text_says_what_is_seen()
    {
        string text = SeedFigure.Draw().Description;
        Assert.StartsWith("Partial Derivatives as Slices of the Surface. Surface of f over x from −2 to 2 and y from −π to π: "
            + "lowest −4 at ", text);
        Assert.Contains("Slice of f along y at x = 1.5: Solid line f(x=1.5, y) for y from −π to π, from 0 to 0, lowest −2.25 at "
            + "−1.57, highest 2.25 at 1.57.", text);
        Assert.Contains("Dashed line ∂f/∂x for x from −2 to 2, from −3.46 to 3.46", text);
    }

    [Fact]
    public void The_alternative_text_can_be_replaced_and_is_escaped()
    {
        Figure figure = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)).Describe("A \"parabola\" <up>");
        Assert.Equal("A \"parabola\" <up>", figure.Description);
        Assert.Contains("alt=\"A &quot;parabola&quot; &lt;up&gt;\"", figure.ToHtml());
    }

    [Fact]
    public void Without_a_derivative_a_slice_draws_a_centred_difference()
    {
        var slope = (Curve)Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)).Panels[0].Traces[1];
        Assert.All(slope.X.Zip(slope.Y), point => Assert.Equal(2 * point.First * Math.Sin(1), point.Second, 1e-9));
    }

    [Theory]
    [InlineData("x", 1.5, 1)]
    [InlineData("y", 1, 1.5)]
    public void A_slice_goes_through_its_point_and_touches_its_tangent_there(string along, double runs, double held)
    {
        Panel panel = Charts.Slice(SeedFigure.F, along, at: (1.5, 1), tangent: true).Panels[0];
        Assert.Equal($"Slice at {(along == "x" ? "y" : "x")} = {Label.Of(held)}", panel.Title);
        var slice = (Curve)panel.Traces[0];
        Assert.Equal((runs - 2, runs + 2), (slice.X[0], slice.X[^1]));
        var dot = (Curve)panel.Traces[^1];
        Assert.Equal((runs, SeedFigure.F(1.5, 1)), (dot.X[0], dot.Y[0]));
    }

    [Fact]
    public void Variables_and_the_value_are_called_what_the_problem_calls_them()
    {
        (string, string, string)? names = ("w₀", "w₁", "loss");
        Panel slice = Charts.Slice(Kinds.Bowl, along: "w₁", at: (1, 2), tangent: true, names: names).Panels[0];
        Assert.Equal(("w₁", "Slice at w₀ = 1"), (slice.XTitle, slice.Title));
        Assert.Equal(["loss(w₀=1, w₁)", "∂loss/∂w₁"], slice.Traces.Take(2).Select(trace => ((Curve)trace).Name));
        Figure[] others =
        [
            Charts.Surface(Kinds.Bowl, (-1, 1), (-1, 1), points: 5, names: names),
            Charts.Contour(Kinds.Bowl, (-1, 1), (-1, 1), points: 5, names: names),
            Charts.GradientField(Kinds.Bowl, (-1, 1), (-1, 1), names: names),
            Charts.TangentPlane(Kinds.Bowl, at: (1, 1), names: names),
            Charts.Path([(0, 0), (1, 1)], Kinds.Bowl, names: names),
        ];
        Assert.All(others, figure => Assert.Equal(("w₀", "w₁"), (figure.Panels[0].XTitle, figure.Panels[0].YTitle)));
        Assert.All(others, figure => Assert.DoesNotMatch(@"\b[xyf]\b", figure.Description));
        Assert.Equal("loss", others[0].Panels[0].ZTitle);
    }

    [Fact]
    public void A_slice_is_titled_with_its_place()
    {
        Assert.Equal("Slice at y = −π/3", Charts.Slice(SeedFigure.F, along: "x", at: (0, -Math.PI / 3)).Panels[0].Title);
    }
}
