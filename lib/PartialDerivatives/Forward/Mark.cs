using System.Numerics;
using System.Runtime.CompilerServices;

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

    private static ulong s_counts;

    [ThreadStatic]
    private static ulong s_next, s_end;

    /// <summary>The mark of numbers that are not made by a call.</summary>
    public static ulong ByHand { get; } = Of(0);

    /// <summary>A mark that no other run of f has.</summary>
    public static ulong New() => Of(Reserve(1));

    /// <summary>The counts of so many new marks, of which it returns the first: a thread takes a block of them at a time.</summary>
    public static ulong Reserve(int marks)
    {
        ulong count = s_next, next = count + (ulong)marks;
        if (next > s_end)
        {
            ulong block = Math.Max(Block, (ulong)marks);
            s_end = Interlocked.Add(ref s_counts, block);
            count = s_end - block + 1;
            next = count + (ulong)marks;
        }
        s_next = next;
        return count;
    }

    /// <summary>The mark of a count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong count) => (ulong)(CountBits - BitOperations.PopCount(count)) << CountBits | count;

    /// <summary>Whether it is a single mark, or none, and not several joined.</summary>
    public static bool IsOne(ulong mark) => mark == 0 || mark == Of(mark & ((1UL << CountBits) - 1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException Mixed() => new(
        "A dual number of another call of ForwardMode is in this result: of the outer one of two nested calls, of one that has ended, "
            + "or one "
        + "made by Dual.Variable. Its derivative would be mistaken for the one asked for. Use a dual number only inside the f that was "
            + "given it; "
        + "take its Value for a plain number. For derivatives of derivatives pass a function of Dual<Dual<double>>, as ForwardMode.Hessian does.");
}
