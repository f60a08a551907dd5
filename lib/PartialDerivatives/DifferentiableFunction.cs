namespace PartialDerivatives;

/// <summary>
/// A function of one to four numbers, or of a vector, together with a way to differentiate it: the same members in the same order for
/// <see cref="Formula"/>, <see cref="ForwardMode"/>, <see cref="ReverseMode"/> and <see cref="FiniteDifference"/>.
/// </summary>
/// <remarks>A point has one finite coordinate for each variable: <c>Gradient(1.5, 1)</c> or <c>Gradient([1.5, 1])</c>.</remarks>
public abstract class DifferentiableFunction
{
    private protected DifferentiableFunction(Parameters parameters) => Parameters = parameters;

    /// <summary>The names of the variables, in the order of the lambda's parameters; for a function of a vector the vector's name
    /// alone.</summary>
    public IReadOnlyList<string> Variables => Parameters.Names;

    private protected Parameters Parameters { get; }

    /// <summary>The value at a point.</summary>
    /// <param name="at">The point.</param>
    public abstract double At(params ReadOnlySpan<double> at);

    /// <summary>The partial derivative at a point, the other variables held constant.</summary>
    /// <param name="at">The point.</param>
    /// <param name="variable">The index of the variable, counted from 0.</param>
    public virtual double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        Require.Variable(variable, at.Length);
        return Gradient(at)[variable];
    }

    /// <summary>The partial derivative at a point, the other variables held constant.</summary>
    /// <param name="at">The point.</param>
    /// <param name="variable">The name of the variable: a parameter of the lambda, such as "x", or a component of its array, such as
    /// "x[3]".</param>
    public double Partial(ReadOnlySpan<double> at, string variable) => Partial(at, Parameters.IndexOf(variable, at.Length));

    /// <summary>The gradient at a point: all first partial derivatives.</summary>
    /// <param name="at">The point.</param>
    /// <returns>One number for each variable.</returns>
    public virtual Vector<double> Gradient(params ReadOnlySpan<double> at) => ValueAndGradient(at).Gradient;

    /// <summary>The value and the gradient at a point.</summary>
    /// <param name="at">The point.</param>
    public abstract (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at);

    /// <summary>The value at a point, and the gradient written into <paramref name="gradient"/>.</summary>
    /// <remarks>Forward and reverse mode allocate nothing, once they have room for f.</remarks>
    /// <param name="at">The point.</param>
    /// <param name="gradient">Where the gradient is written: one number for each variable.</param>
    public virtual double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        Require.Gradient(gradient, at.Length);
        (double value, Vector<double> vector) = ValueAndGradient(at);
        vector.ToArray().CopyTo(gradient);
        return value;
    }

    /// <summary>The directional derivative at a point.</summary>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, one finite component for each variable.</param>
    /// <param name="normalize">
    /// <c>true</c>: only where v points matters, the derivative is the slope of f, per unit of length.
    /// <c>false</c>: v is taken as it is, twice as long gives twice the derivative, ∇f·v.
    /// </param>
    public virtual double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        return ComputedDerivatives.Note(Direction.Sum(Direction.Of(direction, at.Length, normalize), Gradient(at)));
    }
}
