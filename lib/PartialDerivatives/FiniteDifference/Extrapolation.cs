namespace PartialDerivatives;

/// <summary>
/// The limit of a difference quotient as its step goes to 0, from quotients at growing steps, with an error that holds.
/// </summary>
/// <remarks>
/// <para>
/// Each row of the table stands for a step; each column removes one more term from the expansion of the error in powers of the step:
/// 2, 4, 6, …, or of a quotient on one side 1, 2, 3, …. An entry is as good as it agrees with its neighbours: the two that it was
/// made from, and the one below it, that knows nothing of the longest step. A second table does the same with what the derivatives
/// from the two sides differ by, which must come out as 0. To that comes the noise in f, grown on the way to the entry; how much of
/// it there is, the entries of all shorter steps tell by how far they are off.
/// </para>
/// <para>
/// Of entries that contradict each other the one of the shorter steps is right: it saw more of f near the point. So the rows are gone
/// through from the shortest step on, for as long as they agree within their errors, in the limit and in the jump, and the best of these
/// entries is taken. Steps so long that they reach over a kink on both sides would see none.
/// </para>
/// <para>
/// Sources: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)" (1982); Lepskii, "On a problem of adaptive estimation in
/// Gaussian white noise" (1991).
/// </para>
/// </remarks>
internal sealed class Extrapolation(double knownNoise, int power)
{
    /// <summary>
    /// Each step over the one before. Not a ratio of small numbers: steps that are all multiples of a period of f agree on a
    /// wrong limit.
    /// </summary>
    public const double Ratio = 2.63;

    private const int Columns = 8, NoiseColumn = 2, FewestWitnesses = 3, MostContradictions = 2;

    // The largest of a few errors is not yet their bound.
    private const double NoiseFactor = 3;

    // A little more than half the jump, which has noise of its own: at a kink both sides are within the error.
    private const double OfJump = 0.51;

    // Noise that is no rounding and as large as that hides what f does between two numbers of the machine, or jumps.
    private const double RoundingUnits = 1000, MostNoise = 3e-4;

    public double Value { get; private set; } = double.NaN;

    /// <summary>How far off the value may be; ∞ where it cannot tell.</summary>
    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>How far off a value of f was seen to be.</summary>
    public double Noise { get; private set; }

    /// <summary>The longest step that the value was made from.</summary>
    public double Step { get; private set; }

    /// <summary>Whether the derivatives from the two sides differ for sure.</summary>
    public bool HasKink { get; private set; }

    /// <summary>By how much f is rounded, as a whole staircase of it has shown; 0 where none has been seen.</summary>
    public double Resolution { get; set; }

    /// <summary>The rows so far, that of the shortest step first.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>How far f is smooth, roughly.</summary>
    public double Scale { get; set; } = double.PositiveInfinity;

    /// <summary>No longer step takes part in the value; the others still tell the resolution of f.</summary>
    public double Longest { get; set; } = double.PositiveInfinity;

    /// <summary>Finds the best value.</summary>
    public void Settle()
    {
        (Value, Error, Step) = (double.NaN, double.PositiveInfinity, 0);
        // What rounding leaves unknown in each row; a 0 may be less than the smallest number.
        double[] rounding = [.. Rows.Select(row =>
            knownNoise + Math.Max(DifferenceQuotient.UnitRoundoff * row.Size, double.Epsilon) + Resolution)];
        List<Entry> witnesses = [];
        Entry[] below = [];
        double lowest = double.NegativeInfinity, highest = double.PositiveInfinity;
        double lowestJump = lowest, highestJump = highest, moved = 0, largest = 0;
        bool isHidden = false, isFar = false;
        for (int i = 0, contradictions = 0; i < Rows.Count && Rows[i].Step <= Longest && contradictions < MostContradictions; i++)
        {
            Row next = Rows[Math.Min(i + 1, Rows.Count - 1)];
            largest = Math.Max(largest, next.Size);
            // What is still at first and moves by leaps is no rounded f, unless it has many of them on its own scale.
            moved = Rows[0].Movement == 0 && next.Step > Scale ? moved : Math.Max(moved, next.Movement);
            Entry[] entries = Extend(below, i);
            witnesses.Add(entries[Math.Min(NoiseColumn, entries.Length - 1)]);
            (double value, double error, double noise, double jump, double jumpError) =
                Best(entries, below, witnesses, Rows, rounding, i);
            below = entries;
            if (!double.IsFinite(error))
            {
                continue;
            }
            if (value - error > highest || value + error < lowest || jump - jumpError > highestJump || jump + jumpError < lowestJump)
            {
                contradictions++;
                continue;
            }
            (lowestJump, highestJump) = (Math.Max(lowestJump, jump - jumpError), Math.Min(highestJump, jump + jumpError));
            (lowest, highest) = (Math.Max(lowest, value - error), Math.Min(highest, value + error));
            // Where there is a kink for sure, who knows the limit better than that it is between the two sides has not seen it.
            // A limit that noise hides is passed over, unless what is known so far was seen so near that the point itself is blurred.
            bool isHiddenHere = noise > RoundingUnits * DifferenceQuotient.UnitRoundoff * largest && noise > MostNoise * moved;
            if (error < Error && error >= OfJump * Math.Max(lowestJump, -highestJump) && !(isHiddenHere && isFar))
            {
                (Value, Error, Noise, Step) = (value, error, noise, Rows[i].Step);
                (isHidden, isFar) = (isHiddenHere, !isHiddenHere && Rows[Math.Max(0, i + 1 - Columns)].Blur == 0);
            }
        }
        HasKink = lowestJump > 0 || highestJump < 0;
        if (isHidden)
        {
            (Value, Error, Step) = (double.NaN, double.PositiveInfinity, 0);
        }
    }

