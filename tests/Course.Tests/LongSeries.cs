using System.Globalization;
using Course.Commands;

namespace Course.Tests;

/// <summary>
/// Series of tries that take long: whole, and with another seed each day, where <c>CI</c> is set; else a tenth of them,
/// the same each time. COURSE_SEED asks for a certain seed.
/// </summary>
internal static class LongSeries
{
    /// <summary>The seed, which a test prints.</summary>
    public static int Seed { get; } = int.Parse(
        Environment.GetEnvironmentVariable("COURSE_SEED")
            ?? (ContinuousIntegration.IsSet ? DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "20240215"),
        CultureInfo.InvariantCulture);

    /// <summary>Skips a test but where <c>CI</c> is set: it takes long, and the most of what it shows another one shows, too.</summary>
    public static void OnlyInCI() => Assert.SkipUnless(ContinuousIntegration.IsSet, "It takes long, and is tried where CI is set.");

    /// <summary>How many of <paramref name="whole"/> tries are made: all where <c>CI</c> is set, else a tenth or another part.</summary>
    public static int Length(int whole, int part = 10) => ContinuousIntegration.IsSet ? whole : whole / part;
}
