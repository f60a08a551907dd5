namespace PartialDerivatives;

/// <summary>A function as a function of a vector, with the names of its variables.</summary>
internal sealed record VectorForm<X, Y>(Func<X[], Y> F, Parameters Parameters);

/// <summary>Functions of 1 to 4 scalars as functions of a vector.</summary>
internal static class VectorForm
{
    public static VectorForm<X, Y> OfVector<X, Y>(Func<X[], Y> f) => new(f, Parameters.Of(f, isOfVector: true));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, Y> f) => new(x => f(x[0]), Parameters.Of(f, isOfVector: false));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, Y> f) => new(x => f(x[0], x[1]), Parameters.Of(f, isOfVector: false));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, Y> f) =>
        new(x => f(x[0], x[1], x[2]), Parameters.Of(f, isOfVector: false));

    public static VectorForm<X, Y> Of<X, Y>(Func<X, X, X, X, Y> f) =>
        new(x => f(x[0], x[1], x[2], x[3]), Parameters.Of(f, isOfVector: false));
}
