using System.Globalization;
using System.Net;
using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>
/// The gradient of one formula in all four ways, side by side: symbolic, forward mode, reverse mode and finite differences.
/// </summary>
/// <remarks>
/// Three ways are exact, so they must agree up to rounding: within 1e-11 of the largest entry of the gradient, or of the value of f where
/// that is larger. Finite differences must be as close as their own estimate of the error says, and that rounding.
/// Where f has a kink the exact ways follow the rules that <see cref="Elementary"/> tells, and the ways may differ.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Agreement : ISelfFormatting
{
    private const double Rounding = 1e-11;

    private static readonly string[] Headings =
        ["", "symbolic", "forward mode", "reverse mode", "finite difference", "largest difference", "allowed", "verdict"];

    private Agreement(IReadOnlyList<Row> rows) => Rows = rows;

    /// <summary>A row for each partial derivative.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Whether all ways agree in all partial derivatives.</summary>
    public bool Holds => Rows.All(row => row.Agrees);

    /// <summary>Differentiates the formula in all four ways.</summary>
    /// <param name="f">The formula; <see cref="Formula.Of(System.Linq.Expressions.Expression{Func{double, double, double}})"/> makes one of a lambda.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <exception cref="ArgumentException">The point does not fit the formula.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or near it, so that there is no difference quotient.</exception>
    public static Agreement Of(Formula f, params ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        Vector<double> symbolic = f.Gradient(at);
        (double value, Vector<double> forward) = ForwardMode.ValueAndGradient(x => f.Evaluate<Dual<double>>(x), at);
        Vector<double> reverse = ReverseMode.Gradient(x => f.Evaluate<Variable>(x), at);
        Estimate<Vector<double>> finite = FiniteDifference.GradientWithError((double[] x) => f.At(x), at);

        double rounding = Rounding * Math.Max(Math.Abs(value), symbolic.InfinityNorm());
        string of = at.Length == f.Variables.Count ? "" : f.Variables[0];
        return new Agreement([.. Enumerable.Range(0, at.Length).Select(i => new Row(
            of.Length == 0 ? f.Variables[i] : $"{of}[{i}]", symbolic[i], forward[i], reverse[i], finite.Value[i], finite.Error[i], rounding))]);
    }

    /// <summary>The table in plain text, its columns aligned.</summary>
    public override string ToString()
    {
        string[][] table = [Headings, .. Rows.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Headings.Length).Select(column => table.Max(row => row[column].Length))];
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
        string head = string.Concat(Headings.Select(heading => $"<th scope=\"col\">{heading}</th>"));
        string body = string.Concat(Rows.Select(row =>
            $"<tr>{string.Concat(Cells(row).Select(cell => $"<td style=\"text-align:right\">{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"));
        return $"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string[] Cells(Row row) =>
    [
        $"∂f/∂{row.Variable}", Number(row.Symbolic), Number(row.Forward), Number(row.Reverse), Number(row.FiniteDifference),
        Small(row.LargestDifference), Small(row.Allowed), row.Agrees ? "✓ agree" : "✗ differ",
    ];

    private static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Small(double value) => value == 0 ? "0" : value.ToString("0e+00", CultureInfo.InvariantCulture);

    /// <summary>One partial derivative in four ways.</summary>
    /// <param name="Variable">The name of the variable.</param>
    /// <param name="Symbolic">By the formula's derivative.</param>
    /// <param name="Forward">By dual numbers.</param>
    /// <param name="Reverse">By the tape.</param>
    /// <param name="FiniteDifference">By difference quotients.</param>
    /// <param name="FiniteDifferenceError">What these say of their own error.</param>
    /// <param name="Rounding">How far exact ways may be apart.</param>
    public sealed record Row(
        string Variable, double Symbolic, double Forward, double Reverse, double FiniteDifference, double FiniteDifferenceError, double Rounding)
    {
        /// <summary>The largest difference of any way from the symbolic one.</summary>
        public double LargestDifference => Math.Max(ExactDifference, Math.Abs(FiniteDifference - Symbolic));

        /// <summary>How far the finite difference may be from the exact ways.</summary>
        public double Allowed => FiniteDifferenceError + Rounding;

        /// <summary>Whether the ways agree.</summary>
        public bool Agrees => ExactDifference <= Rounding && Math.Abs(FiniteDifference - Symbolic) <= Allowed;

        private double ExactDifference => Math.Max(Math.Abs(Forward - Symbolic), Math.Abs(Reverse - Symbolic));
    }
}
