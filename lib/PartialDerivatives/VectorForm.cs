namespace PartialDerivatives;

/// <summary>Functions of 1 to 4 scalars as functions of a vector, after the check that the point has so many coordinates.</summary>
internal static class VectorForm
{
    public static Func<X[], Y> Of<X, Y>(Func<X, Y> f, ReadOnlySpan<double> at)
    {
        Check(f, 1, at);
        return x => f(x[0]);
    }

    public static Func<X[], Y> Of<X, Y>(Func<X, X, Y> f, ReadOnlySpan<double> at)
    {
        Check(f, 2, at);
        return x => f(x[0], x[1]);
    }

    public static Func<X[], Y> Of<X, Y>(Func<X, X, X, Y> f, ReadOnlySpan<double> at)
    {
        Check(f, 3, at);
        return x => f(x[0], x[1], x[2]);
    }

    public static Func<X[], Y> Of<X, Y>(Func<X, X, X, X, Y> f, ReadOnlySpan<double> at)
    {
        Check(f, 4, at);
        return x => f(x[0], x[1], x[2], x[3]);
    }

    private static void Check(Delegate f, int variables, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at, variables);
    }
}
