namespace PartialDerivatives;

/// <summary>A function together with a way to differentiate it twice: its derivative along a direction is differentiated in its turn. All
/// but the second derivatives is that of its way of first order.</summary>
public abstract class TwiceDifferentiableFunction : DifferentiableFunction
{
    private readonly DifferentiableFunction _first;
    private readonly Func<double[], DifferentiableFunction> _along;

    private protected TwiceDifferentiableFunction(
        Parameters parameters, DifferentiableFunction first, Func<double[], DifferentiableFunction> along)
        : base(parameters) => (_first, _along) = (first, along);

    /// <inheritdoc/>
    public sealed override double At(params ReadOnlySpan<double> at) => _first.At(at);

    /// <inheritdoc/>
    public sealed override double Partial(ReadOnlySpan<double> at, int variable) => _first.Partial(at, variable);

    /// <inheritdoc/>
    public sealed override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) =>
        _first.ValueAndGradient(at);

    /// <inheritdoc/>
    public sealed override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) =>
        _first.Directional(at, direction, normalize);

    /// <summary>The Hessian at a point: all second partial derivatives.</summary>
    /// <remarks>A <see cref="HessianVectorProduct"/> for each variable; of the two that give the same entry, one that is a number.
    /// </remarks>
    /// <param name="at">The point.</param>
    /// <returns>A symmetric matrix, a row and a column for each variable.</returns>
    public Matrix<double> Hessian(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        Matrix<double> products = Matrix<double>.Build.Dense(at.Length, at.Length), hessian = products.Clone();
        for (int j = 0; j < at.Length; j++)
        {
            double[] direction = Direction.Unit(at.Length, j);
            Vector<double> column = HessianVectorProduct(at, direction);
            if (CoordinateUnit.Of(at[j]) is double unit)
            {
                direction[j] = unit;
                column = column.Map2((derivative, inUnit) => CoordinateUnit.Better(derivative, inUnit / unit),
                    HessianVectorProduct(at, direction), Zeros.Include);
            }
            products.SetColumn(j, column);
            for (int i = 0; i <= j; i++)
            {
                hessian[i, j] = hessian[j, i] = double.IsNaN(products[j, i]) ? products[i, j] : products[j, i];
            }
        }
        return ComputedDerivatives.Note(hessian);
    }

    /// <summary>The product H·v of the Hessian with a direction, without the Hessian: the gradient of the directional derivative
    /// (B. A. Pearlmutter, 1994). In the reverse mode it takes one run of f and one sweep.</summary>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, taken as it is.</param>
    /// <returns>One number for each variable.</returns>
    public Vector<double> HessianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        Parameters.RequirePoint(at);
        (double slope, Vector<double> product) = _along(Direction.Of(direction, at.Length, normalize: false)).ValueAndGradient(at);
        // Where there is no first derivative, there is no second one.
        return double.IsNaN(slope) ? product.Map(_ => double.NaN, Zeros.Include) : product;
    }
}
