namespace PartialDerivatives;

/// <summary>The limit of central difference quotients as the step goes to 0, from steps of all sizes.</summary>
internal static class CentralLimit
{
    // Near 0 the next number is too near to start from.
    private const double SmallestStep = 1e-17;

    // Where half the scale is not long enough for that many digits, f may be smooth on a longer one.
    private const double FewDigits = 1e-9, LongestStep = 1e10;

    private const double UnitsThatCount = 1 << 14;
    private const int Bisections = 12;

    /// <summary>The first derivative of each component of f in one variable.</summary>
    public static Extrapolation[] Of(Neighbourhood near, int variable)
    {
        double x = near.Point(variable), scale = near.Scale(variable);
        double first = Math.Max(SmallestStep * scale, Math.BitIncrement(Math.Abs(x)) - Math.Abs(x));
        var limits = new Limits(near, [0], (variable, 1));
        double step = limits.Add([first], 0.5 * scale);
        limits.Settle();
        if (limits.Of.Any(limit => limit.Error > FewDigits * Math.Abs(limit.Value) || !limit.Moves))
        {
            bool[] moves = Array.ConvertAll(limits.Of, limit => limit.Moves);
            limits.Add([step], LongestStep * scale);
            limits.Settle(i => moves[i] ? LongestStep * scale : 0.5 * scale);
        }
        return limits.Of;
    }

    /// <summary>A derivative of higher order, once the first ones have told the scale in each of its variables.</summary>
    /// <param name="near">f around the point.</param>
    /// <param name="derivative">How often to differentiate in which variable.</param>
    /// <param name="firsts">The first derivative in each of these variables.</param>
    public static Extrapolation[] Of(Neighbourhood near, (int Variable, int Order)[] derivative, Extrapolation[][] firsts)
    {
        var limits = new Limits(near, [.. firsts.SelectMany(first => first.Select(component => component.Noise))], derivative);
        double[] scales = Array.ConvertAll(firsts, first => first.Min(component => component.Step));
        if (scales.All(scale => scale > 0))
        {
            // Any shorter, and of the digits of f no one is left.
            int rows = (int)Math.Ceiling(17.0 / derivative.Sum(d => d.Order) / Math.Log10(Extrapolation.Ratio)) + 6;
            double shortest = Math.Pow(Extrapolation.Ratio, -rows);
            for (int i = 0; i < scales.Length; i++)
            {
                double x = Math.Abs(near.Point(derivative[i].Variable));
                shortest = Math.Max(shortest, (Math.BitIncrement(x) - x) / scales[i]);
            }
            limits.Add(Array.ConvertAll(scales, scale => scale * shortest), 3 * scales[0]);
            limits.Settle();
        }
        return limits.Of;
    }

    private sealed class Limits(Neighbourhood near, double[] noise, params (int Variable, int Order)[] derivative)
    {
        private readonly DifferenceQuotient[] _quotients = Array.ConvertAll(derivative, d => Stencil.Central.Quotient(d.Order));
        private readonly double[] _centre = near.Centre.ToArray();
        private readonly bool[] _still = new bool[near.Centre.Length];
        private int _rows;

        private bool IsFirst => derivative is [(_, 1)];

        public Extrapolation[] Of { get; } = Array.ConvertAll(near.Centre.ToArray(), _ => new Extrapolation(noise.Max()));

        /// <summary>Adds rows of growing steps, as far as f is finite; returns the next step.</summary>
        public double Add(double[] steps, double longest)
        {
            for (; steps[0] <= longest; steps = Array.ConvertAll(steps, step => step * Extrapolation.Ratio))
            {
                try
                {
                    AddRow(steps);
                }
                catch (NotFiniteNumberException) when (_rows > 0)
                {
                    break;
                }
                _rows++;
            }
            return steps[0];
        }

        public void Settle(Func<int, double>? longest = null)
        {
            for (int i = 0; i < Of.Length; i++)
            {
                Of[i].Settle(longest?.Invoke(i) ?? double.PositiveInfinity);
            }
        }

        private void AddRow(double[] steps)
        {
            Axis[] axes = AxesAt(steps);
            ReadOnlySpan<double> difference = near.Difference(axes);
            double power = axes.Aggregate(1.0, (product, axis) =>
                product * Math.Pow(axis.H, axis.Quotient.Order) / axis.Quotient.AbsoluteWeight);
            Extrapolation.Row[] rows = new Extrapolation.Row[Of.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                Seen seen = near.LastSeen[i];
                (double lowest, double highest) = Range(i);
                // Only of a first derivative do the values that were seen tell the difference of the two sides.
                double jump = IsFirst ? (seen.Total - 2 * _centre[i]) / power : 0;
                double size = Math.Max(Math.Abs(lowest), Math.Abs(highest)), movement = highest - lowest;
                if (!double.IsFinite(difference[i]) || !double.IsFinite(movement))
                {
                    throw new NotFiniteNumberException("The differences of f are beyond the range of double. Scale f down.");
                }
                rows[i] = new(axes[0].H, difference[i], jump, power, size, movement, movement, Blur(axes[0].H));
            }
            for (int i = 0; i < rows.Length; i++)
            {
                bool begins = IsFirst && rows[i].Movement > 0 && _rows > 0 && _still[i];
                _still[i] = rows[i].Movement == 0;
                Of[i].Add(begins ? rows[i] with { FirstMovement = FirstMovement(i, rows[i]) } : rows[i]);
            }
        }

        private Axis[] AxesAt(double[] steps) =>
            [.. Enumerable.Range(0, steps.Length).Select(i => near.AxisOf(derivative[i].Variable, _quotients[i], steps[i]))];

        private (double Lowest, double Highest) Range(int component) => (
            Math.Min(near.LastSeen[component].Lowest, _centre[component]), Math.Max(near.LastSeen[component].Highest, _centre[component]));

        /// <summary>
        /// Where the point moves by a few units in its last place only, and f computes with a multiple of it, all of f is as in a
        /// point beside it.
        /// </summary>
        private double Blur(double step)
        {
            double x = Math.Abs(near.Point(derivative[0].Variable));
            return IsFirst && step < UnitsThatCount * (Math.BitIncrement(x) - x) ? 2 * DifferenceQuotient.UnitRoundoff * x : 0;
        }

        /// <summary>f has not moved at the step before: by how much it does as soon as it does, little at a corner and a whole step if it
        /// is rounded.</summary>
        private double FirstMovement(int component, Extrapolation.Row row)
        {
            double movement = row.Movement, still = row.Step / Extrapolation.Ratio, moves = row.Step;
            for (int i = 0; i < Bisections; i++)
            {
                double middle = 0.5 * (still + moves);
                near.Difference(AxesAt([middle]));
                (double lowest, double highest) = Range(component);
                (still, moves, movement) = highest > lowest ? (still, middle, highest - lowest) : (middle, moves, movement);
            }
            return movement;
        }
    }
}
