namespace PartialDerivatives;

/// <summary>The limit of difference quotients as the step goes to 0, from steps of all sizes: central ones, beside a bound those of a
/// side.</summary>
internal static class DifferenceLimit
{
    // Near 0 the next number is too near to start from.
    private const double SmallestStep = 1e-17, Small = 1e-13;

    // Where half the scale is not long enough for that many digits, f may be smooth on a longer one.
    private const double FewDigits = 1e-9, LongestStep = 1e10;

    private const double UnitsThatCount = 1 << 14;

    /// <summary>The first derivative of each component of f in one variable.</summary>
    public static Extrapolation[] Of(Neighbourhood near, int variable)
    {
        (double down, double up) = near.Room(variable);
        double first = FirstStep(near, variable);
        if (Math.Min(down, up) >= 0.5 * near.Scale(variable))
        {
            return Of(near, variable, Stencil.Central);
        }
        // Beside a bound the steps on both sides may be too short, and those on one side are the less exact: the better one.
        Extrapolation[][] limits =
        [
            .. new[] { (Stencil.Central, Math.Min(down, up)), (Stencil.Forward, up), (Stencil.Backward, down) }
                .Where(side => side.Item2 >= first).Select(side => Of(near, variable, side.Item1)),
        ];
        return limits.Length == 0
            ? throw new NotFiniteNumberException($"The bounds of variable {variable} leave no other number beside the point.")
            : [.. Enumerable.Range(0, limits[0].Length).Select(i => limits.Select(limit => limit[i]).MinBy(limit => limit.Error)!)];
    }

    /// <summary>Beside 0 f may vary on the scale of the small number that x is.</summary>
    private static double FirstStep(Neighbourhood near, int variable)
    {
        double x = near.Point(variable), shortest = SmallestStep * near.Scale(variable);
        return Math.Max(x != 0 && Math.Abs(x) < Small * near.Scale(variable) ? Math.Min(shortest, SmallestStep * Math.Abs(x)) : shortest,
            DifferenceQuotient.Spacing(x));
    }

    private static Extrapolation[] Of(Neighbourhood near, int variable, Stencil stencil)
    {
        double scale = near.Scale(variable);
        var limits = new Limits(near, [0], [stencil], (variable, 1));
        Array.ForEach(limits.Of, limit => limit.Scale = scale);
        double step = limits.Add([FirstStep(near, variable)], 0.5 * scale);
        bool hasFewDigits = limits.Of.Any(limit => limit.Error > FewDigits * Math.Abs(limit.Value) || !limit.Moves);
        if (hasFewDigits || !limits.FindStairs())
        {
            foreach (Extrapolation limit in limits.Of)
            {
                limit.Longest = (limit.Moves ? LongestStep : 0.5) * scale;
            }
            limits.Add([step], LongestStep * scale);
            limits.FindStairs();
        }
        return limits.Of;
    }

    /// <summary>A derivative of higher order, once the first ones have told the scale in each of its variables.</summary>
    /// <param name="near">f around the point.</param>
    /// <param name="derivative">How often to differentiate in which variable.</param>
    /// <param name="firsts">The first derivative in each of these variables.</param>
    public static Extrapolation[] Of(Neighbourhood near, (int Variable, int Order)[] derivative, Extrapolation[][] firsts)
    {
        double[] scales = Array.ConvertAll(firsts, first => first.Min(component => component.Step));
        Stencil[] stencils = [.. derivative.Zip(scales, (d, scale) => near.Room(d.Variable) switch
        {
            (double down, double up) when Math.Min(down, up) >= 3 * scale => Stencil.Central,
            (double down, double up) => up >= down ? Stencil.Forward : Stencil.Backward,
        })];
        var limits = new Limits(near, [.. firsts.SelectMany(first => first.Select(component => component.Noise))], stencils, derivative);
        if (scales.All(scale => scale > 0) && !firsts.Any(first => first.Any(component => component.HasKink)))
        {
            // Any shorter, and of the digits of f no one is left.
            int rows = (int)Math.Ceiling(17.0 / derivative.Sum(d => d.Order) / Math.Log10(Extrapolation.Ratio)) + 6;
            double shortest = Math.Max(Math.Pow(Extrapolation.Ratio, -rows),
                scales.Select((scale, i) => DifferenceQuotient.Spacing(near.Point(derivative[i].Variable)) / scale).Max());
            limits.Add(Array.ConvertAll(scales, scale => scale * shortest), 3 * scales[0]);
        }
        return limits.Of;
    }

