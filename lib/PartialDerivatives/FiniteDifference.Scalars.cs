using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

// The same for functions of one to four numbers.
public static partial class FiniteDifference
{
    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(
        Func<double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null) =>
        Partial(OfVector(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(
        Func<double, double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null) =>
        Partial(OfVector(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(
        Func<double, double, double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null) =>
        Partial(OfVector(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(
        Func<double, double, double, double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null) =>
        Partial(OfVector(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Gradient(OfVector(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Gradient(OfVector(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Gradient(OfVector(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double, double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Gradient(OfVector(f, at), at, stencil, h);

    private static Func<double[], TResult> OfVector<TResult>(Func<double, TResult> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at, 1);
        return x => f(x[0]);
    }

    private static Func<double[], TResult> OfVector<TResult>(Func<double, double, TResult> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at, 2);
        return x => f(x[0], x[1]);
    }

    private static Func<double[], TResult> OfVector<TResult>(Func<double, double, double, TResult> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at, 3);
        return x => f(x[0], x[1], x[2]);
    }

    private static Func<double[], TResult> OfVector<TResult>(Func<double, double, double, double, TResult> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at, 4);
        return x => f(x[0], x[1], x[2], x[3]);
    }
}
