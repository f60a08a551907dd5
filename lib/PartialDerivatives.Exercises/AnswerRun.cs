using System.Reflection;

namespace PartialDerivatives;

/// <summary>What an answer gives at the sample points, computed on a thread of its own, so that one that never returns stops
/// nobody.</summary>
/// <param name="Values">The values, as far as it came.</param>
/// <param name="Thrown">What it threw at the point after these.</param>
/// <param name="IsUnfinished">Whether it was still running when the time was over.</param>
/// <param name="Derivatives">What the library differentiated meanwhile, for each of the values.</param>
internal sealed record AnswerRun(IReadOnlyList<object?> Values, Exception? Thrown, bool IsUnfinished,
    IReadOnlyList<IReadOnlyList<double>> Derivatives)
{
    /// <summary>How long all points together may take. Far more than a formula needs, and a reader will wait so long.</summary>
    public const int Seconds = 5;

    /// <summary>The verdict if there are not all values.</summary>
    /// <param name="subject">What was asked.</param>
    /// <param name="where">What stopped: a subject with the point of that number.</param>
    public Verdict? Failure(FormattableString subject, Func<int, string> where) =>
        IsUnfinished
            ? new(VerdictKind.NeverEnds, subject, [],
            [
                $"{where(Values.Count)} does not return within {Seconds} seconds. Look for a loop that does not end.",
                $"It cannot be stopped, and goes on in the background until you restart the kernel.",
            ])
            : Thrown is { } thrown
                ? new(VerdictKind.Throws, subject, [],
                    [$"{where(Values.Count)} throws {AnswerText.TypeName(thrown.GetType())}: {thrown.Message}"])
                : null;

    public static AnswerRun Of(Func<double[], object?> answer, double[][] points)
    {
        var values = new object?[points.Length];
        var derivatives = new IReadOnlyList<double>[points.Length];
        Exception? thrown = null;
        int finished = 0;
        if (OperatingSystem.IsBrowser())
        {
            // One thread is all there is; the page stops what never returns.
            Answer();
            return new(values[..finished], thrown, false, derivatives[..finished]);
        }
        // A background thread does not keep the process alive. There is no way to stop it.
        var thread = new Thread(Answer) { IsBackground = true, Name = "answer to an exercise" };
        thread.Start();
        bool isUnfinished = !thread.Join(TimeSpan.FromSeconds(Seconds));
        int count = Volatile.Read(ref finished);
        return new(values[..count], isUnfinished ? null : thrown, isUnfinished, derivatives[..count]);

        void Answer()
        {
            try
            {
                foreach (double[] point in points)
                {
                    (values[finished], derivatives[finished]) = ComputedDerivatives.During(() => answer(point));
                    Interlocked.Increment(ref finished);
                }
            }
            catch (Exception e)
            {
                Volatile.Write(ref thrown, e is TargetInvocationException { InnerException: { } inner } ? inner : e);
            }
        }
    }
}
