using MathNet.Numerics.LinearAlgebra;
using Number = PartialDerivatives.Dual<double>;

namespace PartialDerivatives;

public sealed partial class ForwardMode
{
    /// <summary>A vector-valued function with its derivatives by dual numbers.</summary>
    public sealed class VectorValued : DifferentiableVectorFunction
    {
        private readonly VectorForm<Number, Number[]> _form;

        internal VectorValued(VectorForm<Number, Number[]> form) => _form = form;

        /// <inheritdoc/>
        public override Vector<double> At(params ReadOnlySpan<double> at)
        {
            Number[] y = _form.F(Constants(_form.Parameters, at));
            Require.Components(y, at);
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.Value));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f for each variable.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            Number[] x = Constants(_form.Parameters, at);
            double[][] columns = new double[at.Length][];
            for (int i = 0; i < columns.Length; i++)
            {
                ulong mark = Mark.New();
                x[i] = new(at[i], 1, mark);
                Number[] y = _form.F(x);
                x[i] = at[i];
                Require.Components(y, at, i == 0 ? null : columns[0].Length);
                columns[i] = Array.ConvertAll(y, component => component.DerivativeIn(mark));
            }
            return ComputedDerivatives.Note(Matrix<double>.Build.DenseOfColumnArrays(columns));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, without the Jacobian.</remarks>
        public override Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            ulong mark = Mark.New();
            Number[] y = _form.F(Along(_form.Parameters, at, direction, normalize: false, mark));
            Require.Components(y, at);
            return ComputedDerivatives.Note(Vector<double>.Build.Dense(Array.ConvertAll(y, component => component.DerivativeIn(mark))));
        }
    }
}
