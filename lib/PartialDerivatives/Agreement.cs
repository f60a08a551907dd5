using System.Net;
using System.Text;

namespace PartialDerivatives;

/// <summary>
/// The gradient of one formula in all four ways, side by side: symbolic, forward mode, reverse mode and finite differences.
/// </summary>
/// <remarks>
/// <para>
/// Each column is computed by what its heading says: <i>symbolic</i> are the values of the symbolic partial derivatives, <i>compiled</i>,
/// where it is asked for, comes from the machine code of <see cref="Formula.Compile()"/>. The ways are not independent of each other in
/// everything: all exact ones take the derivatives of the elementary functions from the same entries, and each applies the rules of sums,
/// products, quotients and the chain in its own way. The finite difference shares nothing with them.
/// </para>
/// <para>
/// All ways but the last are exact, so they must agree up to rounding: within 1e-11 of the partial derivative, or some of what it changes
/// by from one number to the next, where its terms cancel. If they are farther apart, but by no more than the rounding of terms of the size
/// of f, they are not comparable.
/// Finite differences must be as close as their own estimate of the error says, and that rounding. An estimate as large as the numbers
/// themselves would allow anything: then they are not comparable. Where f has a kink the exact ways follow the rules that
/// <see cref="Elementary"/> tells, and the ways may differ.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Agreement : ISelfFormatting
{
    private const double Rounding = 1e-11, NoiseFactor = 10;

    private Agreement(IReadOnlyList<Row> rows) => Rows = rows;

    /// <summary>A row for each partial derivative.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Whether all ways agree in all partial derivatives.</summary>
    public bool Holds => Rows.All(row => row.Agrees);

    /// <summary>Differentiates the formula in all four ways.</summary>
    /// <param name="f">The formula; <see cref="Formula.Of(System.Linq.Expressions.Expression{Func{double, double, double}})"/> makes one of
    /// a lambda.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <exception cref="ArgumentException">The point does not fit the formula.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or near it, so that there is no difference
    /// quotient.</exception>
    public static Agreement Of(Formula f, params ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Of(f, null, at);
    }

    /// <summary>Differentiates the formula in all four ways, and by its machine code.</summary>
    /// <inheritdoc cref="Of(Formula, ReadOnlySpan{double})"/>
    public static Agreement Of(CompiledFormula f, params ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Of(f.Formula, f, at);
    }

    private static Agreement Of(Formula f, CompiledFormula? compiled, ReadOnlySpan<double> at)
    {
        Require.Point(at);
        Vector<double> symbolic = Vector<double>.Build.Dense(f.SymbolicGradient(at));
        ForwardMode byDuals = ForwardMode.Of(x => f.Evaluate<Dual<double>>(x));
        ReverseMode byTape = ReverseMode.Of(x => f.Evaluate<TapedNumber>(x));
        (double value, Vector<double> forward) = byDuals.ValueAndGradient(at);
        Vector<double> reverse = byTape.Gradient(at);
        Estimate<Vector<double>> finite = FiniteDifference.Of((double[] x) => f.At(x)).GradientWithError(at);
        double[]? machine = compiled is null ? null : new double[at.Length];
        compiled?.ValueAndGradient(at, machine);

        double[] noise = new double[at.Length];
        AddNoise(noise, symbolic, x => f.SymbolicGradient(x), at);
        AddNoise(noise, forward, x => byDuals.Gradient(x), at);
        AddNoise(noise, reverse, x => byTape.Gradient(x), at);
        var rows = new Row[at.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            double own = new[] { symbolic[i], forward[i], reverse[i] }.Max(Math.Abs);
            double natural = at[i] == 0 ? Math.Abs(value) : Math.Abs(value / at[i]);
            double rounding = Math.Max(Rounding * own, NoiseFactor * noise[i]);
            // What is 0 in all ways, up to rounding, is compared with the size of f and of its gradient.
            double scale = own > rounding ? own : Math.Max(natural, symbolic.Where(double.IsFinite).Select(Math.Abs).Append(0).Max());
            string name = f.IsOfVector ? $"{f.Variables[0]}[{i}]" : f.Variables[i];
            rows[i] = new(name, symbolic[i], forward[i], reverse[i], finite.Value[i], finite.Error[i], rounding)
            {
                Compiled = machine?[i], Scale = scale == 0 ? 1 : scale, Cancelled = Rounding * natural,
            };
        }
        return new Agreement(rows);
    }

    /// <summary>By how much each derivative changes at the points nearest to this one: where terms cancel, rounding.</summary>
    private static void AddNoise(double[] noise, Vector<double> here, Func<double[], IList<double>> gradient, ReadOnlySpan<double> at)
    {
        double[] point = at.ToArray();
        foreach (int units in (int[])[-4, -3, -2, -1, 1, 2, 3, 4])
        {
            double[] near = Array.ConvertAll(point, x => x * (1 + 2 * units * DifferenceQuotient.UnitRoundoff));
            IList<double> there = near.All(double.IsFinite) ? gradient(near) : here;
            for (int i = 0; i < noise.Length; i++)
            {
                double change = Math.Abs(there[i] - here[i]);
                noise[i] = double.IsFinite(change) ? Math.Max(noise[i], change) : noise[i];
            }
        }
    }

    /// <summary>The table in plain text, its columns aligned.</summary>
    public override string ToString()
    {
        string[][] table = [Headings(), .. Rows.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, table[0].Length).Select(column => table.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in table)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).TrimEnd());
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What notebooks show: the table.</summary>
    public string ToHtml()
    {
        string head = string.Concat(Headings().Select(heading => $"<th scope=\"col\">{heading}</th>"));
        string body = string.Concat(Rows.Select(row =>
            $"<tr>{string.Concat(Cells(row).Select(cell => $"<td style=\"text-align:right\">{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"));
        return $"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private string[] Headings() =>
    [
        "", "symbolic", "forward mode", "reverse mode", .. HasCompiled ? ["compiled"] : Array.Empty<string>(), "finite difference",
        "largest difference", "allowed", "verdict",
    ];

    private bool HasCompiled => Rows.Any(row => row.Compiled is not null);

    private static string[] Cells(Row row) =>
    [
        $"∂f/∂{row.Variable}", Number(row.Symbolic), Number(row.Forward), Number(row.Reverse),
        .. row.Compiled is { } compiled ? [Number(compiled)] : Array.Empty<string>(), Number(row.FiniteDifference),
        Small(row.LargestDifference), Small(row.Allowed), row.Agrees ? "✓ agree" : row.IsComparable ? "✗ differ" : "not comparable",
    ];

    /// <summary>Ten decimals, or eleven digits where those would not be significant.</summary>
    private static string Number(double value) => value == 0 ? "0"
        : Math.Abs(value) is >= 0.01 and < 1e6 ? value.ToString("0.##########", CultureInfo.InvariantCulture)
        : value.ToString("0.##########e+00", CultureInfo.InvariantCulture);

    private static string Small(double value) => value == 0 ? "0" : value.ToString("0e+00", CultureInfo.InvariantCulture);

    /// <summary>One partial derivative in all ways.</summary>
    /// <param name="Variable">The name of the variable.</param>
    /// <param name="Symbolic">By the formula's derivative.</param>
    /// <param name="Forward">By dual numbers.</param>
    /// <param name="Reverse">By the tape.</param>
    /// <param name="FiniteDifference">By difference quotients.</param>
    /// <param name="FiniteDifferenceError">What these say of their own error.</param>
    /// <param name="Rounding">How far exact ways may be apart.</param>
    public sealed record Row(
        string Variable, double Symbolic, double Forward, double Reverse, double FiniteDifference, double FiniteDifferenceError,
            double Rounding)
    {
        /// <summary>By machine code, if that was asked for.</summary>
        public double? Compiled { get; init; }

        /// <summary>The size of such a derivative: its own; if it is 0 up to rounding, that of f divided by the variable.</summary>
        internal double Scale { get; init; } = new[] { Symbolic, Forward, Reverse, FiniteDifference }.Max(Math.Abs);

        /// <summary>How far exact ways may be apart if terms as large as f divided by the variable cancel.</summary>
        internal double Cancelled { get; init; }

        /// <summary>The largest difference of any way from the symbolic one.</summary>
        internal double LargestDifference => Math.Max(ExactDifference, Difference(FiniteDifference));

        /// <summary>How far the finite difference may be from the exact ways.</summary>
        internal double Allowed => FiniteDifferenceError + Rounding;

        /// <summary>Whether the allowed difference is smaller than the derivative, so that agreeing says something.</summary>
        internal bool IsComparable =>
            ExactDifference > Math.Max(Rounding, Cancelled) || double.IsNaN(ExactDifference)
            || (ExactDifference <= Rounding && (Allowed < Scale || Difference(FiniteDifference) > Allowed));

        /// <summary>Whether the ways agree.</summary>
        public bool Agrees => Allowed < Scale && ExactDifference <= Rounding && Difference(FiniteDifference) <= Allowed;

        private double ExactDifference => Math.Max(Difference(Compiled ?? Symbolic), Math.Max(Difference(Forward), Difference(Reverse)));

        private double Difference(double other) => other == Symbolic ? 0 : Math.Abs(other - Symbolic);
    }
}
