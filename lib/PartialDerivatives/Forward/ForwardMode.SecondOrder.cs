using MathNet.Numerics.LinearAlgebra;
using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

public sealed partial class ForwardMode
{
    /// <summary>A function with its first and second derivatives by dual numbers of dual numbers.</summary>
    public sealed class SecondOrder : DifferentiableFunction
    {
        private readonly Func<Number2[], Number2> _f;
        private readonly ForwardMode _first;

        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters)
        {
            _f = form.F;
            _first = new(new(x => _f(Array.ConvertAll(x, Number2.Constant)).Value, form.Parameters));
        }

        /// <inheritdoc/>
        public override double At(params ReadOnlySpan<double> at) => _first.At(at);

        /// <inheritdoc/>
        public override double Partial(ReadOnlySpan<double> at, int variable) => _first.Partial(at, variable);

        /// <inheritdoc/>
        public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) =>
            _first.ValueAndGradient(at);

        /// <inheritdoc/>
        public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize) =>
            _first.Directional(at, direction, normalize);

        /// <summary>The Hessian at a point: n(n + 1)/2 runs of f for n variables.</summary>
        /// <param name="at">The point.</param>
        /// <returns>The symmetric matrix of the second partial derivatives.</returns>
        public Matrix<double> Hessian(params ReadOnlySpan<double> at)
        {
            Number[] inner = Constants(Parameters, at);
            Number2[] x = Array.ConvertAll(inner, Number2.Constant);
            Matrix<double> hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
            for (int i = 0; i < at.Length; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    ulong mark = Mark.New();
                    inner[i] = new(at[i], 1, mark);
                    x[i] = Number2.Constant(inner[i]);
                    x[j] = new(inner[j], 1, mark);
                    Number slope = Run(_f, x).DerivativeIn(mark);
                    // Where there is no first derivative, there is no second one.
                    hessian[i, j] = hessian[j, i] = double.IsNaN(slope.Value) ? double.NaN : slope.DerivativeIn(mark);
                    x[j] = Number2.Constant(inner[j]);
                }
                x[i] = at[i];
                inner[i] = at[i];
            }
            return ComputedDerivatives.Note(hessian);
        }
    }
}
