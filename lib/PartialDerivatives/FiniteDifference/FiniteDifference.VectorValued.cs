namespace PartialDerivatives;

public sealed partial class FiniteDifference
{
    /// <summary>A vector-valued function with its derivatives by difference quotients.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<double, double[]> _form;
        private readonly DifferenceOptions _options;

        internal VectorValued(VectorForm<double, double[]> form, DifferenceOptions options) => (_form, _options) = (form, options);

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            double[] y = _form.At(at, x => x);
            Require.Components(y, at);
            return Vector<double>.Build.Dense([.. y]);
        }

        /// <inheritdoc/>
        /// <remarks>It takes as many evaluations of f as a gradient does.</remarks>
        /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            Neighbourhood near = Near(at);
            return ComputedDerivatives.Note(
                Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, near.Variables).Select(i => near.Slope(i).ToArray())));
        }

        /// <summary>The Jacobian, with an estimate of the error of each entry.</summary>
        /// <param name="at">The point.</param>
        /// <returns>Matrices with a row for each component of f and a column for each variable.</returns>
        /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
        public Estimate<Matrix<double>> JacobianWithError(params ReadOnlySpan<double> at) => Columns(Near(at));

        private Neighbourhood Near(ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            return Neighbourhood.Of(_form.F, at, _options);
        }
    }
}
