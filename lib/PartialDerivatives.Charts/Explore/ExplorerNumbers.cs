namespace PartialDerivatives.Charts;

/// <summary>What an explorer shows at a point, computed from its grid as explore.js does it: values, and the decimals that are
/// right.</summary>
internal sealed class ExplorerNumbers
{
    /// <summary>What rounding leaves uncertain of a quotient's difference, in parts of f, with a margin for the interpolation.</summary>
    private const double Rounding = 4e-15;

    private readonly HermiteGrid _grid;

    /// <param name="grid">The samples.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="stepX">The step along x; it is taken backwards where it would leave the range.</param>
    /// <param name="stepY">The step along y, likewise.</param>
    public ExplorerNumbers(HermiteGrid grid, double x, double y, double stepX, double stepY)
    {
        (_grid, X, Y) = (grid, x, y);
        (F, SlopeX, SlopeY) = grid.At(x, y);
        // The step that is really taken: far from 0 there are not so many numbers.
        StepX = x + (x + stepX > grid.X.To ? -stepX : stepX) - x;
        StepY = y + (y + stepY > grid.Y.To ? -stepY : stepY) - y;
        QuotientX = (grid.At(x + StepX, y).F - F) / StepX;
        QuotientY = (grid.At(x, y + StepY).F - F) / StepY;
    }

    public double X { get; }

    public double Y { get; }

    public double F { get; }

    public double SlopeX { get; }

    public double SlopeY { get; }

    public double StepX { get; }

    public double StepY { get; }

    public double QuotientX { get; }

    public double QuotientY { get; }

    public string ValueText => Told(F, _grid.DecimalsAt(0, X, Y));

    public string SlopeXText => Told(SlopeX, _grid.DecimalsAt(1, X, Y));

    public string SlopeYText => Told(SlopeY, _grid.DecimalsAt(2, X, Y));

    public string QuotientXText => Quotient(QuotientX, 1);

    public string QuotientYText => Quotient(QuotientY, 2);

    public string DifferenceXText => Difference(QuotientX - SlopeX, 1);

    public string DifferenceYText => Difference(QuotientY - SlopeY, 2);

    /// <summary>The slope in a direction, in degrees from the x axis.</summary>
    public string DirectionalText(double degrees) =>
        Told(SlopeX * Math.Cos(degrees * Math.PI / 180) + SlopeY * Math.Sin(degrees * Math.PI / 180), GradientDecimals);

    /// <summary>The length of the gradient: the greatest slope in any direction.</summary>
    public string SteepestText => Told(double.Hypot(SlopeX, SlopeY), GradientDecimals);

    /// <summary>The direction of the gradient in degrees; null where the slopes are not known well enough to tell it.</summary>
    public double? SteepestDegrees => double.Hypot(SlopeX, SlopeY) * Math.PI / 180 > Math.Pow(10, -(GradientDecimals ?? double.NaN))
        ? Math.Round(Math.Atan2(SlopeY, SlopeX) * 180 / Math.PI + 360) % 360 : null;

    private int? GradientDecimals => Less(_grid.DecimalsAt(1, X, Y), _grid.DecimalsAt(2, X, Y));

    /// <summary>A number of which nothing is known but that it is small in units of a power of ten is not told, as 0·10⁶.</summary>
    private static string Told(double value, int? decimals) =>
        ShownNumber.Of(value, decimals) is var text && (decimals >= 0 || HasDigits(text)) ? text : ShownNumber.None;

    private string Difference(double difference, int part)
    {
        int? decimals = Less(QuotientDecimals(part), _grid.DecimalsAt(part, X, Y));
        string text = ShownNumber.Of(difference, decimals);
        return HasDigits(text) || decimals is not { } d || !double.IsFinite(difference) ? text : $"< {ShownNumber.Of(Math.Pow(10, -d), d)}";
    }

    /// <summary>A zero says something only where its decimals do.</summary>
    private string Quotient(double quotient, int part)
    {
        int? decimals = QuotientDecimals(part);
        string text = Told(quotient, decimals);
        return HasDigits(text) || decimals > _grid.Decimals[part] - 4 ? text : ShownNumber.None;
    }

    /// <summary>
    /// A quotient is the mean of the slopes on the way, and so is as right as the worst of them, unless the interpolation jumps where the
    /// stencils across change. Over a long way the values at both ends tell more.
    /// </summary>
    private int? QuotientDecimals(int part)
    {
        bool alongX = part == 1;
        var (from, step, range, cells) = alongX ? (X, StepX, _grid.X, _grid.Columns) : (Y, StepY, _grid.Y, _grid.Rows);
        int a = HermiteGrid.Cell((from - range.From) / range.Length * cells, cells),
            b = HermiteGrid.Cell((from + step - range.From) / range.Length * cells, cells);
        int? decimals = _grid.DecimalsAt(part, X, Y);
        for (int cell = Math.Min(a, b); cell <= Math.Max(a, b); cell++)
        {
            double middle = range.From + (cell + 0.5) / cells * range.Length;
            var (x, y) = alongX ? (middle, Y) : (X, middle);
            decimals = Across(x, y) == Across(X, Y) ? Less(decimals, _grid.DecimalsAt(part, x, y)) : null;
        }
        int? ends = Less(_grid.DecimalsAt(0, X, Y), alongX ? _grid.DecimalsAt(0, X + StepX, Y) : _grid.DecimalsAt(0, X, Y + StepY));
        int? fromEnds = ends is { } d ? Math.Min(d + (int)Math.Floor(Math.Log10(Math.Abs(step) / 2)), _grid.Decimals[part]) : null;
        decimals = decimals is null || fromEnds > decimals ? fromEnds : decimals;
        // Both values are rounded, and over a short step that is what their difference shows.
        double rounding = Rounding * Math.Abs(F) / Math.Abs(step);
        return rounding > 0 ? Less(decimals, (int)Math.Floor(-Math.Log10(rounding))) : decimals;

        int Across(double x, double y) => alongX ? _grid.StencilAt(x, y).Y : _grid.StencilAt(x, y).X;
    }

    /// <summary>Whether a number as it is shown is not 0.</summary>
    private static bool HasDigits(string text) => text.Split('·')[0].Any(c => c is >= '1' and <= '9');

    private static int? Less(int? a, int? b) => a is { } left && b is { } right ? Math.Min(left, right) : null;
}
