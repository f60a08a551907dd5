using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

/// <summary>
/// Forward-mode automatic differentiation: f is run on dual numbers, and each operation carries its derivative along
/// (R. E. Wengert, 1964). Exact up to rounding; there is no step.
/// </summary>
/// <remarks>
/// One run of f gives the derivative in one direction, so a gradient of n variables costs n runs: the right way for few
/// variables or many results. Where f has many variables and one result, take <see cref="ReverseMode"/>.
/// <para>f is assumed to be differentiable at the point; what happens where an elementary function is not is told in <see cref="Elementary"/>.
/// Branches and loops of f are followed as they are taken at the point. f must not write into the array it is given.</para>
/// <para>f may itself call ForwardMode on plain numbers; an outer dual number inside the inner f, or one kept from a call that has
/// ended, is refused with an <see cref="InvalidOperationException"/>: the two derivatives could not be told apart.</para>
/// </remarks>
public sealed partial class ForwardMode
{
    /// <summary>The partial derivative ∂f/∂xᵢ at a point: one run of f.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="variable">The index i of the variable, counted from 0.</param>
    public static double Partial(Func<Number[], Number> f, ReadOnlySpan<double> at, int variable)
    {
        Number[] x = Constants(f, at);
        Require.Variable(variable, at.Length);
        ulong mark = Mark.New();
        x[variable] = new(at[variable], 1, mark);
        return Run(f, x).DerivativeIn(mark);
    }

    /// <summary>The gradient of f at a point: one run of f for each variable.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    public static Vector<double> Gradient(Func<Number[], Number> f, ReadOnlySpan<double> at) => ValueAndGradient(f, at).Gradient;

    /// <summary>The value and the gradient of f at a point: one run of f for each variable.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    public static (double Value, Vector<double> Gradient) ValueAndGradient(Func<Number[], Number> f, ReadOnlySpan<double> at)
    {
        Number[] x = Constants(f, at);
        double[] gradient = new double[at.Length];
        double value = 0;
        ulong first = Mark.Reserve(gradient.Length);
        for (int i = 0; i < gradient.Length; i++)
        {
            ulong mark = Mark.Of(first + (ulong)i);
            x[i] = new(at[i], 1, mark);
            Number y = Run(f, x);
            x[i] = at[i];
            value = y.Value;
            gradient[i] = y.DerivativeIn(mark);
        }
        return (value, Vector<double>.Build.Dense(gradient));
    }

    /// <summary>The directional derivative of f at a point: one run of f, however many variables there are.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, one finite component for each variable.</param>
    /// <param name="normalize">
    /// <c>true</c>: only where v points matters, the derivative is the slope of f, per unit of length.
    /// <c>false</c>: v is taken as it is, twice as long gives twice the derivative, ∇f·v.
    /// </param>
    public static double Directional(Func<Number[], Number> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        ulong mark = Mark.New();
        ArgumentNullException.ThrowIfNull(f);
        return f(Along(f, at, direction, normalize, mark)).DerivativeIn(mark);
    }

    /// <summary>The product J·v of the Jacobian with a direction, without the Jacobian: one run of f.</summary>
    /// <param name="f">The vector-valued function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, taken as it is.</param>
    /// <returns>One number for each component of f.</returns>
    public static Vector<double> JacobianVectorProduct(Func<Number[], Number[]> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        ulong mark = Mark.New();
        ArgumentNullException.ThrowIfNull(f);
        Number[] y = f(Along(f, at, direction, normalize: false, mark));
        Require.Components(y, at);
        return Vector<double>.Build.Dense(Array.ConvertAll(y, component => component.DerivativeIn(mark)));
    }

    /// <summary>The Jacobian of f at a point: one run of f for each variable.</summary>
    /// <param name="f">The vector-valued function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <returns>A row for each component of f, a column for each variable.</returns>
    public static Matrix<double> Jacobian(Func<Number[], Number[]> f, ReadOnlySpan<double> at)
    {
        Number[] x = Constants(f, at);
        double[][] columns = new double[at.Length][];
        for (int i = 0; i < columns.Length; i++)
        {
            ulong mark = Mark.New();
            x[i] = new(at[i], 1, mark);
            Number[] y = f(x);
            x[i] = at[i];
            Require.Components(y, at, i == 0 ? null : columns[0].Length);
            columns[i] = Array.ConvertAll(y, component => component.DerivativeIn(mark));
        }
        return Matrix<double>.Build.DenseOfColumnArrays(columns);
    }

    /// <summary>The Hessian of f at a point, by dual numbers of dual numbers: n(n + 1)/2 runs of f for n variables.</summary>
    /// <param name="f">The function of a vector.</param>
    /// <param name="at">The point.</param>
    /// <returns>The symmetric matrix of the second partial derivatives.</returns>
    public static Matrix<double> Hessian(Func<Number2[], Number2> f, ReadOnlySpan<double> at)
    {
        Number[] inner = Constants(f, at);
        Number2[] x = Array.ConvertAll(inner, Number2.Constant);
        Matrix<double> hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
        for (int i = 0; i < at.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                ulong mark = Mark.New();
                inner[i] = new(at[i], 1, mark);
                x[i] = Number2.Constant(inner[i]);
                x[j] = new(inner[j], 1, mark);
                Number slope = Run(f, x).DerivativeIn(mark);
                // Where there is no first derivative, there is no second one.
                hessian[i, j] = hessian[j, i] = double.IsNaN(slope.Value) ? double.NaN : slope.DerivativeIn(mark);
                x[j] = Number2.Constant(inner[j]);
            }
            x[i] = at[i];
            inner[i] = at[i];
        }
        return hessian;
    }

    // Apart from what is around it: else the compiler writes f into the loop over the variables and runs out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Y Run<X, Y>(Func<X[], Y> f, X[] x) => f(x);

    private static Number[] Constants(Delegate f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        Number[] x = new Number[at.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = at[i];
        }
        return x;
    }

    private static Number[] Along(Delegate f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize, ulong mark)
    {
        Number[] x = Constants(f, at);
        double[] v = Direction.Of(direction, at.Length, normalize);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = new(at[i], v[i], v[i] == 0 ? 0 : mark);
        }
        return x;
    }
}
