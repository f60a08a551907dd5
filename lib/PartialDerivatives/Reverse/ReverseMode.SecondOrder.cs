using Number2 = PartialDerivatives.Dual<PartialDerivatives.TapedNumber>;

namespace PartialDerivatives;

public sealed partial class ReverseMode
{
    /// <summary>A function with its first derivatives by the reverse mode, and its second ones by the reverse mode over the forward
    /// mode.</summary>
    public sealed class SecondOrder : TwiceDifferentiableFunction
    {
        private readonly Func<Number2[], Number2> _f;

        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters, FirstOf(form)) => _f = form.F;

        /// <inheritdoc/>
        /// <remarks>A <see cref="HessianVectorProduct"/> for each variable; of the two that give the same entry, one that is a number.
        /// </remarks>
        public override Matrix<double> Hessian(params ReadOnlySpan<double> at)
        {
            Parameters.RequirePoint(at);
            Matrix<double> hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
            double[] direction = new double[at.Length];
            for (int j = 0; j < direction.Length; j++)
            {
                direction[j] = 1;
                Vector<double> column = HessianVectorProduct(at, direction);
                direction[j] = 0;
                for (int i = 0; i < direction.Length; i++)
                {
                    hessian[i, j] = i >= j || double.IsNaN(hessian[j, i]) ? column[i] : hessian[j, i];
                }
                for (int i = 0; i < j; i++)
                {
                    hessian[j, i] = hessian[i, j];
                }
            }
            return ComputedDerivatives.Note(hessian);
        }

        /// <summary>The product H·v of the Hessian with a direction, without the Hessian: the gradient of the directional derivative, by
        /// one run of f and one sweep (B. A. Pearlmutter, 1994).</summary>
        /// <param name="at">The point.</param>
        /// <param name="direction">The direction v, taken as it is.</param>
        /// <returns>One number for each variable.</returns>
        public Vector<double> HessianVectorProduct(ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
        {
            Parameters.RequirePoint(at);
            double[] v = Direction.Of(direction, at.Length, normalize: false);
            ulong mark = Mark.Of(Scratch.OfThread.NextCount());
            ReverseMode along = new(new(
                x => _f([.. x.Zip(v, (xi, vi) => new Number2(xi, vi, vi == 0 ? 0 : mark))]).DerivativeIn(mark), Parameters));
            (double slope, Vector<double> product) = along.ValueAndGradient(at);
            // Where there is no first derivative, there is no second one.
            return double.IsNaN(slope) ? product.Map(_ => double.NaN, Zeros.Include) : product;
        }

        private static ReverseMode FirstOf(VectorForm<Number2, Number2> form) =>
            new(new(x => form.F(Array.ConvertAll(x, Number2.Constant)).OwnValue, form.Parameters));
    }
}
