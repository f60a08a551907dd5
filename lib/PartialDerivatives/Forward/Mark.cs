using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// Marks tell whose ε a dual number carries: each pass, which is a run of f by <see cref="ForwardMode"/>, has one of its own, so that
/// nested calls, and numbers kept from calls that have ended, are told apart.
/// </summary>
/// <remarks>
/// Two numbers join their marks by |, which costs next to nothing; that they were different ones shows in the end. For no mark has all
/// the bits of another: beside a count in the lower bits stands how many zeros it has, so more bits there mean fewer here.
/// Source: Berger, "A note on error detection codes for asymmetric channels" (1961).
/// <para>In a quick pass, of several directions, products and quotients follow the plain rules, which give NaN for 0·∞, whatever the 0 is.
/// Numbers of a pass of one direction carry the same derivative in all of them, and take a closer look.</para>
/// </remarks>
internal static class Mark
{
    /// <summary>That of a number whose derivative f made itself.</summary>
    public const ulong Made = 1UL << 62;

    private const ulong Quick = 1UL << 63, Own = ~(Quick | Made);
    private const int CountBits = 56;

    /// <summary>The mark of numbers that are not made by a call.</summary>
    public static ulong ByHand { get; } = Of(0);

    /// <summary>The mark of a count, for a pass of one direction.</summary>
    public static ulong Of(ulong count) => (ulong)(CountBits - BitOperations.PopCount(count)) << CountBits | count;

    /// <summary>The mark of a count, for a quick pass.</summary>
    public static ulong OfQuick(ulong count) => Of(count) | Quick;

    // The bit is that of the sign, for which there is an instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsQuick(ulong mark) => (long)mark < 0;

    public static bool IsMade(ulong mark) => (mark & Made) != 0;

    /// <summary>Whether it is a single mark, or none, and not several joined.</summary>
    public static bool IsOne(ulong mark) => Belongs(mark, Of(mark & ((1UL << CountBits) - 1)));

    /// <summary>Whether a number with this mark comes from the pass that has the other one, or from none.</summary>
    public static bool Belongs(ulong mark, ulong pass) => (mark & Own) == 0 || (mark & Own) == (pass & Own);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException Mixed() => new(
        "A dual number of another call of ForwardMode is in this result: of the outer one of two nested calls, of one that has ended, "
            + "or one made by Dual.Variable. Its derivative would be mistaken for the one asked for. Use a dual number only inside the f "
            + "that was given it; take its Value for a plain number. For derivatives of derivatives pass a function of Dual<Dual<double>>, "
            + "as ForwardMode.OfSecondOrder does.");
}
