namespace PartialDerivatives;

/// <summary>A vector-valued function together with a way to differentiate it: the same members in the same order in all ways.</summary>
/// <remarks>f returns the same number of components everywhere, one at least.</remarks>
public abstract class DifferentiableVectorFunction
{
    private protected DifferentiableVectorFunction()
    {
    }

    /// <summary>The values of the components at a point.</summary>
    /// <param name="at">The point.</param>
    public abstract Vector<double> At(params ReadOnlySpan<double> at);

    /// <summary>The Jacobian at a point: the partial derivatives of all components.</summary>
    /// <param name="at">The point.</param>
    /// <returns>A row for each component of f, a column for each variable.</returns>
    public abstract Matrix<double> Jacobian(params ReadOnlySpan<double> at);

    /// <summary>The product J·v of the Jacobian with a direction.</summary>
    /// <param name="at">The point.</param>
    /// <param name="direction">The direction v, one finite component for each variable, taken as it is.</param>
    /// <returns>One number for each component of f.</returns>
    public virtual Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        double[] v = Direction.Of(direction, at.Length, normalize: false);
        return Vector<double>.Build.DenseOfEnumerable(Jacobian(at).EnumerateRows().Select(row => Direction.Sum(v, row)));
    }

    /// <summary>The product wᵀ·J of weights with the Jacobian.</summary>
    /// <param name="at">The point.</param>
    /// <param name="weights">The weights w, one for each component of f.</param>
    /// <returns>One number for each variable.</returns>
    public virtual Vector<double> VectorJacobianProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> weights)
    {
        double[] w = weights.ToArray();
        Matrix<double> jacobian = Jacobian(at);
        Require.Weights(weights, jacobian.RowCount);
        return Vector<double>.Build.DenseOfEnumerable(jacobian.EnumerateColumns().Select(column => Direction.Sum(w, column)));
    }
}
