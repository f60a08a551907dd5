using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

// f with its derivatives by difference quotients.
public sealed partial class FiniteDifference : DifferentiableFunction
{
    private readonly Func<double[], double> _f;
    private readonly Stencil? _stencil;
    private readonly double? _h;

    private FiniteDifference(VectorForm<double, double> form, Stencil? stencil, double? h)
        : base(form.Parameters) => (_f, _stencil, _h) = (form.F, stencil, h);

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by difference quotients.</summary>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>; one of an array must neither keep nor change it.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step; by default the best one for the stencil and the point.</param>
    public static FiniteDifference Of(Func<double, double> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?)"/>
    public static FiniteDifference Of(Func<double, double, double> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?)"/>
    public static FiniteDifference Of(Func<double, double, double, double> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?)"/>
    public static FiniteDifference Of(Func<double, double, double, double, double> f, Stencil? stencil = null,
        double? h = null) => new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?)"/>
    public static FiniteDifference Of(Func<double[], double> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.OfVector(f), stencil, h);

    /// <summary>A vector-valued function of one to four numbers, or of an array, with its derivatives by difference quotients.</summary>
    /// <param name="f">A lambda such as <c>(r, φ) => [r * Cos(φ), r * Sin(φ)]</c>.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step; by default the best one for the stencil and the point.</param>
    public static VectorValued Of(Func<double, double[]> f, Stencil? stencil = null, double? h = null) => new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?)"/>
    public static VectorValued Of(Func<double, double, double[]> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?)"/>
    public static VectorValued Of(Func<double, double, double, double[]> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?)"/>
    public static VectorValued Of(Func<double, double, double, double, double[]> f, Stencil? stencil = null,
        double? h = null) => new(VectorForm.Of(f), stencil, h);

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?)"/>
    public static VectorValued Of(Func<double[], double[]> f, Stencil? stencil = null, double? h = null) =>
        new(VectorForm.OfVector(f), stencil, h);

    /// <inheritdoc/>
    public override double At(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return _f(at.ToArray());
    }

    /// <inheritdoc/>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        return Partial(_f, at, variable, _stencil, _h);
    }

    /// <summary>A partial derivative of higher order: of f in each of <paramref name="variables"/>, one after the other.</summary>
    /// <remarks>The formula is the product of the quotients in each variable. Without an h the step is the best one for the total
    /// order.</remarks>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four indices, counted from 0: <c>[0, 0]</c> is ∂²f/∂x², <c>[0, 1]</c> is ∂²f/∂x∂y.</param>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public double Partial(ReadOnlySpan<double> at, params ReadOnlySpan<int> variables)
    {
        Parameters.RequirePoint(at);
        return Partial(_f, at, variables, _stencil, _h);
    }

    /// <summary>A partial derivative of higher order: of f in each of <paramref name="variables"/>, one after the other.</summary>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four names: <c>"x", "y"</c> is ∂²f/∂y∂x.</param>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public double Partial(ReadOnlySpan<double> at, params ReadOnlySpan<string> variables) => Partial(at, Indices(variables, at.Length));

    /// <inheritdoc/>
    /// <remarks>It takes 2n evaluations of f with a central stencil, n + 1 with a forward or backward one, n the number of
    /// variables.</remarks>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public override Vector<double> Gradient(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return Gradient(_f, at, _stencil, _h);
    }

    /// <inheritdoc/>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) => (At(at), Gradient(at));

    /// <inheritdoc/>
    /// <remarks>The step counts in lengths of the (normalized) direction.</remarks>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        return Directional(_f, at, direction, normalize, _stencil, _h);
    }

    /// <summary>The Hessian at a point: all partial derivatives of order 2.</summary>
    /// <remarks>It takes 2n² + 1 evaluations of f with the central stencil, n the number of variables.</remarks>
    /// <param name="at">The point.</param>
    /// <returns>A symmetric matrix, a row and a column for each variable.</returns>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public Matrix<double> Hessian(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return Hessian(_f, at, _stencil, _h);
    }

    /// <summary>The partial derivative in one variable, with an estimate of its error.</summary>
    /// <remarks>
    /// <para>
    /// Central quotients at steps of all sizes, from the next number to half of max(1, |coordinate|) and farther where that gives few
    /// digits, are extrapolated to 0: so the scale on which f varies is found, be it 1e-9 or 1e9. Steps that lead out of the domain
    /// of f, and those beyond, are passed over. For a smooth f it takes some 80 evaluations and gives some 12 digits.
    /// </para>
    /// <para>
    /// The error is an estimate on the safe side, not a bound: the true derivative is within it in more than 99.9 % of cases. The
    /// noise in f is measured and is in it, and so are the derivatives from both sides at a kink. Where f jumps, or varies between
    /// one number and the next, it cannot tell: the value is NaN and the error ∞.
    /// </para>
    /// <para>
    /// Sources: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)" (1982); Lepskii, "On a problem of adaptive estimation in
    /// Gaussian white noise" (1991).
    /// </para>
    /// </remarks>
    /// <param name="at">The point.</param>
    /// <param name="variable">The index of the variable, counted from 0.</param>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or around it.</exception>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        return PartialWithError(_f, at, variable);
    }

    /// <param name="at">The point.</param>
    /// <param name="variable">The name of the variable.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, string variable) =>
        PartialWithError(at, Parameters.IndexOf(variable, at.Length));

    /// <summary>A partial derivative of higher order, with an estimate of its error.</summary>
    /// <remarks>As for the first order, except that a kink in a derivative of f goes unnoticed.</remarks>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four indices, counted from 0.</param>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or around it.</exception>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, params ReadOnlySpan<int> variables)
    {
        Parameters.RequirePoint(at);
        return PartialWithError(_f, at, variables);
    }

    /// <param name="at">The point.</param>
    /// <param name="variables">One to four names.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, params ReadOnlySpan<string> variables) =>
        PartialWithError(at, Indices(variables, at.Length));

    /// <summary>The gradient, with an estimate of the error of each partial derivative.</summary>
    /// <param name="at">The point.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
    public Estimate<Vector<double>> GradientWithError(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return GradientWithError(_f, at);
    }

    /// <summary>The directional derivative, with an estimate of its error.</summary>
    /// <inheritdoc cref="Directional(ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public Estimate<double> DirectionalWithError(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        return DirectionalWithError(_f, at, direction, normalize);
    }

    /// <summary>The Hessian, with an estimate of the error of each entry.</summary>
    /// <param name="at">The point.</param>
    /// <returns>Symmetric matrices with a row and a column for each variable.</returns>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public Estimate<Matrix<double>> HessianWithError(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return HessianWithError(_f, at);
    }

    private int[] Indices(ReadOnlySpan<string> names, int coordinates)
    {
        int[] indices = new int[names.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = Parameters.IndexOf(names[i], coordinates);
        }
        return indices;
    }

    /// <summary>A vector-valued function with its derivatives by difference quotients.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<double, double[]> _form;
        private readonly Stencil? _stencil;
        private readonly double? _h;

        internal VectorValued(VectorForm<double, double[]> form, Stencil? stencil, double? h) => (_form, _stencil, _h) = (form, stencil, h);

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            double[] y = _form.F(at.ToArray());
            Require.Components(y, at);
            return Vector<double>.Build.Dense([.. y]);
        }

        /// <inheritdoc/>
        /// <remarks>It takes as many evaluations of f as a gradient does.</remarks>
        /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            return FiniteDifference.Jacobian(_form.F, at, _stencil, _h);
        }

        /// <summary>The Jacobian, with an estimate of the error of each entry.</summary>
        /// <param name="at">The point.</param>
        /// <returns>Matrices with a row for each component of f and a column for each variable.</returns>
        /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
        public Estimate<Matrix<double>> JacobianWithError(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            return FiniteDifference.JacobianWithError(_form.F, at);
        }
    }
}
