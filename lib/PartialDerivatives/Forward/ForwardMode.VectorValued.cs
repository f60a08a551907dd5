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
            if (CoordinateUnit.IsAnyNeeded(at) || !TryJacobian(at, out double[][] rows))
            {
                double[][] columns = new double[at.Length][];
                for (int i = 0; i < columns.Length; i++)
                {
                    columns[i] = Column(at, i, i == 0 ? null : columns[0].Length);
                }
                return ComputedDerivatives.Note(Matrix<double>.Build.DenseOfColumnArrays(columns));
            }
            return ComputedDerivatives.Note(Matrix<double>.Build.DenseOfRowArrays(rows));
        }

        /// <inheritdoc/>
        /// <remarks>One run of f, without the Jacobian.</remarks>
        public override Vector<double> JacobianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            _form.Parameters.RequirePoint(at);
            double[] v = Direction.Of(direction, at.Length, normalize: false);
            return CoordinateUnit.IsAnyNeeded(at, v) ? base.JacobianVectorProduct(at, v)
                : ComputedDerivatives.Note(Vector<double>.Build.Dense(Along(at, v)));
        }

        internal double[] Along(ReadOnlySpan<double> at, double[] direction)
        {
            TryAlong(at, direction, null, out double[] product);
            return product;
        }

        /// <summary>The derivatives by one variable, counted in its unit where it has one.</summary>
        internal double[] Column(ReadOnlySpan<double> at, int variable, int? components = null)
        {
            double[] direction = Direction.Unit(at.Length, variable);
            TryAlong(at, direction, components, out double[] column);
            if (CoordinateUnit.Of(at[variable]) is double unit)
            {
                direction[variable] = unit;
                if (TryAlong(at, direction, column.Length, out double[] inUnits))
                {
                    return [.. column.Zip(inUnits, (derivative, inUnit) => CoordinateUnit.Better(derivative, inUnit / unit))];
                }
            }
            return column;
        }

        /// <summary>The rows by quick passes; false where they do not know one.</summary>
        private bool TryJacobian(ReadOnlySpan<double> at, out double[][] rows)
        {
            Scratch scratch = Scratch.OfThread;
            Number[] x = scratch.Take(at.Length);
            rows = [];
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
                        return false;
                    }
                }
            }
            scratch.GiveBack();
            return true;
        }

        /// <summary>A careful pass; false where f has a part in the derivatives, which in a unit are others then.</summary>
        private bool TryAlong(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, int? components, out double[] product)
        {
            Pass pass = Pass.Careful(Scratch.OfThread);
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
