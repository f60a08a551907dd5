namespace PartialDerivatives.Charts;

/// <summary>
/// The polynomials that carry values and slopes at neighbouring nodes over to the points between: Hermite's interpolation, of degree
/// 2n − 1 on n nodes. Two nodes make the usual cubic; four make degree 7, which with the same data is right in many more digits.
/// </summary>
/// <remarks>Every stencil contains both ends of its cell, so that neighbouring cells meet with the same value and slope.</remarks>
internal static class HermiteBasis
{
    /// <summary>The nodes of each stencil, counted from the left end of the cell: first, number.</summary>
    public static readonly (int First, int Count)[] Stencils = [(0, 2), (-2, 4), (-1, 4), (0, 4)];

    /// <summary>The stencil that a smooth function has in a cell: four nodes, as near as the ends of the grid allow.</summary>
    public static int Usual(int cell, int cells) => cell == 0 ? 3 : cell == cells - 1 ? 1 : 2;

    /// <summary>Whether all nodes of a stencil are on the grid.</summary>
    public static bool Fits(int stencil, int cell, int cells)
    {
        var (first, count) = Stencils[stencil];
        return cell + first >= 0 && cell + first + count - 1 <= cells;
    }

    /// <summary>The weights of a stencil at t, from 0 to 1 in the cell.</summary>
    public static Weights At(int stencil, double t)
    {
        var (first, n) = Stencils[stencil];
        var (value, slope, valueSlope, slopeSlope) = (new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            // Lagrange's polynomial of node i, its slope at t, and its slope at the node.
            double here = first + i, lagrange = 1, tilt = 0, tiltHere = 0;
            for (int j = 0; j < n; j++)
            {
                if (j != i)
                {
                    double gap = i - j, factor = (t - first - j) / gap;
                    tilt = tilt * factor + lagrange / gap;
                    lagrange *= factor;
                    tiltHere += 1 / gap;
                }
            }
            double square = lagrange * lagrange, squareTilt = 2 * lagrange * tilt, linear = 1 - 2 * tiltHere * (t - here);
            value[i] = linear * square;
            valueSlope[i] = linear * squareTilt - 2 * tiltHere * square;
            slope[i] = (t - here) * square;
            slopeSlope[i] = (t - here) * squareTilt + square;
        }
        return new(first, value, slope, valueSlope, slopeSlope);
    }

    /// <summary>The weights of values and slopes at the nodes, for the value at a point and for the slope there.</summary>
    public sealed record Weights(int First, double[] Value, double[] Slope, double[] ValueSlope, double[] SlopeSlope);
}
