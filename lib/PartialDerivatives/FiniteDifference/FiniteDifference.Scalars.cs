using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

// The same for functions of one to four numbers.
public sealed partial class FiniteDifference
{
    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(Func<double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null,
        double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null,
        double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double, double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null,
        double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double, double, double> f, ReadOnlySpan<double> at, int variable,
        Stencil? stencil = null, double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variable, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int}, Stencil?, double?)"/>
    public static double Partial(Func<double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables, Stencil? stencil = null,
        double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variables, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int}, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables,
        Stencil? stencil = null, double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variables, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int}, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables,
        Stencil? stencil = null, double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variables, stencil, h);

    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int}, Stencil?, double?)"/>
    public static double Partial(Func<double, double, double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables,
        Stencil? stencil = null, double? h = null) =>
        Partial(VectorForm.Of(f, at), at, variables, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(Func<double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Gradient(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(Func<double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Gradient(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(Func<double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Gradient(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Gradient(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Vector<double> Gradient(Func<double, double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Gradient(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Directional(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool, Stencil?, double?)"/>
    public static double Directional(Func<double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize,
        Stencil? stencil = null, double? h = null) =>
        Directional(VectorForm.Of(f, at), at, direction, normalize, stencil, h);

    /// <inheritdoc cref="Directional(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool, Stencil?, double?)"/>
    public static double Directional(Func<double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction,
        bool normalize, Stencil? stencil = null, double? h = null) =>
        Directional(VectorForm.Of(f, at), at, direction, normalize, stencil, h);

    /// <inheritdoc cref="Directional(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool, Stencil?, double?)"/>
    public static double Directional(Func<double, double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction,
        bool normalize, Stencil? stencil = null, double? h = null) =>
        Directional(VectorForm.Of(f, at), at, direction, normalize, stencil, h);

    /// <inheritdoc cref="Directional(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool, Stencil?, double?)"/>
    public static double Directional(Func<double, double, double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize, Stencil? stencil = null, double? h = null) =>
        Directional(VectorForm.Of(f, at), at, direction, normalize, stencil, h);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Jacobian(Func<double, double[]> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Jacobian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Jacobian(Func<double, double, double[]> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Jacobian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Jacobian(Func<double, double, double, double[]> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Jacobian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Jacobian(Func<double, double, double, double, double[]> f, ReadOnlySpan<double> at,
        Stencil? stencil = null, double? h = null) =>
        Jacobian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Hessian(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Hessian(Func<double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null) =>
        Hessian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Hessian(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Hessian(Func<double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Hessian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Hessian(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Hessian(Func<double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Hessian(VectorForm.Of(f, at), at, stencil, h);

    /// <inheritdoc cref="Hessian(Func{double[], double}, ReadOnlySpan{double}, Stencil?, double?)"/>
    public static Matrix<double> Hessian(Func<double, double, double, double, double> f, ReadOnlySpan<double> at, Stencil? stencil = null,
        double? h = null) =>
        Hessian(VectorForm.Of(f, at), at, stencil, h);
}
