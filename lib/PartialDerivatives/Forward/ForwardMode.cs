using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

/// <summary>
/// Forward-mode automatic differentiation: f is run on dual numbers, and each operation carries its derivative along
/// (R. E. Wengert, 1964). Exact up to rounding; there is no step.
/// </summary>
/// <remarks>
/// One run of f gives the derivatives in up to twelve directions, so a gradient of n variables costs n/12 runs: the right way for few
/// variables or many results. Where f has many variables and one result, take <see cref="ReverseMode"/>.
/// <para>f is assumed to be differentiable at the point; what happens where an elementary function is not is told in <see
/// cref="Elementary"/>.
/// Branches and loops of f are followed as they are taken at the point. The array that f is given is f's only until it returns, and f must
/// not write into it.</para>
/// <para>Where f looks at a derivative itself, or makes one of its own, and where the rules meet 0·∞, f is run again, once for each
/// direction.</para>
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
    public override double At(params ReadOnlySpan<double> at) => Pass.Run(_f, Constants(Parameters, at)).OwnValue;

    /// <inheritdoc/>
    /// <remarks>One run of f.</remarks>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        Require.Variable(variable, at.Length);
        return Along(at, Unit(at.Length, variable));
    }

    /// <inheritdoc/>
    /// <remarks>One run of f for each twelve variables, in the browser for each one.</remarks>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at)
    {
        double[] gradient = new double[at.Length];
        double value = ValueAndGradient(at, gradient);
        return (value, Vector<double>.Build.Dense(gradient));
    }

    /// <inheritdoc/>
    public override double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        Parameters.RequirePoint(at);
        Require.Gradient(gradient, at.Length);
        bool isKnown = TryGradient(at, gradient, out double value);
        value = isKnown ? value : At(at);
        for (int i = 0; i < gradient.Length; i++)
        {
            if (!isKnown || (CoordinateUnit.IsSuspect(gradient[i]) && CoordinateUnit.Of(at[i], gradient[i]) is not null))
            {
                gradient[i] = Carefully(at, Unit(at.Length, i));
            }
        }
        ComputedDerivatives.Note(gradient);
        return value;
    }

    /// <inheritdoc/>
    /// <remarks>One run of f, however many variables there are.</remarks>
    public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        return Along(at, Direction.Of(direction, at.Length, normalize));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGradient(ReadOnlySpan<double> at, Span<double> gradient, out double value)
    {
        Scratch scratch = Scratch.OfThread;
        Number[] x = scratch.Take(at.Length);
        value = 0;
        for (int first = 0; first < x.Length; first += Pass.Directions)
        {
            Pass pass = Pass.Quick(scratch);
            pass.Seed(x, at, first);
            Number y = Pass.Run(_f, x);
            if (!pass.TryRead(y, gradient.Slice(first, Math.Min(Pass.Directions, x.Length - first))))
            {
                return false;
            }
            value = y.Value;
        }
        scratch.GiveBack();
        return true;
    }

    private double Along(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        Scratch scratch = Scratch.OfThread;
        bool isKnown = TryAlong(Pass.Quick(scratch), at, direction, out double slope)
            && CoordinateUnit.Along(at, direction, new(ref slope)) is null;
        return ComputedDerivatives.Note(isKnown ? slope : Carefully(at, direction));
    }

    private double Carefully(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        Scratch scratch = Scratch.OfThread;
        TryAlong(Pass.Careful(scratch), at, direction, out double slope);
        return CoordinateUnit.Along(at, direction, new(ref slope)) is double unit
            && TryAlong(Pass.Careful(scratch), at, Array.ConvertAll(direction.ToArray(), v => v * unit), out double inUnits)
                ? CoordinateUnit.Better(slope, inUnits / unit) : slope;
    }

    private bool TryAlong(Pass pass, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, out double slope)
    {
        Number[] x = pass.Scratch.Take(at.Length);
        pass.Seed(x, at, direction);
        slope = 0;
        bool isKnown = pass.TryRead(Pass.Run(_f, x), new(ref slope));
        pass.Scratch.GiveBack();
        return isKnown;
    }

    private static double[] Unit(int length, int variable)
    {
        double[] direction = new double[length];
        direction[variable] = 1;
        return direction;
    }

    private static Number[] Constants(Parameters parameters, ReadOnlySpan<double> at)
    {
        parameters.RequirePoint(at);
        return Array.ConvertAll(at.ToArray(), Number.Constant);
    }
}
