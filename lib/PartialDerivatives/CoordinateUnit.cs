namespace PartialDerivatives;

/// <summary>
/// Beside a coordinate that is very large or small the derivatives of intermediate values, as −1/x² of 1/x, may be too small or too large
/// for numbers where those of the result are not. Counted in a unit as large as the coordinate they are as large as the values.
/// </summary>
internal static class CoordinateUnit
{
    private const double Large = 1e90;
    private const int Exponents = 1020;
    private const ulong Exponent = 0x7FFUL << 53;

    /// <summary>Whether a coordinate is that large or small, counted in what it moves by along a direction, if there is one.</summary>
    public static bool IsAnyNeeded(ReadOnlySpan<double> at, double[]? direction = null)
    {
        bool isNeeded = false;
        for (int i = 0; i < at.Length; i++)
        {
            double speed = direction is null ? 1 : direction[i];
            isNeeded |= speed != 0 && Of(at[i] / speed) is not null;
        }
        return isNeeded;
    }

    /// <summary>What was counted in the unit, where the derivative may be wrong and that is a number.</summary>
    public static double Better(double derivative, double inUnit) =>
        IsSuspect(derivative) && double.IsFinite(inUnit) ? inUnit : derivative;

    /// <summary>Whether a derivative may be wrong, as 0, ∞ and NaN may: without the sign those have no bits, or all that an exponent
    /// has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSuspect(double derivative) => (BitConverter.DoubleToUInt64Bits(derivative) << 1) - 1 >= Exponent - 1;

    /// <summary>The unit, a power of 2, if the coordinate is that large or small.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double? Of(double coordinate) => Math.Abs(coordinate) is > Large or (> 0 and < 1 / Large)
        ? Math.ScaleB(1, Math.Clamp(Math.ILogB(coordinate), -Exponents, Exponents)) : null;
}