    /// <summary>Whether f moves by more than its rounding.</summary>
    public bool Moves => Rows.Any(row => row.Movement > RoundingUnits * DifferenceQuotient.UnitRoundoff * row.Size);

    private Entry[] Extend(Entry[] below, int i)
    {
        Row row = Rows[i];
        Entry[] entries = new Entry[Math.Min(below.Length + 1, Columns)];
        entries[0] = new(row.Quotient, 1 / row.Power, row.Jump);
        for (int k = 1; k < entries.Length; k++)
        {
            Entry longer = entries[k - 1], shorter = below[k - 1];
            double ratio = row.Step / Rows[i - k].Step;
            double even = 1 / (Math.Pow(ratio, power) - 1), odd = 1 / (Math.Pow(ratio, (2.0 * k - 1) / k) - 1);
            entries[k] = new(
                shorter.Quotient + even * (shorter.Quotient - longer.Quotient),
                shorter.Noise + even * (shorter.Noise + longer.Noise),
                shorter.Jump + odd * (shorter.Jump - longer.Jump));
        }
        return entries;
    }

    private static (double Value, double Error, double Noise, double Jump, double JumpError) Best(
        Entry[] entries, Entry[] below, List<Entry> witnesses, List<Row> rows, double[] rounding, int i)
    {
        (double Value, double Error, double Noise, double Jump, double JumpError) best = (double.NaN, double.PositiveInfinity, 0, 0, 0);
        for (int k = 1; k < Math.Min(entries.Length, below.Length); k++)
        {
            Entry entry = entries[k];
            double disagreement = Math.Max(entry.Distance(below[k]),
                Math.Max(entry.Distance(entries[k - 1]), entry.Distance(below[k - 1])));
            double noise = 0, unknown = 0;
            for (int j = i - k; j <= i; j++)
            {
                unknown = Math.Max(unknown, rounding[j] + rows[j].Blur * Math.Abs(entry.Quotient));
            }
            int count = 0;
            for (int j = NoiseColumn; j <= i - k; j++, count++)
            {
                double off = Math.Max(witnesses[j].Distance(entry), Math.Abs(witnesses[j].Jump - entry.Jump));
                noise = Math.Max(noise, off / witnesses[j].Noise);
            }
            if (count < FewestWitnesses)
            {
                break;
            }
            double rest = entry.Noise * (unknown + NoiseFactor * noise), error = 2 * disagreement + OfJump * Math.Abs(entry.Jump) + rest;
            if (error < best.Error)
            {
                best = (entry.Quotient, error, noise, entry.Jump, 2 * (Math.Abs(entry.Jump - below[k].Jump) + rest));
            }
        }
        return best;
    }

    /// <summary>A quotient at a step.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Quotient">The quotient.</param>
    /// <param name="Jump">The forward quotient less the backward one: powers 1, 3, 5, …; 0 where it is not known.</param>
    /// <param name="Power">The power of the step that errors of f are divided by.</param>
    /// <param name="Size">The largest value of f, in absolute value.</param>
    /// <param name="Movement">The largest value less the smallest one.</param>
    /// <param name="Blur">How far off the point may be for f, which rounds what it computes of it; 0 where it no longer matters.</param>
    public readonly record struct Row(
        double Step, double Quotient, double Jump, double Power, double Size, double Movement, double Blur);

    private readonly record struct Entry(double Quotient, double Noise, double Jump)
    {
        public double Distance(Entry other) => Math.Abs(Quotient - other.Quotient);
    }
}
