using System.Text;

namespace PartialDerivatives;

/// <summary>
/// A weighted sum of values of f around a point, over a power of the step, that tends to a derivative:
/// (f(x+h) − f(x−h)) / 2h, for example.
/// </summary>
/// <remarks>Its <c>ToString</c> is that formula.</remarks>
public sealed class DifferenceQuotient
{
    /// <summary>Half the distance from 1 to the next number: the largest relative error of one rounding.</summary>
    internal const double UnitRoundoff = 1.0 / (1L << 53);

    internal DifferenceQuotient(ReadOnlySpan<double> offsets, int order)
    {
        Require.InRange(order < offsets.Length, nameof(order), order,
            $"A stencil of {offsets.Length} points gives derivatives up to order {offsets.Length - 1}. Pass more offsets.");
        Order = order;
        double[] weights = FornbergWeights.Of(offsets, order), nodes = offsets.ToArray();
        double denominator = CommonDenominator(offsets, weights);
        double[] numerators = denominator == 0 ? weights : Array.ConvertAll(weights, weight => Math.Round(weight * denominator));
        double divisor = denominator == 0 ? 1 : numerators.Aggregate(denominator, GreatestCommonDivisor);
        Nodes = [.. nodes.Where((_, k) => numerators[k] != 0)];
        Offsets = Array.AsReadOnly(Nodes);
        (HasCentre, IsPair) = (Nodes.Contains(0), Nodes is [-1, 1]);
        Numerators = [.. numerators.Where(numerator => numerator != 0).Select(numerator => numerator / divisor)];
        Denominator = denominator == 0 ? 1 : denominator / divisor;
        Weights = Array.AsReadOnly(Array.ConvertAll(Numerators, numerator => numerator / Denominator));
        AbsoluteWeight = Weights.Sum(Math.Abs);
        (Accuracy, TruncationConstant) = Truncation(offsets, order);
        RelativeStep = BestRelativeStep(this);
    }

    /// <summary>The order of the derivative: 1 for f′, 2 for f″.</summary>
    public int Order { get; }

    /// <summary>Where f is evaluated, in steps of h from the point; points of weight 0 are left out.</summary>
    public IReadOnlyList<double> Offsets { get; }

    /// <summary>What f is multiplied by at each of the <see cref="Offsets"/>, for h = 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The power of h that the truncation error falls with.</summary>
    public int Accuracy { get; }

    /// <summary>The <see cref="Offsets"/>, for inner loops.</summary>
    internal double[] Nodes { get; }

    /// <summary>Whether it is (f(x+h) − f(x−h)) / 2h.</summary>
    internal bool IsPair { get; }

    /// <summary>Whether the value at the point itself plays a part.</summary>
    internal bool HasCentre { get; }

    /// <summary>The weights without their <see cref="Denominator"/>: whole numbers where the offsets are.</summary>
    internal double[] Numerators { get; }

    internal double Denominator { get; }

    /// <summary>Σ|w|: how much of a relative rounding error in f arrives in the sum.</summary>
    internal double AbsoluteWeight { get; }

    /// <summary>C in the truncation error C·hᵖ·f⁽ᵐ⁺ᵖ⁾(x), m the order and p the accuracy.</summary>
    internal double TruncationConstant { get; }

    /// <summary>
    /// The step that is taken by default: where the bounds of truncation and rounding error, C·hᵖ and u·Σ|w|/hᵐ, have
    /// their smallest sum, times max(1, |<paramref name="x"/>|).
    /// </summary>
    /// <remarks>
    /// Taken for granted: f and its derivative of order m + p are of about the same size on that scale. It is 7e-6 for the
    /// central quotient of f′ and 3e-4 for that of f″. The last bits are such that x + h − x is exactly h.
    /// Source: Press, Teukolsky, Vetterling and Flannery, "Numerical Recipes", section 5.7 (2007).
    /// </remarks>
    public double Step(double x) => Representable(RelativeStep * Math.Max(1, Math.Abs(x)), x);

    /// <summary>The best step for a point of scale 1.</summary>
    internal double RelativeStep { get; }

    /// <summary>The best step for quotients one inside the other: orders add up, and so do truncations; weights multiply.</summary>
    internal static double BestRelativeStep(params DifferenceQuotient[] quotients)
    {
        int order = quotients.Sum(quotient => quotient.Order), accuracy = quotients.Min(quotient => quotient.Accuracy);
        double weight = quotients.Aggregate(1.0, (product, quotient) => product * quotient.AbsoluteWeight);
        double truncation = quotients.Sum(quotient => Math.Abs(quotient.TruncationConstant));
        return Math.Pow(order * UnitRoundoff * weight / (accuracy * truncation), 1.0 / (order + accuracy));
    }

