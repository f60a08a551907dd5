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
            Number[] y = _form.At(at, Number.Constant);
            Require.Components(y, at);
            return Vector<double>.Build.DenseOfEnumerable(y.Select(component => component.OwnValue));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f for each twelve variables, in the browser for each one.</remarks>
        public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
        {
            _form.Parameters.RequirePoint(at);
            Matrix<double>? jacobian = TryJacobian(at);
            bool isKnown = jacobian is not null;
            for (int i = 0; i < at.Length; i++)
            {
                if (!isKnown || CoordinateUnit.Of(at[i]) is not null)
                {
                    double[] column = Carefully(at, Direction.Unit(at.Length, i), jacobian?.RowCount);
                    jacobian ??= Matrix<double>.Build.Dense(column.Length, at.Length, double.NaN);
                    jacobian.SetColumn(i, column);
                }
            }
            return ComputedDerivatives.Note(jacobian!);
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, without the Jacobian.</remarks>
        public override Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            _form.Parameters.RequirePoint(at);
            double[] v = Direction.Of(direction, at.Length, normalize: false);
            return ComputedDerivatives.Note(Vector<double>.Build.Dense(Along(at, v)));
        }

        internal double[] Along(ReadOnlySpan<double> at, double[] direction) =>
            TryAlong(Pass.Quick(Scratch.OfThread), at, direction, null, out double[] product)
                && CoordinateUnit.Along(at, direction, product) is null ? product : Carefully(at, direction, null);

        internal double[] Carefully(ReadOnlySpan<double> at, double[] direction, int? components)
        {
            TryAlong(Pass.Careful(Scratch.OfThread), at, direction, components, out double[] product);
            if (CoordinateUnit.Along(at, direction, product) is double unit && TryAlong(
                Pass.Careful(Scratch.OfThread), at, Array.ConvertAll(direction, v => v * unit), product.Length, out double[] inUnits))
            {
                for (int k = 0; k < product.Length; k++)
                {
                    product[k] = CoordinateUnit.Better(product[k], inUnits[k] / unit);
                }
            }
            return product;
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
