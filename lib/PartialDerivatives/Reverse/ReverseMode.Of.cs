using MathNet.Numerics.LinearAlgebra;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Variable>;

namespace PartialDerivatives;

// f with its derivatives by the tape.
public sealed partial class ReverseMode : DifferentiableFunction
{
    private readonly Func<Variable[], Variable> _f;

    private ReverseMode(VectorForm<Variable, Variable> form)
        : base(form.Parameters) => _f = form.F;

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by the reverse mode.</summary>
    /// <remarks>For a Hessian f has to be run on dual numbers of variables: <see cref="OfSecondOrder(Func{Number2, Number2})"/>.
    /// </remarks>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    public static ReverseMode Of(Func<Variable, Variable> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable})"/>
    public static ReverseMode Of(Func<Variable, Variable, Variable> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable})"/>
    public static ReverseMode Of(Func<Variable, Variable, Variable, Variable> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable})"/>
    public static ReverseMode Of(Func<Variable, Variable, Variable, Variable, Variable> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable})"/>
    public static ReverseMode Of(Func<Variable[], Variable> f) => new(VectorForm.OfVector(f));

    /// <summary>A vector-valued function of one to four numbers, or of an array, with its derivatives by the reverse mode.</summary>
    /// <param name="f">A lambda such as <c>(r, φ) => [r * Cos(φ), r * Sin(φ)]</c>.</param>
    public static VectorValued Of(Func<Variable, Variable[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable[]})"/>
    public static VectorValued Of(Func<Variable, Variable, Variable[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable[]})"/>
    public static VectorValued Of(Func<Variable, Variable, Variable, Variable[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable[]})"/>
    public static VectorValued Of(Func<Variable, Variable, Variable, Variable, Variable[]> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Variable, Variable[]})"/>
    public static VectorValued Of(Func<Variable[], Variable[]> f) => new(VectorForm.OfVector(f));

    /// <summary>A function of one to four numbers, or of an array, with its first derivatives by the reverse mode, and its second ones by
    /// the reverse mode over the forward mode.</summary>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    public static SecondOrder OfSecondOrder(Func<Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    public static SecondOrder OfSecondOrder(Func<Number2, Number2, Number2, Number2, Number2> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="OfSecondOrder(Func{Number2, Number2})"/>
    public static SecondOrder OfSecondOrder(Func<Number2[], Number2> f) => new(VectorForm.OfVector(f));

    /// <inheritdoc/>
    public override double At(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return Run(_f, Constants(at)).Value;
    }

    /// <inheritdoc/>
    /// <remarks>One run of f and one sweep, however many variables there are.</remarks>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return ValueAndGradient(_f, at);
    }

    /// <summary>The value at a point, and the gradient written into <paramref name="gradient"/>: allocates nothing once the tape is long
    /// enough.</summary>
    /// <param name="at">The point.</param>
    /// <param name="gradient">Where the gradient is written: one number for each variable.</param>
    public double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        Parameters.RequirePoint(at);
        return ValueAndGradient(_f, at, gradient);
    }

    private static Variable[] Constants(ReadOnlySpan<double> at)
    {
        Variable[] x = new Variable[at.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = at[i];
        }
        return x;
    }

    /// <summary>A vector-valued function with its derivatives by the reverse mode.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<Variable, Variable[]> _form;

        internal VectorValued(VectorForm<Variable, Variable[]> form) => _form = form;

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            Variable[] y = _form.F(Constants(at));
            Require.Components(y, at);
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.Value));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, and one sweep for each component.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            return ReverseMode.Jacobian(_form.F, at);
        }

        /// <inheritdoc/>
        /// <remarks>One run of f and one sweep, without the Jacobian.</remarks>
        public override Vector<double> VectorJacobianProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> weights)
        {
            _form.Parameters.RequirePoint(at);
            return ReverseMode.VectorJacobianProduct(_form.F, at, weights);
        }
    }

    /// <summary>A function with its first derivatives by the reverse mode, and its second ones by the reverse mode over the forward
    /// mode.</summary>
    public sealed class SecondOrder : DifferentiableFunction
    {
        private readonly Func<Number2[], Number2> _f;
        private readonly ReverseMode _first;

        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters)
        {
            _f = form.F;
            _first = new(new(x => _f(Array.ConvertAll(x, Number2.Constant)).Value, form.Parameters));
        }

        /// <inheritdoc/>
        public override double At(params ReadOnlySpan<double> at) => _first.At(at);

        /// <inheritdoc/>
        public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) =>
            _first.ValueAndGradient(at);

        /// <summary>The Hessian at a point: a <see cref="HessianVectorProduct"/> for each variable.</summary>
        /// <param name="at">The point.</param>
        /// <returns>The matrix of the second partial derivatives, symmetric up to rounding.</returns>
        public Matrix<double> Hessian(params ReadOnlySpan<double> at)
        {
            Parameters.RequirePoint(at);
            return ReverseMode.Hessian(_f, at);
        }

        /// <summary>The product H·v of the Hessian with a direction, without the Hessian: the gradient of the directional derivative, by
        /// one run of f and one sweep (B. A. Pearlmutter, 1994).</summary>
        /// <param name="at">The point.</param>
        /// <param name="direction">The direction v, taken as it is.</param>
        /// <returns>One number for each variable.</returns>
        public Vector<double> HessianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            Parameters.RequirePoint(at);
            return ReverseMode.HessianVectorProduct(_f, at, direction);
        }
    }
}
