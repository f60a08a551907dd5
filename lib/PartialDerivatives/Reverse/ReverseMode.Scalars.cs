using MathNet.Numerics.LinearAlgebra;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Variable>;

namespace PartialDerivatives;

/// <content>The same for functions of 1 to 4 scalars.</content>
public sealed partial class ReverseMode
{
    /// <inheritdoc cref="Partial(Func{Variable[], Variable}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Variable, Variable> f, ReadOnlySpan<double> at, int variable) =>
        Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Variable[], Variable}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Variable, Variable, Variable> f, ReadOnlySpan<double> at, int variable) =>
        Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Variable[], Variable}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at, int variable) =>
        Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Variable[], Variable}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Variable, Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at, int variable) =>
        Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Gradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Variable, Variable> f, ReadOnlySpan<double> at) => Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Variable, Variable, Variable> f, ReadOnlySpan<double> at) =>
        Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at) =>
        Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Variable, Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at) =>
        Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Variable, Variable> f, ReadOnlySpan<double> at) =>
        ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Variable, Variable, Variable> f, ReadOnlySpan<double> at) =>
        ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Variable, Variable, Variable, Variable> f,
        ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Variable[], Variable}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Variable, Variable, Variable, Variable, Variable> f,
        ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Directional(Func{Variable[], Variable}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Variable, Variable> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) =>
        Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Variable[], Variable}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Variable, Variable, Variable> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction,
        bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Variable[], Variable}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Variable[], Variable}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Variable, Variable, Variable, Variable, Variable> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="VectorJacobianProduct(Func{Variable[], Variable[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> VectorJacobianProduct(Func<Variable, Variable[]> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> weights) => VectorJacobianProduct(VectorForm.Of(f, at), at, weights);

    /// <inheritdoc cref="VectorJacobianProduct(Func{Variable[], Variable[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> VectorJacobianProduct(Func<Variable, Variable, Variable[]> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> weights) => VectorJacobianProduct(VectorForm.Of(f, at), at, weights);

    /// <inheritdoc cref="VectorJacobianProduct(Func{Variable[], Variable[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> VectorJacobianProduct(Func<Variable, Variable, Variable, Variable[]> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> weights) => VectorJacobianProduct(VectorForm.Of(f, at), at, weights);

    /// <inheritdoc cref="VectorJacobianProduct(Func{Variable[], Variable[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> VectorJacobianProduct(Func<Variable, Variable, Variable, Variable, Variable[]> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> weights) => VectorJacobianProduct(VectorForm.Of(f, at), at, weights);

    /// <inheritdoc cref="Jacobian(Func{Variable[], Variable[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Variable, Variable[]> f, ReadOnlySpan<double> at) => Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Variable[], Variable[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Variable, Variable, Variable[]> f, ReadOnlySpan<double> at) =>
        Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Variable[], Variable[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Variable, Variable, Variable, Variable[]> f, ReadOnlySpan<double> at) =>
        Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Variable[], Variable[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Variable, Variable, Variable, Variable, Variable[]> f, ReadOnlySpan<double> at) =>
        Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="HessianVectorProduct(Func{Number2[], Number2}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> HessianVectorProduct(Func<Number2, Number2> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction) => HessianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="HessianVectorProduct(Func{Number2[], Number2}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> HessianVectorProduct(Func<Number2, Number2, Number2> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction) => HessianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="HessianVectorProduct(Func{Number2[], Number2}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> HessianVectorProduct(Func<Number2, Number2, Number2, Number2> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction) => HessianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="HessianVectorProduct(Func{Number2[], Number2}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> HessianVectorProduct(Func<Number2, Number2, Number2, Number2, Number2> f,
        ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => HessianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2> f, ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2> f, ReadOnlySpan<double> at) =>
        Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2, Number2> f, ReadOnlySpan<double> at) =>
        Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2, Number2, Number2> f,
        ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);
}
