using MathNet.Numerics.LinearAlgebra;
using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

/// <content>The same for functions of 1 to 4 scalars.</content>
public sealed partial class ForwardMode
{
    /// <inheritdoc cref="Partial(Func{Number[], Number}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Number, Number> f, ReadOnlySpan<double> at, int variable) => Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Number[], Number}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Number, Number, Number> f, ReadOnlySpan<double> at, int variable) => Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Number[], Number}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Number, Number, Number, Number> f, ReadOnlySpan<double> at, int variable) => Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Partial(Func{Number[], Number}, ReadOnlySpan{double}, int)"/>
    public static double Partial(Func<Number, Number, Number, Number, Number> f, ReadOnlySpan<double> at, int variable) => Partial(VectorForm.Of(f, at), at, variable);

    /// <inheritdoc cref="Gradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Number, Number> f, ReadOnlySpan<double> at) => Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Number, Number, Number> f, ReadOnlySpan<double> at) => Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Number, Number, Number, Number> f, ReadOnlySpan<double> at) => Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Gradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static Vector<double> Gradient(Func<Number, Number, Number, Number, Number> f, ReadOnlySpan<double> at) => Gradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Number, Number> f, ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Number, Number, Number> f, ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Number, Number, Number, Number> f, ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="ValueAndGradient(Func{Number[], Number}, ReadOnlySpan{double})"/>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Number, Number, Number, Number, Number> f, ReadOnlySpan<double> at) => ValueAndGradient(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Directional(Func{Number[], Number}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Number, Number> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Number[], Number}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Number, Number, Number> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Number[], Number}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Number, Number, Number, Number> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="Directional(Func{Number[], Number}, ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public static double Directional(Func<Number, Number, Number, Number, Number> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) => Directional(VectorForm.Of(f, at), at, direction, normalize);

    /// <inheritdoc cref="JacobianVectorProduct(Func{Number[], Number[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> JacobianVectorProduct(Func<Number, Number[]> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => JacobianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="JacobianVectorProduct(Func{Number[], Number[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> JacobianVectorProduct(Func<Number, Number, Number[]> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => JacobianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="JacobianVectorProduct(Func{Number[], Number[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> JacobianVectorProduct(Func<Number, Number, Number, Number[]> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => JacobianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="JacobianVectorProduct(Func{Number[], Number[]}, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Vector<double> JacobianVectorProduct(Func<Number, Number, Number, Number, Number[]> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => JacobianVectorProduct(VectorForm.Of(f, at), at, direction);

    /// <inheritdoc cref="Jacobian(Func{Number[], Number[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Number, Number[]> f, ReadOnlySpan<double> at) => Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Number[], Number[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Number, Number, Number[]> f, ReadOnlySpan<double> at) => Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Number[], Number[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Number, Number, Number, Number[]> f, ReadOnlySpan<double> at) => Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Jacobian(Func{Number[], Number[]}, ReadOnlySpan{double})"/>
    public static Matrix<double> Jacobian(Func<Number, Number, Number, Number, Number[]> f, ReadOnlySpan<double> at) => Jacobian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2> f, ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2> f, ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2, Number2> f, ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);

    /// <inheritdoc cref="Hessian(Func{Number2[], Number2}, ReadOnlySpan{double})"/>
    public static Matrix<double> Hessian(Func<Number2, Number2, Number2, Number2, Number2> f, ReadOnlySpan<double> at) => Hessian(VectorForm.Of(f, at), at);
}
