namespace PartialDerivatives;

/// <summary>A function together with a way to differentiate it twice; all but the Hessian is that of its way of first order.</summary>
public abstract class TwiceDifferentiableFunction : DifferentiableFunction
{
    private readonly DifferentiableFunction _first;

    private protected TwiceDifferentiableFunction(Parameters parameters, DifferentiableFunction first)
        : base(parameters) => _first = first;

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
    /// <param name="at">The point.</param>
    /// <returns>A symmetric matrix, a row and a column for each variable.</returns>
    public abstract Matrix<double> Hessian(params ReadOnlySpan<double> at);
}
