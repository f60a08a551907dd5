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
/// <para>f is assumed to be differentiable at the point; what happens where an elementary function is not is told in <see
/// cref="Elementary"/>.
/// Branches and loops of f are followed as they are taken at the point. f must not write into the array it is given.</para>
/// <para>f may itself call ForwardMode on plain numbers; an outer dual number inside the inner f, or one kept from a call that has
/// ended, is refused with an <see cref="InvalidOperationException"/>: the two derivatives could not be told apart.</para>
/// </remarks>
public sealed partial class ForwardMode : DifferentiableFunction
{
    private readonly Func<Number[], Number> _f;

    private ForwardMode(VectorForm<Number, Number> form)
        : base(form.Parameters) => _f = form.F;

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by dual numbers.</summary>
    /// <remarks>A lambda that could as well be one of an array, such as <c>x => 3.0</c>, is taken for one of a number. For a Hessian f has
    /// to be run on dual numbers of dual numbers: <see cref="OfSecondOrder(Func{Number2, Number2})"/>.
    /// </remarks>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    [OverloadResolutionPriority(1)]
    public static ForwardMode Of(Func<Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    [OverloadResolutionPriority(1)]
    public static ForwardMode Of(Func<Number, Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    [OverloadResolutionPriority(1)]
    public static ForwardMode Of(Func<Number, Number, Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    [OverloadResolutionPriority(1)]
    public static ForwardMode Of(Func<Number, Number, Number, Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    public static ForwardMode Of(Func<Number[], Number> f) => new(VectorForm.OfVector(f));

    /// <summary>A vector-valued function of one to four numbers, or of an array, with its derivatives by dual numbers.</summary>
    /// <param name="f">A lambda such as <c>(r, φ) => [r * Cos(φ), r * Sin(φ)]</c>.</param>
    public static VectorValued Of(Func<Number, Number[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number[]})"/>
    public static VectorValued Of(Func<Number, Number, Number[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number[]})"/>
    public static VectorValued Of(Func<Number, Number, Number, Number[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number[]})"/>
    public static VectorValued Of(Func<Number, Number, Number, Number, Number[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number[]})"/>
    public static VectorValued Of(Func<Number[], Number[]> f) => new(VectorForm.OfVector(f));

    /// <summary>A function of one to four numbers, or of an array, with its first and second derivatives by dual numbers of dual
    /// numbers.</summary>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    [OverloadResolutionPriority(1)]
    public static SecondOrder OfSecondOrder(Func<Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    [OverloadResolutionPriority(1)]
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    [OverloadResolutionPriority(1)]
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    [OverloadResolutionPriority(1)]
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    public static SecondOrder OfSecondOrder(Func<Number2[], Number2> f) => new(VectorForm.OfVector(f));

    /// <inheritdoc/>
    public override double At(params ReadOnlySpan<double> at) => Run(_f, Constants(at)).Value;

    /// <inheritdoc/>
    /// <remarks>One run of f.</remarks>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Number[] x = Constants(at);
        Require.Variable(variable, at.Length);
        ulong mark = Mark.New();
        x[variable] = new(at[variable], 1, mark);
        return ComputedDerivatives.Note(Run(_f, x).DerivativeIn(mark));
    }

    /// <inheritdoc/>
    /// <remarks>One run of f for each variable.</remarks>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at)
    {
        Number[] x = Constants(at);
        double[] gradient = new double[at.Length];
        double value = 0;
        ulong first = Mark.Reserve(gradient.Length);
        for (int i = 0; i < gradient.Length; i++)
        {
            ulong mark = Mark.Of(first + (ulong)i);
            x[i] = new(at[i], 1, mark);
            Number y = Run(_f, x);
            x[i] = at[i];
            value = y.Value;
            gradient[i] = y.DerivativeIn(mark);
        }
        ComputedDerivatives.Note(gradient);
        return (value, Vector<double>.Build.Dense(gradient));
    }

    /// <inheritdoc/>
    /// <remarks>One run of f, however many variables there are.</remarks>
    public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        ulong mark = Mark.New();
        return ComputedDerivatives.Note(_f(Along(Parameters, at, direction, normalize, mark)).DerivativeIn(mark));
    }

    // Apart from what is around it: else the compiler writes f into the loop over the variables and runs out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Y Run<X, Y>(Func<X[], Y> f, X[] x) => f(x);

    private Number[] Constants(ReadOnlySpan<double> at) => Constants(Parameters, at);

    private static Number[] Constants(Parameters parameters, ReadOnlySpan<double> at)
    {
        parameters.RequirePoint(at);
        Number[] x = new Number[at.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = at[i];
        }
        return x;
    }

    private static Number[] Along(
        Parameters parameters, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize, ulong mark)
    {
        Number[] x = Constants(parameters, at);
        double[] v = Direction.Of(direction, at.Length, normalize);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = new(at[i], v[i], v[i] == 0 ? 0 : mark);
        }
        return x;
    }
}
