using System.Globalization;
using CsCheck;

namespace PartialDerivatives.Tests;

/// <summary>
/// Property tests that take the same samples at every run: CsCheck's own <c>Sample</c> is seeded only for its first.
/// The environment variable PROPERTY_SEED asks for other samples; with CI=true they are others each day, and ten times as many where a
/// test has many.
/// </summary>
internal static class ForAllExtensions
{
    private static readonly bool s_thorough = Environment.GetEnvironmentVariable("CI") == "true";

    private static readonly string s_default = s_thorough ? DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "2026";

    public static ulong Seed { get; } =
        ulong.Parse(Environment.GetEnvironmentVariable("PROPERTY_SEED") ?? s_default, CultureInfo.InvariantCulture);

    /// <summary>So many samples with CI=true, and a tenth of them otherwise.</summary>
    public static int Many(int count) => s_thorough ? count : count / 10;

    public static void ForAll<T>(this Gen<T> samples, Action<T> assert, int count = 100)
    {
        for (int i = 0; i < count; i++)
        {
            T sample = samples.Generate(new PCG((uint)i, Seed), null, out _);
            try
            {
                assert(sample);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Sample {i} of {count} with PROPERTY_SEED={Seed}: {sample}. {exception.Message}",
                    exception);
            }
        }
    }

    public static void ForAll<T>(this Gen<T> samples, Func<T, bool> holds, int count = 100) =>
        samples.ForAll((T sample) => Assert.True(holds(sample), "does not hold"), count);

    public static void ForAll<T1, T2>(this Gen<(T1, T2)> samples, Action<T1, T2> assert, int count = 100) =>
        samples.ForAll(sample => assert(sample.Item1, sample.Item2), count);

    public static void ForAll<T1, T2, T3>(this Gen<(T1, T2, T3)> samples, Action<T1, T2, T3> assert, int count = 100) =>
        samples.ForAll(sample => assert(sample.Item1, sample.Item2, sample.Item3), count);

    public static void ForAll<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> samples, Action<T1, T2, T3, T4> assert, int count = 100) =>
        samples.ForAll(sample => assert(sample.Item1, sample.Item2, sample.Item3, sample.Item4), count);
}
