namespace PartialDerivatives;

/// <summary>A function as a function of a vector, with its variables.</summary>
internal readonly record struct VectorForm<X, Y>(Func<X[], Y> F, Parameters Parameters);

/// <summary>Functions of 1 to 4 scalars as functions of a vector.</summary>
internal static class VectorForm
{
    public static VectorForm<X, Y> OfVector<X, Y>(Func<X[], Y> f) => new(f, Variables(f, null));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, Y> f) => new(x => f(x[0]), Variables(f, 1));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, Y> f) => new(x => f(x[0], x[1]), Variables(f, 2));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, Y> f) => new(x => f(x[0], x[1], x[2]), Variables(f, 3));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, X, Y> f) => new(x => f(x[0], x[1], x[2], x[3]), Variables(f, 4));

    private static Parameters Variables(Delegate f, int? scalars)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(f, scalars);
    }
}
