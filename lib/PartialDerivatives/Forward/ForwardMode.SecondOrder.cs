using Number = PartialDerivatives.Dual<double>;
using Number2 = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

public sealed partial class ForwardMode
{
    /// <summary>A function with its first and second derivatives by dual numbers of dual numbers.</summary>
    public sealed class SecondOrder : TwiceDifferentiableFunction
    {
        private readonly Func<Number2[], Number2> _f;

        internal SecondOrder(VectorForm<Number2, Number2> form)
            : base(form.Parameters, FirstOf(form)) => _f = form.F;

        /// <inheritdoc/>
        /// <remarks>At least one run of f for each variable, at most n(n + 1)/2 for n of them.</remarks>
        public override Matrix<double> Hessian(params ReadOnlySpan<double> at)
        {
            Parameters.RequirePoint(at);
            Matrix<double> hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
            Number[] inner = new Number[at.Length];
            Number2[] x = new Number2[at.Length];
            for (int j = 0; j < x.Length; j++)
            {
                for (int first = j; first < x.Length; first += Pass.Directions)
                {
                    Pass pass = Pass.Quick(Scratch.OfThread);
                    pass.Seed(inner, at, first);
                    int count = Math.Min(Pass.Directions, x.Length - first);
                    if (TryColumn(pass, inner, x, j, first, count, hessian))
                    {
                        continue;
                    }
                    for (int i = first; i < first + count; i++)
                    {
                        pass = Pass.Careful(pass.Scratch);
                        pass.Seed(inner, at, Unit(at.Length, i));
                        TryColumn(pass, inner, x, j, i, 1, hessian);
                    }
                }
            }
            return ComputedDerivatives.Note(hessian);
        }

        /// <summary>Writes ∂²f/∂xᵢ∂xⱼ for i from <paramref name="first"/> on: the inner numbers carry the directions i, the outer ones
        /// j.</summary>
        private bool TryColumn(Pass pass, Number[] inner, Number2[] x, int j, int first, int count, Matrix<double> hessian)
        {
            ulong mark = Mark.Of(pass.Scratch.NextCount());
            for (int k = 0; k < x.Length; k++)
            {
                x[k] = k == j ? new(inner[k], 1, mark) : Number2.Constant(inner[k]);
            }
            Number slope = Pass.Run(_f, x).DerivativeIn(mark);
            Span<double> column = stackalloc double[count];
            bool isKnown = pass.TryRead(slope, column);
            for (int i = 0; i < count; i++)
            {
                // Where there is no first derivative, there is no second one.
                hessian[first + i, j] = hessian[j, first + i] = double.IsNaN(slope.Value) ? double.NaN : column[i];
            }
            return isKnown && !double.IsNaN(slope.Value);
        }

        private static ForwardMode FirstOf(VectorForm<Number2, Number2> form) =>
            new(new(x => form.F(Array.ConvertAll(x, Number2.Constant)).OwnValue, form.Parameters));
    }
}
