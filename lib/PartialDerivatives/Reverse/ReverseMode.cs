using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Variable>;

namespace PartialDerivatives;

/// <summary>
/// Reverse-mode automatic differentiation, also called backpropagation: f is run once while each operation is written onto a tape,
/// then the chain rule is applied from the result back to the variables (S. Linnainmaa, 1970). Exact up to rounding; there is no step.
/// </summary>
/// <remarks>
/// The gradient costs one run of f and one sweep, however many variables there are: the right way for many variables and one
/// result. Where f has few variables, or many results, take <see cref="ForwardMode"/>.
/// <para>f is assumed to be differentiable at the point; what happens where an elementary function is not is told in
/// <see cref="Elementary"/>.
/// Branches and loops of f are followed as they are taken at the point; f is recorded anew at each call. The array that f is given, and
/// the variables in it, are f's only until it returns.</para>
/// <para>Each thread has a tape of its own, so calls on several threads do not meet; but one f has to stay on its thread.
/// f may itself call ReverseMode on plain numbers; an outer variable inside the inner f is refused.</para>
/// </remarks>
public sealed partial class ReverseMode
{
    /// <summary>The partial derivative ∂f/∂xᵢ at a point. It costs as much as the whole gradient.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="variable">The index i of the variable, counted from 0.</param>
    public static double Partial(Func<Variable[], Variable> f, ReadOnlySpan<double> at, int variable)
    {
        Require.Point(at);
        Require.Variable(variable, at.Length);
        return Gradient(f, at)[variable];
    }

    /// <summary>The gradient of f at a point: one run of f and one sweep.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    public static Vector<double> Gradient(Func<Variable[], Variable> f, ReadOnlySpan<double> at) => ValueAndGradient(f, at).Gradient;

    /// <summary>The value and the gradient of f at a point: one run of f and one sweep.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Variable[], Variable> f, ReadOnlySpan<double> at)
    {
        double[] gradient = new double[at.Length];
        double value = ValueAndGradient(f, at, gradient);
        return (value, Vector<double>.Build.Dense(gradient));
    }

    /// <summary>The value of f at a point, and its gradient written into <paramref name="gradient"/>: allocates nothing once the tape is
    /// long enough.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="gradient">Where the gradient is written: one number for each variable.</param>
    public static double ValueAndGradient(Func<Variable[], Variable> f, ReadOnlySpan<double> at, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        if (gradient.Length != at.Length)
        {
            throw new ArgumentException(
                $"The span for the gradient has {gradient.Length} elements, but the point has {at.Length} coordinates. Pass one element for each variable.", nameof(gradient));
        }
        using Tape.Recording recording = Tape.Record(at);
        Variable y = Run(f, recording.Variables);
        recording.Sweep([y], [1.0], gradient);
        return y.Value;
    }

    // Apart from what is around it: else the compiler writes f in here and runs out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Variable Run(Func<Variable[], Variable> f, Variable[] x) => f(x);

    /// <summary>The directional derivative of f at a point. It costs as much as the whole gradient.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, one finite component for each variable.</param>
    /// <param name="normalize">
    /// <c>true</c>: only where v points matters, the derivative is the slope of f, per unit of length.
    /// <c>false</c>: v is taken as it is, twice as long gives twice the derivative, ∇f·v.
    /// </param>
    public static double Directional(Func<Variable[], Variable> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Require.Point(at);
        return Gradient(f, at).DotProduct(Vector<double>.Build.Dense(Direction.Of(direction, at.Length, normalize)));
    }

    /// <summary>The product wᵀ·J of weights with the Jacobian, without the Jacobian: one run of f and one sweep.</summary>
    /// <param name="f">The vector-valued function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="weights">The weights w, one for each component of f.</param>
    /// <returns>One number for each variable.</returns>
    public static Vector<double> VectorJacobianProduct(Func<Variable[], Variable[]> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        using Tape.Recording recording = Tape.Record(at);
        Variable[] y = f(recording.Variables);
        Require.Components(y, at);
        Require.Weights(weights, y.Length);
        double[] product = new double[at.Length];
        recording.Sweep(y, weights, product);
        return Vector<double>.Build.Dense(product);
    }

    /// <summary>The Jacobian of f at a point: one run of f, and one sweep for each component.</summary>
    /// <param name="f">The vector-valued function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <returns>A row for each component of f, a column for each variable.</returns>
    public static Matrix<double> Jacobian(Func<Variable[], Variable[]> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        using Tape.Recording recording = Tape.Record(at);
        Variable[] y = f(recording.Variables);
        Require.Components(y, at);
        double[][] rows = new double[y.Length][];
        for (int k = 0; k < rows.Length; k++)
        {
            rows[k] = new double[at.Length];
            recording.Sweep([y[k]], [1.0], rows[k]);
        }
        return Matrix<double>.Build.DenseOfRowArrays(rows);
    }

    /// <summary>
    /// The product H·v of the Hessian with a direction, without the Hessian: the gradient of the directional derivative, reverse over
    /// forward, so f works on dual numbers of variables. One run of f and one sweep (B. A. Pearlmutter, 1994).
    /// </summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, taken as it is.</param>
    /// <returns>One number for each variable.</returns>
    public static Vector<double> HessianVectorProduct(Func<Number2[], Number2> f, ReadOnlySpan<double> at,
        ReadOnlySpan<double> direction)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        Require.Point(direction, at.Length, nameof(direction));
        double[] v = direction.ToArray();
        ulong mark = Mark.New();
        (double slope, Vector<double> product) =
            ValueAndGradient(x => f([.. x.Zip(v, (xi, vi) => new Number2(xi, vi, vi == 0 ? 0 : mark))]).DerivativeIn(mark), at);
        // Where there is no first derivative, there is no second one.
        return double.IsNaN(slope) ? product.Map(_ => double.NaN, Zeros.Include) : product;
    }

    /// <summary>The Hessian of f at a point: a
    /// <see cref="HessianVectorProduct(Func{Number2[], Number2}, ReadOnlySpan{double}, ReadOnlySpan{double})"/> for each
    /// variable.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <returns>The matrix of the second partial derivatives, symmetric up to rounding.</returns>
    public static Matrix<double> Hessian(Func<Number2[], Number2> f, ReadOnlySpan<double> at)
    {
        Require.Point(at);
        Vector<double>[] columns = new Vector<double>[at.Length];
        double[] direction = new double[at.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            direction[i] = 1;
            columns[i] = HessianVectorProduct(f, at, direction);
            direction[i] = 0;
        }
        return Matrix<double>.Build.DenseOfColumnVectors(columns);
    }
}
