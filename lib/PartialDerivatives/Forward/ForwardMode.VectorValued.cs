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
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.OwnValue));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f for each twelve variables, in the browser for each one.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            if (TryJacobian(at) is Matrix<double> jacobian)
            {
                return ComputedDerivatives.Note(jacobian);
            }
            double[][] columns = new double[at.Length][];
            for (int i = 0; i < columns.Length; i++)
            {
                TryAlong(Pass.Careful(Scratch.OfThread), at, Unit(at.Length, i), i == 0 ? null : columns[0].Length, out columns[i]);
            }
            return ComputedDerivatives.Note(Matrix<double>.Build.DenseOfColumnArrays(columns));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, without the Jacobian.</remarks>
        public override Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            _form.Parameters.RequirePoint(at);
            double[] v = Direction.Of(direction, at.Length, normalize: false);
            if (!TryAlong(Pass.Quick(Scratch.OfThread), at, v, null, out double[] product))
            {
                TryAlong(Pass.Careful(Scratch.OfThread), at, v, null, out product);
            }
            return ComputedDerivatives.Note(Vector<double>.Build.Dense(product));
        }

        private Matrix<double>? TryJacobian(ReadOnlySpan<double> at)
        {
            Scratch scratch = Scratch.OfThread;
            Number[] x = scratch.Take(at.Length);
            double[][] rows = [];
            for (int first = 0; first < x.Length; first += Pass.Directions)
            {
                Pass pass = Pass.Quick(scratch);
                pass.Seed(x, at, first);
                Number[] y = _form.F(x);
                Require.Components(y, at, first == 0 ? null : rows.Length);
                rows = first == 0 ? Array.ConvertAll(y, _ => new double[x.Length]) : rows;
                for (int k = 0; k < rows.Length; k++)
                {
                    if (!pass.TryRead(y[k], rows[k].AsSpan(first, Math.Min(Pass.Directions, x.Length - first))))
                    {
                        return null;
                    }
                }
            }
            scratch.GiveBack();
            return Matrix<double>.Build.DenseOfRowArrays(rows);
        }

        private bool TryAlong(Pass pass, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, int? components, out double[] product)
        {
            Number[] x = pass.Scratch.Take(at.Length);
            pass.Seed(x, at, direction);
            Number[] y = _form.F(x);
            Require.Components(y, at, components);
            product = new double[y.Length];
            bool isKnown = true;
            for (int k = 0; k < y.Length; k++)
            {
                isKnown &= pass.TryRead(y[k], product.AsSpan(k, 1));
            }
            pass.Scratch.GiveBack();
            return isKnown;
        }
    }
}
