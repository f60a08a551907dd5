using Number2 = PartialDerivatives.Dual<PartialDerivatives.TapedNumber>;

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
public sealed partial class ReverseMode : DifferentiableFunction
{
    private readonly VectorForm<TapedNumber, TapedNumber> _form;

    private ReverseMode(VectorForm<TapedNumber, TapedNumber> form)
        : base(form.Parameters) => _form = form;

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by the reverse mode.</summary>
    /// <remarks>For a Hessian f has to be run on dual numbers of variables: <see cref="OfSecondOrder(Func{Number2, Number2})"/>.
    /// </remarks>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    [OverloadResolutionPriority(1)]
    public static ReverseMode Of(Func<TapedNumber, TapedNumber> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber})"/>
    [OverloadResolutionPriority(1)]
    public static ReverseMode Of(Func<TapedNumber, TapedNumber, TapedNumber> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber})"/>
    [OverloadResolutionPriority(1)]
    public static ReverseMode Of(Func<TapedNumber, TapedNumber, TapedNumber, TapedNumber> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber})"/>
    [OverloadResolutionPriority(1)]
    public static ReverseMode Of(Func<TapedNumber, TapedNumber, TapedNumber, TapedNumber, TapedNumber> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber})"/>
    public static ReverseMode Of(Func<TapedNumber[], TapedNumber> f) => new(VectorForm.OfVector(f));

    /// <summary>A vector-valued function of one to four numbers, or of an array, with its derivatives by the reverse mode.</summary>
    /// <param name="f">A lambda such as <c>(r, φ) => [r * Cos(φ), r * Sin(φ)]</c>.</param>
    public static VectorValued Of(Func<TapedNumber, TapedNumber[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber[]})"/>
    public static VectorValued Of(Func<TapedNumber, TapedNumber, TapedNumber[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber[]})"/>
    public static VectorValued Of(Func<TapedNumber, TapedNumber, TapedNumber, TapedNumber[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber[]})"/>
    public static VectorValued Of(Func<TapedNumber, TapedNumber, TapedNumber, TapedNumber, TapedNumber[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{TapedNumber, TapedNumber[]})"/>
    public static VectorValued Of(Func<TapedNumber[], TapedNumber[]> f) => new(VectorForm.OfVector(f));

    /// <summary>A function of one to four numbers, or of an array, with its first derivatives by the reverse mode, and its second ones by
    /// the reverse mode over the forward mode.</summary>
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
    public override double At(params ReadOnlySpan<double> at) => _form.At(at, x => x).OwnValue;

    /// <inheritdoc/>
    /// <remarks>One run of f and one sweep, however many variables there are.</remarks>
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
        using Tape.Recording recording = Tape.Record(at);
        TapedNumber y = Run(_form.F, recording.Variables);
        recording.Sweep([y], [1.0], gradient);
        ComputedDerivatives.Note(gradient);
        return y.Value;
    }

    // Apart from what is around it: else the compiler writes f in here and runs out of registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TapedNumber Run(Func<TapedNumber[], TapedNumber> f, TapedNumber[] x) => f(x);

    /// <summary>A function with its first derivatives by the reverse mode, and its second ones by the reverse mode over the forward
    /// mode.</summary>
    public sealed class SecondOrder : TwiceDifferentiableFunction
    {
        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters, new ReverseMode(form.Value()), v => new ReverseMode(form.Along(v)))
        {
        }
    }
}
