namespace PartialDerivatives;

/// <summary>The derivatives that the library computes on a thread while somebody collects them: an exercise, to tell the library's work
/// from an answer of the reader's own.</summary>
internal static class ComputedDerivatives
{
    [ThreadStatic]
    private static List<double>? s_collected;

    private static int s_collecting;

    /// <summary>Whether anybody collects, on any thread: a look at the thread's own field takes as long as a small gradient.</summary>
    public static bool AreCollected => s_collecting > 0;

    private static List<double>? Collected => AreCollected ? s_collected : null;

    /// <summary>What is computed on this thread while a function runs, in addition to what it returns.</summary>
    public static (T Result, IReadOnlyList<double> Derivatives) During<T>(Func<T> run)
    {
        List<double>? outer = s_collected;
        List<double> collected = s_collected = [];
        Interlocked.Increment(ref s_collecting);
        try
        {
            return (run(), collected);
        }
        finally
        {
            Interlocked.Decrement(ref s_collecting);
            s_collected = outer;
        }
    }

    public static double Note(double derivative)
    {
        Collected?.Add(derivative);
        return derivative;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Note(ReadOnlySpan<double> derivatives) => Collected?.AddRange(derivatives);

    public static Vector<double> Note(Vector<double> derivatives)
    {
        Collected?.AddRange(derivatives);
        return derivatives;
    }

    public static Matrix<double> Note(Matrix<double> derivatives)
    {
        Collected?.AddRange(derivatives.Enumerate());
        return derivatives;
    }
}
