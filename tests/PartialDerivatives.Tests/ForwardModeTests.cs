using System.Numerics;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

public class ForwardModeTests
{
    static T F<T>(T x, T y) where T : ITrigonometricFunctions<T> => x * x * T.Sin(y);
    static T G<T>(T x) where T : ITrigonometricFunctions<T> => x * x * Sin(x);
    static T H<T>(T[] x) where T : ITrigonometricFunctions<T> => x[0] * x[0] * Sin(x[1]);

    [Fact]
    public void Infers()
    {
        var g = ForwardMode.Gradient((x, y) => x * x * Sin(y), [1.0, 0.5]);
        Assert.Equal(2 * Math.Sin(0.5), g[0]);
        Assert.Equal(Math.Cos(0.5), g[1]);
        Assert.Equal(g, ForwardMode.Gradient(F, [1.0, 0.5]));
        Assert.Equal(g, ForwardMode.Gradient(H, [1.0, 0.5]));
        Assert.Equal(g, ForwardMode.Gradient(x => x[0] * x[0] * Sin(x[1]), [1.0, 0.5]));
        ForwardMode.Gradient(G, [1.0]);
        ForwardMode.Gradient(x => x * Sin(x) + Pow(x, 2) + Pow(2, x) + Max(x, 0) + Min(0.5, x) + 2 * x + x / 6 + Atan2(1, x), [1.0]);
        ForwardMode.Hessian(x => x * Sin(x) + Pow(x, 2) + Pow(2, x) + Max(x, 0) + Min(0.5, x) + 2 * x + x / 6 + Atan2(1, x), [1.0]);
        ForwardMode.Hessian(F, [1.0, 0.5]);
        ForwardMode.Jacobian((x, y) => [x * y, x + y], [1.0, 0.5]);
        ForwardMode.Jacobian((x, y) => new[] { x * y, x + y }, [1.0, 0.5]);
        ForwardMode.Jacobian(x => new[] { x[0] * x[1] }, [1.0, 0.5]);
        ForwardMode.Jacobian(x => [x[0] * x[1]], [1.0, 0.5]);
        ForwardMode.Jacobian(x => [x * 2], [1.0]);
    }
}
