namespace PartialDerivatives;

/// <summary>Finds what a function that cancels is rounded to: its values climb stairs, between which another factor moves
/// smoothly.</summary>
internal static class Staircase
{
    // Fewer units in the last place are the rounding of any function.
    private const double RoundingUnits = 16;

    // What rises smoothly at first may climb stairs a little higher. And one stair is a jump of f: there must be another.
    private const int Levels = 3;
    private const double NextLevel = 8, OtherStair = 6.3, Alike = 0.25;

    // A bracket of so small a part of the step holds no slope for a stair.
    private const int Bisections = 12;
    private const double Narrow = 1.0 / 64;

    // A limit from steps that are not shorter than the longest is none between two stairs; from much shorter ones it is worth a search.
    private const double Shorter = 8, FarShorter = 100;

    /// <summary>The height of the stairs, 0 where there are none; and whether the rows end before a second one.</summary>
    /// <param name="limit">The limit, settled, and its rows.</param>
    /// <param name="at">The row of about a step.</param>
    public static (double Height, bool Ends) Height(Extrapolation limit, Func<double, Extrapolation.Row> at)
    {
        // Where f does not move at all: all of its first movement, little at a corner and a whole stair if it is rounded.
        double still = limit.Rows[0].Movement == 0 ? Rise(row => row.Movement, _ => 0)?.Level ?? 0 : 0;
        double longest = limit.Rows[^1].Step;
        int levels = limit.Step * Shorter > longest ? 0 : limit.Step * FarShorter > longest ? 1 : Levels;
        (double trend, double error) = double.IsNaN(limit.Value) ? (0, 0) : (limit.Value, limit.Error);
        double blur = limit.Rows[0].Blur * Math.Abs(trend), level = 1;
        for (int i = 0; i < levels; i++, level *= NextLevel)
        {
            if (Rise(Departure, row => level * (Rounding(row) + error * row.Step)) is { } first
                && first.Jump > Rounding(first.Row) && first.Jump > Narrow * first.Level)
            {
                double next = first.Level + (OtherStair - 1) * first.Jump;
                if (Departure(limit.Rows.MaxBy(Departure)) <= next)
                {
                    return (still, true);
                }
                if (Rise(Departure, _ => next)?.Jump > Alike * first.Jump)
                {
                    return (Math.Max(still, 2 * first.Jump), false);
                }
            }
        }
        return (still, false);

        double Rounding(Extrapolation.Row row) => RoundingUnits * (DifferenceQuotient.UnitRoundoff * row.Size + blur);

        // Half the difference of both sides, less the trend.
        double Departure(Extrapolation.Row row) => Math.Abs(row.Quotient - trend) * row.Step;

        // Where what is seen first rises above a threshold, and by how much it does there.
        (double Jump, double Level, Extrapolation.Row Row)? Rise(
            Func<Extrapolation.Row, double> seen, Func<Extrapolation.Row, double> threshold)
        {
            int above = limit.Rows.FindIndex(row => seen(row) > threshold(row));
            if (above < 1)
            {
                return null;
            }
            Extrapolation.Row low = limit.Rows[above - 1], high = limit.Rows[above];
            double most = threshold(high);
            for (int i = 0; i < Bisections; i++)
            {
                Extrapolation.Row middle = at(0.5 * (low.Step + high.Step));
                if (middle.Step <= low.Step || middle.Step >= high.Step)
                {
                    break;
                }
                (low, high) = seen(middle) > most ? (low, middle) : (middle, high);
            }
            return high.Step - low.Step > Narrow * high.Step ? null : (Math.Abs(seen(high) - seen(low)), seen(high), high);
        }
    }
}
