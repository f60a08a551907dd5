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
/// Branches and loops of f are followed as they are taken at the point. The array that f is given is f's only until it returns.</para>
/// <para>Where f looks at a derivative itself, or makes one of its own, and where the rules meet 0·∞, f is run again, once for each
/// direction.</para>
/// <para>f may itself call ForwardMode on plain numbers; an outer dual number inside the inner f, or one kept from a call that has
/// ended, is refused with an <see cref="InvalidOperationException"/>: the two derivatives could not be told apart.</para>
/// </remarks>
public sealed partial class ForwardMode : DifferentiableFunction
{
    private readonly VectorForm<Number, Number> _form;
    private VectorValued? _oneComponent;

    private ForwardMode(VectorForm<Number, Number> form)
        : base(form.Parameters) => _form = form;

    /// <summary>f as a function of one component.</summary>
    private VectorValued OneComponent => _oneComponent ??= new(new(x => [_form.F(x)], Parameters));

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
    public override double At(params ReadOnlySpan<double> at) => _form.At(at, Number.Constant).OwnValue;

    /// <inheritdoc/>
    /// <remarks>One run of f.</remarks>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        Require.Variable(variable, at.Length);
        return ComputedDerivatives.Note(OneComponent.Column(at, variable)[0]);
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
            if (!isKnown || (CoordinateUnit.IsSuspect(gradient[i]) && CoordinateUnit.Of(at[i]) is not null))
            {
                gradient[i] = OneComponent.Column(at, i)[0];
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
        double[] v = Direction.Of(direction, at.Length, normalize);
        return CoordinateUnit.IsAnyNeeded(at, v) ? base.Directional(at, v, normalize: false)
            : ComputedDerivatives.Note(OneComponent.Along(at, v)[0]);
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
            Number y = Pass.Run(_form.F, x);
            if (!pass.TryRead(y, gradient.Slice(first, Math.Min(Pass.Directions, x.Length - first))))
            {
                return false;
            }
            value = y.Value;
        }
        scratch.GiveBack();
        return true;
    }

    /// <summary>A function with its first and second derivatives by dual numbers of dual numbers.</summary>
    public sealed class SecondOrder : TwiceDifferentiableFunction
    {
        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters, new ForwardMode(form.Value()), v => new ForwardMode(form.Along(v)))
        {
        }
    }
}
