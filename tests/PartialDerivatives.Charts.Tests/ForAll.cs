using System.Collections.Concurrent;
using System.Globalization;

/// <summary>
/// Property tests over random samples. The seed is printed where one fails. It is the same at every run, and another one each day where CI
/// is set;
/// the environment variable PROPERTY_SEED asks for one.
/// </summary>
internal static class ForAll
{
    private const int Shown = 12;

    public static bool IsCI => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    private static int Seed => int.Parse(
        Environment.GetEnvironmentVariable("PROPERTY_SEED")
            ?? (IsCI ? DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "2026"),
        CultureInfo.InvariantCulture);

    /// <summary>So many where CI is set, elsewhere a tenth of them.</summary>
    public static int Many(int count) => IsCI ? count : count / 10;

    /// <summary>Draws so many samples where CI is set, elsewhere a tenth of them.</summary>
    public static void Samples(int count, Action<Random> assert)
    {
        count = Many(count);
        TestContext.Current.SendDiagnosticMessage($"PROPERTY_SEED={Seed}, {count} samples");
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = 2 }, i =>
        {
            try
            {
                assert(new Random(unchecked(Seed * 1_000_003 + i)));
            }
            catch (Exception exception)
            {
                failures[i] = exception.Message;
            }
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {count} samples with PROPERTY_SEED={Seed} fail, the first ones:\n"
            + string.Join("\n", failures.OrderBy(failure => failure.Key).Take(Shown).Select(failure => $"{failure.Key}: {failure.Value}")));
    }
}