    private sealed class Limits(
        Neighbourhood near, double[] noise, Stencil[] stencils, params (int Variable, int Order)[] derivative)
    {
        private readonly DifferenceQuotient[] _quotients = [.. derivative.Zip(stencils, (d, stencil) => stencil.Quotient(d.Order))];
        private readonly double[] _centre = near.Centre.ToArray();
        private int _rows;

        private bool IsFirst => derivative is [(_, 1)];

        private bool IsCentral => stencils.All(stencil => stencil == Stencil.Central);

        public Extrapolation[] Of { get; } = Array.ConvertAll(
            near.Centre.ToArray(), _ => new Extrapolation(noise.Max(), stencils.All(stencil => stencil == Stencil.Central) ? 2 : 1));

        /// <summary>Adds rows of growing steps, as far as f is finite, and settles the limits; returns the next step.</summary>
        public double Add(double[] steps, double longest)
        {
            bool isTooLarge = false;
            for (; steps[0] <= longest; steps = Array.ConvertAll(steps, step => step * Extrapolation.Ratio))
            {
                try
                {
                    if (RowsAt(steps) is Extrapolation.Row[] rows)
                    {
                        for (int i = 0; i < rows.Length; i++)
                        {
                            Of[i].Rows.Add(rows[i]);
                        }
                        _rows++;
                    }
                    else if (_rows > 0)
                    {
                        break;
                    }
                    else
                    {
                        isTooLarge = true;
                    }
                }
                catch (NotFiniteNumberException) when (_rows > 0)
                {
                    break;
                }
            }
            if (_rows == 0 && isTooLarge)
            {
                throw new NotFiniteNumberException("The differences of f are beyond the range of double. Scale f down.");
            }
            Array.ForEach(Of, limit => limit.Settle());
            return steps[0];
        }

        /// <summary>The rows of these steps; null if their differences, of the shortest steps perhaps, are too large for numbers.</summary>
        private Extrapolation.Row[]? RowsAt(double[] steps)
        {
            Axis[] axes = AxesAt(steps);
            ReadOnlySpan<double> difference = near.Difference(axes);
            double power = axes.Aggregate(1.0, (product, axis) =>
                product * Math.Pow(axis.H, axis.Quotient.Order) / axis.Quotient.AbsoluteWeight);
            Extrapolation.Row[] rows = new Extrapolation.Row[Of.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                Seen seen = near.LastSeen[i];
                double lowest = Math.Min(seen.Lowest, _centre[i]), highest = Math.Max(seen.Highest, _centre[i]);
                // Only of a first derivative do the values that were seen tell the difference of the two sides.
                double jump = IsFirst && IsCentral ? 2 * (seen.Half - _centre[i]) / power : 0;
                double size = Math.Max(Math.Abs(lowest), Math.Abs(highest)), movement = highest - lowest;
                if (!double.IsFinite(difference[i]) || !double.IsFinite(movement))
                {
                    return null;
                }
                rows[i] = new(axes[0].H, difference[i], jump, power, size, movement, Blur(axes[0].H));
            }
            return rows;
        }

        private Axis[] AxesAt(double[] steps) =>
            [.. Enumerable.Range(0, steps.Length).Select(i => near.AxisOf(derivative[i].Variable, _quotients[i], steps[i]))];

        /// <summary>
        /// Where the point moves by a few units in its last place only, and f computes with a multiple of it, all of f is as in a
        /// point beside it.
        /// </summary>
        private double Blur(double step)
        {
            double x = Math.Abs(near.Point(derivative[0].Variable));
            return IsFirst && step < UnitsThatCount * (Math.BitIncrement(x) - x) ? 2 * DifferenceQuotient.UnitRoundoff * x : 0;
        }

        /// <summary>
        /// Where f less its first trend climbs stairs, f is rounded to their height, which the trend between two of them hides: of
        /// (1 − cos x)·g near 0 that of g. With the height known, longer steps decide.
        /// </summary>
        /// <returns>Whether the rows reached far enough to tell.</returns>
        public bool FindStairs()
        {
            bool told = true;
            for (int i = 0; i < Of.Length; i++)
            {
                try
                {
                    (Of[i].Resolution, bool ends) = Staircase.Height(
                        Of[i], step => RowsAt([step])?[i] ?? throw new NotFiniteNumberException());
                    told &= !ends;
                }
                catch (NotFiniteNumberException)
                {
                    // Between the rows f ends: no stairs.
                }
                if (Of[i].Resolution > 0)
                {
                    Of[i].Settle();
                }
            }
            return told;
        }
    }
}
