namespace PartialDerivatives;

public sealed partial class ReverseMode
{
    /// <summary>A vector-valued function with its derivatives by the reverse mode.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<TapedNumber, TapedNumber[]> _form;

        internal VectorValued(VectorForm<TapedNumber, TapedNumber[]> form) => _form = form;

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            TapedNumber[] y = _form.At(at, x => x);
            Require.Components(y, at);
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.OwnValue));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, and one sweep for each component.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            using Tape.Recording recording = Tape.Record(at);
            TapedNumber[] y = _form.F(recording.Variables);
            Require.Components(y, at);
            double[][] rows = new double[y.Length][];
            for (int k = 0; k < rows.Length; k++)
            {
                rows[k] = new double[at.Length];
                recording.Sweep([y[k]], [1.0], rows[k]);
            }
            return ComputedDerivatives.Note(Matrix<double>.Build.DenseOfRowArrays(rows));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f and one sweep, without the Jacobian.</remarks>
        public override Vector<double> VectorJacobianProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> weights)
        {
            _form.Parameters.RequirePoint(at);
            using Tape.Recording recording = Tape.Record(at);
            TapedNumber[] y = _form.F(recording.Variables);
            Require.Components(y, at);
            Require.Weights(weights, y.Length);
            double[] product = new double[at.Length];
            recording.Sweep(y, weights, product);
            return ComputedDerivatives.Note(Vector<double>.Build.Dense(product));
        }
    }
}
