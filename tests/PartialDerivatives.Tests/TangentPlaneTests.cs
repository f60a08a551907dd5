using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class TangentPlaneTests
{
    [Fact]
    public void It_touches_the_surface_and_has_its_slopes()
    {
        TangentPlane plane = TangentPlane.Of((x, y) => x * x * Sin(y), [2.0, π / 3]);

        Assert.Equal(2 * Math.Sqrt(3), plane.Height, 1e-14);
        Assert.Equal(plane.Height, plane.At(2.0, π / 3), 1e-14);
        Assert.Equal(plane.Height + 2 * Math.Sqrt(3) * 0.1 + 2 * -0.2, plane.At(2.1, π / 3 - 0.2), 1e-13);
    }

    [Fact]
    public void Its_error_shrinks_like_the_square_of_the_distance()
    {
        TangentPlane plane = TangentPlane.Of((x, y) => x * x * Sin(y), [2.0, 1.0]);
        double Error(double h) => Math.Abs(plane.At(2 + h, 1 + h) - Math.Pow(2 + h, 2) * Math.Sin(1 + h));
        Assert.InRange(Error(1e-2) / Error(1e-3), 95, 105);
    }

    [Fact]
    public void A_formula_and_a_function_give_the_same_plane()
    {
        TangentPlane byFormula = TangentPlane.Of(Formula.Of((x, y) => Exp(x) * y), [0.0, 3.0]);
        TangentPlane byFunction = TangentPlane.Of((x, y) => Exp(x) * y, [0.0, 3.0]);
        Assert.Equal(byFunction.Gradient, byFormula.Gradient);
        Assert.Equal(byFunction.Height, byFormula.Height);
    }

    [Fact]
    public void As_text_it_is_an_equation() =>
        Assert.Equal("z = 2 + 4·(x − 1) − 3·(y + 1)", TangentPlane.Of((x, y) => 4 * x - 3 * y - 5, [1.0, -1.0]).ToString());

    [Fact]
    public void Where_it_is_vertical_it_still_has_the_height_of_the_point() =>
        Assert.Equal(3, TangentPlane.Of((x, y) => Sqrt(x) + y, [0, 1]).At(0, 3));

    [Fact]
    public void A_point_with_another_number_of_coordinates_is_refused() =>
        Assert.Throws<ArgumentException>("x", () => TangentPlane.Of((x, y) => x * y, [1.0, 2.0]).At(1.0));
}
