using System.Numerics;

namespace PartialDerivatives;

/// <summary>A function as a function of a vector, with its variables.</summary>
internal readonly record struct VectorForm<X, Y>(Func<X[], Y> F, Parameters Parameters)
{
    /// <summary>f at a point, of whose coordinates numbers are made.</summary>
    public Y At(ReadOnlySpan<double> at, Converter<double, X> number)
    {
        Parameters.RequirePoint(at);
        return F(Array.ConvertAll(at.ToArray(), number));
    }
}

/// <summary>Functions of 1 to 4 scalars as functions of a vector.</summary>
internal static class VectorForm
{
    public static VectorForm<X, Y> OfVector<X, Y>(Func<X[], Y> f) => new(f, Variables(f, null));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, Y> f) => new(x => f(x[0]), Variables(f, 1));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, Y> f) => new(x => f(x[0], x[1]), Variables(f, 2));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, Y> f) => new(x => f(x[0], x[1], x[2]), Variables(f, 3));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, X, Y> f) => new(x => f(x[0], x[1], x[2], x[3]), Variables(f, 4));

    /// <summary>A function on dual numbers as one on what they are made of.</summary>
    public static VectorForm<T, T> Value<T>(this VectorForm<Dual<T>, Dual<T>> form)
        where T : IFloatingPointIeee754<T> =>
        new(x => form.F(Array.ConvertAll(x, Dual<T>.Constant)).OwnValue, form.Parameters);

    /// <summary>The derivative along a direction of a function on dual numbers.</summary>
    public static VectorForm<T, T> Along<T>(this VectorForm<Dual<T>, Dual<T>> form, double[] direction)
        where T : IFloatingPointIeee754<T>
    {
        ulong mark = Mark.Of(Scratch.OfThread.NextCount());
        Dual<T>[] duals = new Dual<T>[direction.Length];
        return new(Slope, form.Parameters);

        T Slope(T[] x)
        {
            Dual<T>.Seed(duals, x, direction, mark);
            return form.F(duals).DerivativeIn(mark);
        }
    }

    private static Parameters Variables(Delegate f, int? scalars)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(f, scalars);
    }
}
