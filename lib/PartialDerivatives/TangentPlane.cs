using System.Text;
using Number = PartialDerivatives.Dual<double>;

namespace PartialDerivatives;

/// <summary>
/// The plane that touches the surface z = f(x, y) at a point, and its like in more variables: the best linear approximation of f there.
/// </summary>
/// <param name="Point">Where it touches.</param>
/// <param name="Height">The value of f there.</param>
/// <param name="Gradient">The slopes along the axes: the gradient of f there.</param>
public sealed record TangentPlane(Vector<double> Point, double Height, Vector<double> Gradient)
{
    /// <summary>The tangent plane of a function of two variables, by dual numbers, so exact.</summary>
    /// <param name="f">The function, differentiable at the point.</param>
    /// <param name="at">The point.</param>
    public static TangentPlane Of(Func<Number, Number, Number> f, ReadOnlySpan<double> at) => Of(ForwardMode.Of(f), at);

    /// <summary>The tangent plane of a function of a vector, by dual numbers, so exact.</summary>
    /// <param name="f">The function, differentiable at the point.</param>
    /// <param name="at">The point.</param>
    public static TangentPlane Of(Func<Number[], Number> f, ReadOnlySpan<double> at) => Of(ForwardMode.Of(f), at);

    /// <summary>The tangent plane of a formula, or of a function that is differentiated in another way.</summary>
    /// <param name="f">The function, such as <c>Formula.Of((x, y) => x * x * Sin(y))</c>.</param>
    /// <param name="at">The point.</param>
    public static TangentPlane Of(DifferentiableFunction f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        (double height, Vector<double> gradient) = f.ValueAndGradient(at);
        return new TangentPlane(Vector<double>.Build.Dense(at.ToArray()), height, gradient);
    }

    /// <summary>The height of the plane over a point: f there, up to an error that shrinks like the square of the distance.</summary>
    /// <exception cref="ArgumentException">The point has another number of coordinates than <see cref="Point"/>.</exception>
    public double At(params ReadOnlySpan<double> x)
    {
        Require.Point(x, Point.Count, nameof(x));
        double[] step = [.. x.ToArray().Zip(Point, (to, from) => to - from)];
        return ComputedDerivatives.Note(Height + Direction.Sum(step, Gradient));
    }

    /// <summary>The equation, such as <c>z = 1.5 + 2·(x − 1) − 0.5·(y − 2)</c>, numbers to six digits.</summary>
    public override string ToString()
    {
        var equation = new StringBuilder("z = " + Show(Height));
        for (int i = 0; i < Point.Count; i++)
        {
            string x = Point.Count == 2 ? (i == 0 ? "x" : "y") : $"x[{i}]";
            string distance = Point[i] == 0 ? x : $"({x} {(Point[i] < 0 ? '+' : '−')} {Show(Math.Abs(Point[i]))})";
            equation.Append(CultureInfo.InvariantCulture, $" {(Gradient[i] < 0 ? '−' : '+')} {Show(Math.Abs(Gradient[i]))}·{distance}");
        }
        return equation.ToString();
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace('-', '−');
}
