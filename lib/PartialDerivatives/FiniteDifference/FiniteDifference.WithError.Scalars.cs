using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

// The same for functions of one to four numbers.
public sealed partial class FiniteDifference
{
    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, int)"/>
    public static Estimate<double> PartialWithError(Func<double, double> f, ReadOnlySpan<double> at, int variable) =>
        PartialWithError(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, int)"/>
    public static Estimate<double> PartialWithError(Func<double, double, double> f, ReadOnlySpan<double> at, int variable) =>
        PartialWithError(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, int)"/>
    public static Estimate<double> PartialWithError(Func<double, double, double, double> f, ReadOnlySpan<double> at, int variable) =>
        PartialWithError(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, int)"/>
    public static Estimate<double> PartialWithError(Func<double, double, double, double, double> f, ReadOnlySpan<double> at,
        int variable) =>
        PartialWithError(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static Estimate<double> PartialWithError(Func<double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables) =>
        PartialWithError(VectorForm.Of(f, at), at, variables);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static Estimate<double> PartialWithError(Func<double, double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables) =>
        PartialWithError(VectorForm.Of(f, at), at, variables);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static Estimate<double> PartialWithError(Func<double, double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<int> variables) =>
        PartialWithError(VectorForm.Of(f, at), at, variables);

    /// <inheritdoc cref="PartialWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static Estimate<double> PartialWithError(Func<double, double, double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<int> variables) =>
        PartialWithError(VectorForm.Of(f, at), at, variables);

    /// <inheritdoc cref="GradientWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Vector<double>> GradientWithError(Func<double, double> f, ReadOnlySpan<double> at) =>
        GradientWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="GradientWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Vector<double>> GradientWithError(Func<double, double, double> f, ReadOnlySpan<double> at) =>
        GradientWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="GradientWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Vector<double>> GradientWithError(Func<double, double, double, double> f, ReadOnlySpan<double> at) =>
        GradientWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="GradientWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Vector<double>> GradientWithError(Func<double, double, double, double, double> f, ReadOnlySpan<double> at) =>
        GradientWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="DirectionalWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static Estimate<double> DirectionalWithError(Func<double, double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction,
        bool normalize) =>
        DirectionalWithError(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="DirectionalWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static Estimate<double> DirectionalWithError(Func<double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize) =>
        DirectionalWithError(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="DirectionalWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static Estimate<double> DirectionalWithError(Func<double, double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize) =>
        DirectionalWithError(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="DirectionalWithError(Func{double[], double}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static Estimate<double> DirectionalWithError(Func<double, double, double, double, double> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize) =>
        DirectionalWithError(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="JacobianWithError(Func{double[], double[]}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> JacobianWithError(Func<double, double[]> f, ReadOnlySpan<double> at) =>
        JacobianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="JacobianWithError(Func{double[], double[]}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> JacobianWithError(Func<double, double, double[]> f, ReadOnlySpan<double> at) =>
        JacobianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="JacobianWithError(Func{double[], double[]}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> JacobianWithError(Func<double, double, double, double[]> f, ReadOnlySpan<double> at) =>
        JacobianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="JacobianWithError(Func{double[], double[]}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> JacobianWithError(Func<double, double, double, double, double[]> f, ReadOnlySpan<double> at) =>
        JacobianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="HessianWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> HessianWithError(Func<double, double> f, ReadOnlySpan<double> at) =>
        HessianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="HessianWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> HessianWithError(Func<double, double, double> f, ReadOnlySpan<double> at) =>
        HessianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="HessianWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> HessianWithError(Func<double, double, double, double> f, ReadOnlySpan<double> at) =>
        HessianWithError(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="HessianWithError(Func{double[], double}, ReadOnlySpan{double})"/>
    public static Estimate<Matrix<double>> HessianWithError(Func<double, double, double, double, double> f, ReadOnlySpan<double> at) =>
        HessianWithError(VectorForm.Of(f, at), at);
}
