namespace PartialDerivatives;

/// <summary>
/// The limit of a difference quotient as its step goes to 0, from quotients at shrinking steps, with an estimate of the error.
/// </summary>
/// <remarks>
/// <para>
/// Each row of the table stands for a step; each column removes one more term from the expansion of the error in powers of
/// the step. An entry is as good as it agrees with its neighbours: the two that it was made from, and the one above it,
/// that knows nothing of the latest step. A second table does the same with what the derivatives from the two sides
/// differ by, which must come out as 0. To that comes what the noise in f has grown to on the way to the entry.
/// </para>
/// <para>Source: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)" (1982).</para>
/// </remarks>
internal sealed class Extrapolation
{
    /// <summary>
    /// Each step over the next. Not a ratio of small numbers: steps that are all multiples of a period of f agree on a
    /// wrong limit.
    /// </summary>
    public const double Ratio = 1.57;

    private const int Columns = 8, FewestRows = 4;

    private readonly List<Row> rows = [];
    private readonly List<Entry> deepest = [];
    private Entry[] above = [];
    private int best;

    public double Value { get; private set; } = double.NaN;

    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>No later row can be better: its noise alone is larger than the error.</summary>
    public bool Finished { get; private set; }

    /// <summary>Adds the row of the next step.</summary>
    public void Add(Row row)
    {
        Extend(row, rows.Count);
        rows.Add(row);
        Finished = rows.Count >= FewestRows && row.Noise / row.Power >= Error;
    }

    /// <summary>Starts a new table, unless this one is finished: the next step does not follow on the last one.</summary>
    public void Restart()
    {
        if (!Finished)
        {
            rows.Clear();
            Clear();
        }
    }

    /// <summary>
    /// Extrapolates again if the rows after the best one differ from it by more than their noise: then f has more of it
    /// than was known.
    /// </summary>
    public void Settle()
    {
        double factor = deepest.Skip(best + 1).Select(entry => Math.Abs(entry.Quotient - Value) / entry.Noise).DefaultIfEmpty().Max();
        if (!(factor > 1))
        {
            return;
        }
        Clear();
        for (int i = 0; i < rows.Count; i++)
        {
            Extend(rows[i] with { Noise = factor * rows[i].Noise }, i);
        }
    }

    private void Clear()
    {
        deepest.Clear();
        (Value, Error, above, best) = (double.NaN, double.PositiveInfinity, [], 0);
    }

    private void Extend(Row row, int index)
    {
        Entry[] entries = new Entry[Math.Min(above.Length + 1, Columns)];
        entries[0] = new(row.Quotient, row.Noise / row.Power, row.Jump);
        for (int k = 1; k < entries.Length; k++)
        {
            Entry left = entries[k - 1], corner = above[k - 1];
            double even = 1 / (Math.Pow(Ratio, 2 * k) - 1), odd = 1 / (Math.Pow(Ratio, 2 * k - 1) - 1);
            entries[k] = new(
                left.Quotient + even * (left.Quotient - corner.Quotient),
                left.Noise + even * (left.Noise + corner.Noise),
                left.Jump + odd * (left.Jump - corner.Jump));
            if (k < above.Length)
            {
                Entry entry = entries[k];
                double disagreement = Math.Max(entry.Distance(above[k]), Math.Max(entry.Distance(left), entry.Distance(corner)));
                // A little more than half the jump, which has noise of its own: at a kink both sides are within the error.
                double error = 2 * disagreement + 0.51 * Math.Abs(entry.Jump) + entry.Noise;
                if (error < Error)
                {
                    (Value, Error, best) = (entry.Quotient, error, index);
                }
            }
        }
        above = entries;
        deepest.Add(entries[^1]);
    }

    /// <summary>A central quotient at a step.</summary>
    /// <param name="Quotient">The quotient; its error has the powers 2, 4, 6, … of the step.</param>
    /// <param name="Jump">The forward quotient less the backward one: powers 1, 3, 5, …; 0 where it is not known.</param>
    /// <param name="Noise">How far off f may be.</param>
    /// <param name="Power">The power of the step that the noise is divided by.</param>
    public readonly record struct Row(double Quotient, double Jump, double Noise, double Power);

    private readonly record struct Entry(double Quotient, double Noise, double Jump)
    {
        public double Distance(Entry other) => Math.Abs(Quotient - other.Quotient);
    }
}
