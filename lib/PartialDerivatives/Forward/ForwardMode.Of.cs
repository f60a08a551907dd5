using MathNet.Numerics.LinearAlgebra;
using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

// f with its derivatives by dual numbers.
public sealed partial class ForwardMode : DifferentiableFunction
{
    private readonly Func<Number[], Number> _f;

    private ForwardMode(VectorForm<Number, Number> form)
        : base(form.Parameters) => _f = form.F;

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by dual numbers.</summary>
    /// <remarks>For a Hessian f has to be run on dual numbers of dual numbers: <see cref="OfSecondOrder(Func{Number2, Number2})"/>.
    /// </remarks>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    public static ForwardMode Of(Func<Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    public static ForwardMode Of(Func<Number, Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
    public static ForwardMode Of(Func<Number, Number, Number, Number> f) => new(VectorForm.Of(f));

    /// <inheritdoc cref="Of(Func{Number, Number})"/>
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
        return Run(_f, Constants(_f, at)).Value;
    }

    /// <inheritdoc/>
    /// <remarks>One run of f.</remarks>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        return Partial(_f, at, variable);
    }

    /// <inheritdoc/>
    /// <remarks>One run of f for each variable.</remarks>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return ValueAndGradient(_f, at);
    }

    /// <inheritdoc/>
    /// <remarks>One run of f, however many variables there are.</remarks>
    public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        return Directional(_f, at, direction, normalize);
    }

    /// <summary>A vector-valued function with its derivatives by dual numbers.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<Number, Number[]> _form;

        internal VectorValued(VectorForm<Number, Number[]> form) => _form = form;

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            Number[] y = _form.F(Constants(_form.F, at));
            Require.Components(y, at);
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.Value));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f for each variable.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            return ForwardMode.Jacobian(_form.F, at);
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, without the Jacobian.</remarks>
        public override Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            _form.Parameters.RequirePoint(at);
            return ForwardMode.JacobianVectorProduct(_form.F, at, direction);
        }
    }

    /// <summary>A function with its first and second derivatives by dual numbers of dual numbers.</summary>
    public sealed class SecondOrder : DifferentiableFunction
    {
        private readonly Func<Number2[], Number2> _f;
        private readonly ForwardMode _first;

        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters)
        {
            _f = form.F;
            _first = new(new(x => _f(Array.ConvertAll(x, Number2.Constant)).Value, form.Parameters));
        }

        /// <inheritdoc/>
        public override double At(params ReadOnlySpan<double> at) => _first.At(at);

        /// <inheritdoc/>
        public override double Partial(ReadOnlySpan<double> at, int variable) => _first.Partial(at, variable);

        /// <inheritdoc/>
        public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) =>
            _first.ValueAndGradient(at);

        /// <inheritdoc/>
        public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) =>
            _first.Directional(at, direction, normalize);

        /// <summary>The Hessian at a point: n(n + 1)/2 runs of f for n variables.</summary>
        /// <param name="at">The point.</param>
        /// <returns>The symmetric matrix of the second partial derivatives.</returns>
        public Matrix<double> Hessian(params ReadOnlySpan<double> at)
        {
            Parameters.RequirePoint(at);
            return ForwardMode.Hessian(_f, at);
        }
    }
}
