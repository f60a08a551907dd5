namespace PartialDerivatives.Charts;

/// <summary>A function of two variables with the derivatives that an explorer samples: exact ones of a formula, numerical ones of any other
/// function.</summary>
internal sealed class ExploredFunction
{
    /// <summary>Numerical derivatives: nine points, exact for polynomials of degree 8.</summary>
    private const int Reach = 4;

    /// <summary>How many steps the numerical derivatives have in a range: short against all that a picture of the range can show.</summary>
    private const double StepsInRange = 400;

    private static readonly double[][] s_weights = [.. Enumerable.Range(-Reach, 2 * Reach + 1).Select(shift =>
        FornbergWeights.Of([.. Enumerable.Range(-Reach + shift, 2 * Reach + 1).Select(k => (double)k)], 1))];

    private readonly AxisRange _x, _y;
    private readonly Func<double, double, double>? _exactX, _exactY, _exactXY;

    public ExploredFunction(Func<double, double, double> f, AxisRange x, AxisRange y) => (F, _x, _y) = (f, x, y);

    public ExploredFunction(Formula f, AxisRange x, AxisRange y)
        : this(Compiled(f), x, y)
    {
        _exactX = Compiled(f.Partial(0));
        _exactY = Compiled(f.Partial(1));
        _exactXY = Compiled(f.Partial(0, 1));
    }

    /// <summary>The value.</summary>
    public Func<double, double, double> F { get; }

    /// <summary>Whether the derivatives are exact.</summary>
    public bool IsExact => _exactX is not null;

    /// <summary>The partial derivative by x.</summary>
    public double X(double x, double y) => _exactX is null ? Slope(u => F(u, y), x, _x) : _exactX(x, y);

    /// <summary>The partial derivative by y.</summary>
    public double Y(double x, double y) => _exactY is null ? Slope(v => F(x, v), y, _y) : _exactY(x, y);

    /// <summary>Value and derivatives at a node of a grid. Where exact ones are not finite, as of √x at 0, numerical ones stand for
    /// them.</summary>
    public (double F, double X, double Y, double XY) Node(double x, double y)
    {
        double slopeX = X(x, y), slopeY = Y(x, y), mixed = _exactXY is null ? double.NaN : _exactXY(x, y);
        return (
            F(x, y),
            double.IsFinite(slopeX) ? slopeX : Slope(u => F(u, y), x, _x),
            double.IsFinite(slopeY) ? slopeY : Slope(v => F(x, v), y, _y),
            double.IsFinite(mixed) ? mixed : Slope(v => Slope(u => F(u, v), x, _x), y, _y));
    }

    /// <summary>How far from the truth the rounding of f may bring a numerical slope along x, where f is so large.</summary>
    public double RoundingX(double value) => IsExact ? 0 : Rounding(value, _x);

    /// <summary>The same along y.</summary>
    public double RoundingY(double value) => IsExact ? 0 : Rounding(value, _y);

    private static double Rounding(double value, AxisRange range) => 2 * DifferenceQuotient.UnitRoundoff * Math.Abs(value) / Step(range);

    /// <summary>A power of two: it is what it is however large the number is that it is added to.</summary>
    private static double Step(AxisRange range) => Math.ScaleB(1, (int)Math.Floor(Math.Log2(range.Length / StepsInRange)));

    /// <summary>
    /// A difference quotient from values inside the range only, as centred as its ends allow.
    /// </summary>
    private static double Slope(Func<double, double> f, double t, AxisRange range)
    {
        double h = Step(range);
        int shift = Math.Clamp(0, (int)Math.Ceiling(Reach - (t - range.From) / h), (int)Math.Floor((range.To - t) / h - Reach));
        double slope = Quotient(f, t, h, shift);
        // Beside a hole the points to one side may all be good.
        for (int away = 1; away <= Reach && !double.IsFinite(slope); away++)
        {
            double left = Quotient(f, t, h, Math.Max(shift - away, -Reach)), right = Quotient(f, t, h, Math.Min(shift + away, Reach));
            slope = double.IsFinite(left) ? left : right;
        }
        return slope;
    }

    private static double Quotient(Func<double, double> f, double t, double h, int shift)
    {
        double[] weights = s_weights[shift + Reach];
        double sum = 0, size = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (Math.Abs(weights[k]) > 1e-14)
            {
                double term = weights[k] * f(t + (k - Reach + shift) * h);
                sum += term;
                size = Math.Max(size, Math.Abs(term));
            }
        }
        // A sum that is no more than its rounding is 0: a constant has no slope.
        return Math.Abs(sum) <= 16 * DifferenceQuotient.UnitRoundoff * size ? 0 : sum / h;
    }

    private static Func<double, double, double> Compiled(Formula f)
    {
        CompiledFormula compiled = f.Compile();
        return (x, y) => compiled.Value(x, y);
    }
}
