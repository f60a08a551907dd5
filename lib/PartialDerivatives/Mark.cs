using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// Marks tell whose ε a dual number carries: each call of <see cref="ForwardMode"/> has one of its own, so that nested calls, and numbers
/// kept from calls that have ended, are told apart.
/// </summary>
/// <remarks>
/// Two numbers join their marks by |, which costs next to nothing; that they were different ones shows in the end. For no mark has all
/// the bits of another: beside a count in the lower bits stands how many zeros it has, so more bits there mean fewer here.
/// Source: Berger, "A note on error detection codes for asymmetric channels" (1961).
/// </remarks>
internal static class Mark
{
    private const int CountBits = 58;
    private const ulong Block = 1 << 16;

    private static ulong s_blocks;

    [ThreadStatic]
    private static ulong t_next;

    /// <summary>The mark of numbers that are not made by a call.</summary>
    public static ulong ByHand { get; } = Of(0);

    /// <summary>A mark that no other call has: a thread takes a block of them at a time.</summary>
    public static ulong New()
    {
        ulong count = t_next;
        if (count % Block == 0)
        {
            count = Interlocked.Increment(ref s_blocks) * Block + 1;
        }
        t_next = count + 1;
        return Of(count);
    }

    /// <summary>Whether it is a single mark, or none, and not several joined.</summary>
    public static bool IsOne(ulong mark) => mark == 0 || mark == Of(mark & ((1UL << CountBits) - 1));

    public static InvalidOperationException Mixed() => new(
        "A dual number of another call of ForwardMode is in this result: of the outer one of two nested calls, of one that has ended, or one "
        + "made by Dual.Variable. Its derivative would be mistaken for the one asked for. Use a dual number only inside the f that was given it; "
        + "take its Value for a plain number. For derivatives of derivatives pass a function of Dual<Dual<double>>, as ForwardMode.Hessian does.");

    private static ulong Of(ulong count) => (ulong)(CountBits - BitOperations.PopCount(count)) << CountBits | count;
}
