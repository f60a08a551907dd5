namespace PartialDerivatives;

internal sealed partial class Tape
{
    /// <summary>One run of f on the tape.</summary>
    public readonly ref struct Recording : IDisposable
    {
        // A smaller term may have lost digits.
        private const double SmallestTerm = 1e-290;

        private static readonly double s_smallUnit = Math.ScaleB(1, -900);

        private readonly Tape _tape;
        private readonly ReadOnlySpan<double> _at;

        public Recording(Tape tape, ReadOnlySpan<double> at)
        {
            _tape = tape;
            _at = at;
            tape._steep = false;
            tape._next = tape._start + 1;
            if (tape._variables.Length != at.Length)
            {
                tape._variables = new TapedNumber[at.Length];
            }
            for (int i = 0; i < at.Length; i++)
            {
                tape._variables[i] = tape.Add(at[i], 0, 0, 0, 0);
            }
        }

        /// <summary>The variables, for f.</summary>
        public TapedNumber[] Variables => _tape._variables;

        /// <summary>Writes Σ weightₖ·∇yₖ into the gradient: one sweep from the last operation to the first.</summary>
        public void Sweep(ReadOnlySpan<TapedNumber> y, ReadOnlySpan<double> weights, Span<double> gradient)
        {
            if (_tape._adjoints.Length < _tape._nodes.Length)
            {
                _tape._adjoints = new double[_tape._nodes.Length];
            }
            bool isKnown = !_tape._steep;
            foreach (TapedNumber component in y)
            {
                isKnown &= !double.IsNaN(component.Value);
            }
            if (isKnown && !SweepBackwards(y, weights, gradient, unit: 1))
            {
                SweepBackwards(y, weights, gradient, s_smallUnit);
            }
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = isKnown && double.IsFinite(gradient[i]) ? gradient[i] : SweepForwards(y, weights, i, unit: 1);
                if (CoordinateUnit.IsSuspect(gradient[i]) && CoordinateUnit.Of(_at[i]) is double unit)
                {
                    gradient[i] = CoordinateUnit.Better(gradient[i], SweepForwards(y, weights, i, unit));
                }
            }
        }

        private ReadOnlySpan<Node> Nodes => _tape._nodes.AsSpan(0, _tape.Count);

        /// <summary>Of each node, on the way back the derivative of y by it, on the way there its own.</summary>
        private Span<double> Derivatives => _tape._adjoints.AsSpan(0, _tape.Count);

        /// <summary>The sweep, with y counted in a unit: in a small one nothing is too small for a number.</summary>
        /// <returns>Whether that is so.</returns>
        private bool SweepBackwards(ReadOnlySpan<TapedNumber> y, ReadOnlySpan<double> weights, Span<double> gradient, double unit)
        {
            Span<double> adjoints = Derivatives;
            ReadOnlySpan<Node> nodes = Nodes;
            adjoints.Clear();
            for (int k = 0; k < y.Length; k++)
            {
                if (!y[k].IsConstant)
                {
                    adjoints[IndexOf(y[k])] += weights[k] / unit;
                }
            }

            // Zeros are skipped: what does not move, moves nothing, even where the other factor is infinite or NaN. Without their signs
            // numbers are ordered as their bits are, and these are compared beside the additions.
            ulong smallest = ulong.MaxValue;
            for (int i = adjoints.Length - 1; i > gradient.Length; i--)
            {
                double adjoint = adjoints[i];
                if (adjoint != 0)
                {
                    ref readonly Node node = ref nodes[i];
                    if (node.SlopeX != 0)
                    {
                        double term = adjoint * node.SlopeX;
                        adjoints[node.X] += term;
                        smallest = Math.Min(smallest, BitConverter.DoubleToUInt64Bits(term) << 1);
                    }
                    if (node.SlopeY != 0)
                    {
                        double term = adjoint * node.SlopeY;
                        adjoints[node.Y] += term;
                        smallest = Math.Min(smallest, BitConverter.DoubleToUInt64Bits(term) << 1);
                    }
                }
            }
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = adjoints[i + 1] * unit;
            }
            return smallest > BitConverter.DoubleToUInt64Bits(SmallestTerm) << 1;
        }

        /// <summary>
        /// The derivative by one variable, counted in a unit, where a slope is infinite or NaN: in the order in which f was computed, for
        /// backwards 0·∞ does not show what the 0 is, and the product of outer slopes may be too large for a number. Forwards the rules
        /// are those of <see cref="Dual{T}"/>.
        /// </summary>
        private double SweepForwards(ReadOnlySpan<TapedNumber> y, ReadOnlySpan<double> weights, int variable, double unit)
        {
            Span<double> slopes = Derivatives;
            ReadOnlySpan<Node> nodes = Nodes;
            bool[] moves = new bool[nodes.Length];
            slopes.Clear();
            slopes[variable + 1] = unit;
            moves[variable + 1] = true;
            for (int i = _at.Length + 1; i < nodes.Length; i++)
            {
                ref readonly Node node = ref nodes[i];
                moves[i] = moves[node.X] || moves[node.Y];
                slopes[i] = !moves[i] ? 0
                    : Term(node.SlopeX, slopes[node.X], moves[node.X], node.Y != 0 && IsFinite(node.SlopeY, slopes[node.Y]), node.Y == 0)
                    + Term(node.SlopeY, slopes[node.Y], moves[node.Y], IsFinite(node.SlopeX, slopes[node.X]), isAlone: false);
            }
            double sum = 0;
            for (int k = 0; k < y.Length; k++)
            {
                sum += y[k].IsConstant || weights[k] == 0 ? 0 : weights[k] * slopes[IndexOf(y[k])];
            }
            return sum / unit;
        }

        /// <summary>slope·inner; of two factors that vanish, one is steep: <paramref name="besideFinite"/> tells of the other
        /// one.</summary>
        private static double Term(double slope, double inner, bool moves, bool besideFinite, bool isAlone) =>
            !moves || (inner == 0 && (isAlone ? !double.IsNaN(slope) : double.IsFinite(slope)))
                || (slope == 0 && besideFinite && double.IsInfinity(inner)) ? 0 : slope * inner;

        private static bool IsFinite(double slope, double inner) => double.IsFinite(slope) && double.IsFinite(inner);

        private int IndexOf(TapedNumber y)
        {
            ulong index = y.Place - _tape._start;
            return index < (ulong)_tape.Count ? (int)index : throw Foreign();
        }

        public void Dispose()
        {
            _tape._start = _tape._next;
            Volatile.Write(ref s_taken[_tape._number], 0);
        }
    }
}
