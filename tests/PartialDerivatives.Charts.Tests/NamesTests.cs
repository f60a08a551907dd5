using PartialDerivatives.Charts;

/// <summary>Names of variables and values, with words and units.</summary>
public class NamesTests
{
    private static readonly (string, string, string) s_measured = ("temperature T / K", "pressure p (kPa)", "specific volume v / m³ kg⁻¹");

    [Theory]
    [InlineData("x", "x")]
    [InlineData("w₀", "w₀")]
    [InlineData("loss", "loss")]
    [InlineData("temperature T / K", "T")]
    [InlineData("pressure p (kPa)", "p")]
    [InlineData("height h₁ [m]", "h₁")]
    [InlineData("house price (1000 €)", "house price")]
    [InlineData("(a)", "(a)")]
    [InlineData("", "")]
    public void A_formula_has_the_symbol_of_a_name(string name, string symbol) => Assert.Equal(symbol, Names.Symbol(name));

    [Fact]
    public void A_derivative_is_written_with_symbols_and_words_in_parentheses()
    {
        Assert.Equal("∂v/∂T", Names.Of(s_measured).Derivative("temperature T / K"));
        Assert.Equal("∂(house price)/∂area", new Names("area (m²)", "y", "house price (1000 €)").Derivative("area (m²)"));
        Assert.Equal("∇(house price)", new Names("x", "y", "house price (1000 €)").Gradient);
    }

    [Fact]
    public void A_slice_is_named_with_symbols_and_its_axis_with_the_unit()
    {
        Panel slice = Charts.Slice((x, y) => x * y, along: "x", at: (1, 2), names: s_measured).Panels[0];
        Assert.Equal(["v(T, p=2)", "∂v/∂T"], slice.Traces.Cast<Curve>().Select(curve => curve.Name));
        Assert.Equal(("Slice at p = 2", "temperature T / K"), (slice.Title, slice.XTitle));
    }

    [Fact]
    public void Long_names_stand_above_a_surface_and_symbols_at_its_axes()
    {
        PanelView view = new Drawing(Charts.Surface((x, y) => x * y, (-2, 2), (-2, 2), names: s_measured)).Panels[0];
        Assert.Equal(("T", "p", "v"), (view.X.Title, view.Y.Title, view.Z.Title));
        Assert.Equal("temperature T / K, pressure p (kPa), specific volume v / m³ kg⁻¹", string.Join(" ", view.Title).Replace(",  ", ", "));
    }

    [Fact]
    public void An_explorer_has_names_with_units_at_the_axes_of_the_plane_only()
    {
        Explorer explorer = Charts.Explore((x, y) => x * y, (-2, 2), (-2, 2), names: s_measured);
        Assert.Equal(new Names("T", "p", "v"), explorer.Names);
        Assert.Equal(["T", "p", "v"], explorer.AxesInSpace.Select(axis => axis.Title));
        Assert.Equal("temperature T / K", explorer.AxisX(5).Title);
        Assert.Contains("padding:3px 0\">v(T, p)</th>", explorer.ToHtml());
    }
}
