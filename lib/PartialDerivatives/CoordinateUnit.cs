namespace PartialDerivatives;

/// <summary>
/// Beside a coordinate that is very large or small the derivatives of intermediate values, as −1/x² of 1/x, may be too small or too large
/// for numbers where those of the result are not. Counted in a unit as large as the coordinate they are as large as the values.
/// </summary>
internal static class CoordinateUnit
{
    private const double Large = 1e90;
    private const int Exponents = 1020;

    /// <summary>The unit, a power of 2, if the coordinate is that large or small and the derivative by it may be wrong, as 0, ∞ and NaN
    /// may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double? Of(double coordinate, double derivative) =>
        Math.Abs(derivative) is > 0 and < double.PositiveInfinity ? null : Of(coordinate);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double? Of(double coordinate) => Math.Abs(coordinate) is > Large or (> 0 and < 1 / Large)
        ? Math.ScaleB(1, Math.Clamp(Math.ILogB(coordinate), -Exponents, Exponents)) : null;
}