    /// <summary>
    /// <paramref name="h"/> with its last bits changed so that x + h and x − h are numbers of the machine: a step that differs
    /// from the one divided by costs more digits than the rounding of f does.
    /// </summary>
    internal static double Representable(double h, double x)
    {
        double size = Math.Abs(x), far = size + h;
        return double.IsInfinity(far) ? size - (size - h) : far - size;
    }

    /// <summary>From |<paramref name="x"/>| to the next number, or from the last one to that before it.</summary>
    internal static double Spacing(double x)
    {
        double size = Math.Abs(x);
        return size < double.MaxValue ? Math.BitIncrement(size) - size : size - Math.BitDecrement(size);
    }

    /// <summary>The quotient as a formula, such as <c>(f(x+h) − 2·f(x) + f(x−h)) / h²</c>.</summary>
    public override string ToString()
    {
        StringBuilder sum = new();
        for (int k = Nodes.Length - 1; k >= 0; k--)
        {
            double numerator = Numerators[k];
            sum.Append((sum.Length, numerator) switch
            {
                (0, < 0) => "−",
                (0, _) => "",
                (_, < 0) => " − ",
                _ => " + ",
            });
            sum.Append(Factor(numerator, "·")).Append("f(x").Append(Nodes[k] switch
            {
                0 => "",
                < 0 => "−" + Factor(Nodes[k], "") + "h",
                _ => "+" + Factor(Nodes[k], "") + "h",
            }).Append(')');
        }
        string power = Order == 1 ? "" : "⁰¹²³⁴⁵⁶⁷⁸"[Order].ToString();
        return $"({sum}) / {Factor(Denominator, "")}h{power}";

        static string Factor(double number, string times) => Math.Abs(number) == 1 ? "" : Require.Show(Math.Abs(number)) + times;
    }

    /// <summary>The accuracy p and the constant C of the truncation error.</summary>
    /// <remarks>
    /// On n points o the weights are exact for powers below n, and for xⁿ they are wrong by the derivative at 0 of ω(x) = Π(x − o), for
    /// xⁿ⁺¹ by that of ω(x)·(x + Σo): a stencil that is symmetric, or has the like sums, gains one.
    /// </remarks>
    private static (int Accuracy, double Constant) Truncation(ReadOnlySpan<double> offsets, int order)
    {
        // The coefficients of Π(x − o) from x⁰ on, and what they would be without cancellation.
        double[] ω = new double[offsets.Length + 2], size = new double[offsets.Length + 2];
        (ω[0], size[0]) = (1, 1);
        double sum = 0;
        for (int n = 0; n < offsets.Length; n++)
        {
            Multiply(ω, -offsets[n]);
            Multiply(size, Math.Abs(offsets[n]));
            sum += offsets[n];
        }
        int power = offsets.Length;
        if (Math.Abs(ω[order]) <= 1e-12 * size[order])
        {
            Multiply(ω, sum);
            power++;
        }
        double constant = -ω[order];
        for (int i = order + 1; i <= power; i++)
        {
            constant /= i;
        }
        return (power - order, constant);

        static void Multiply(double[] polynomial, double c)
        {
            for (int k = polynomial.Length - 1; k >= 0; k--)
            {
                polynomial[k] = c * polynomial[k] + (k == 0 ? 0 : polynomial[k - 1]);
            }
        }
    }

    /// <summary>
    /// A number that makes every weight whole, or 0 if there is none of a reasonable size. With whole numbers the weights
    /// are exact, and (f(x+h) − f(x−h)) / 2h has the very bits of that formula.
    /// </summary>
    private static double CommonDenominator(ReadOnlySpan<double> offsets, ReadOnlySpan<double> weights)
    {
        const double Largest = 1L << 40;
        double denominator = 1;
        for (int k = 0; k < offsets.Length; k++)
        {
            double product = 1;
            for (int j = 0; j < offsets.Length; j++)
            {
                product *= j == k ? 1 : Math.Abs(offsets[k] - offsets[j]);
            }
            if (product > Largest || !double.IsInteger(offsets[k]))
            {
                return 0;
            }
            denominator *= product / GreatestCommonDivisor(denominator, product);
            if (denominator > Largest || Math.Abs(weights[k]) * denominator > Largest)
            {
                return 0;
            }
        }
        return denominator;
    }

    private static double GreatestCommonDivisor(double a, double b) =>
        b == 0 ? Math.Abs(a) : GreatestCommonDivisor(b, Math.IEEERemainder(a, b));
}
