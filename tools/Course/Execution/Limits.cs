namespace Course.Execution;

/// <summary>What cells may take: the time of each, and the memory of the kernel that runs them, in MB of managed objects.</summary>
internal sealed record Limits(TimeSpan Time, int Megabytes)
{
    /// <summary>What holds where nothing else is asked for.</summary>
    public static Limits Default { get; } = new(TimeSpan.FromSeconds(60), 2048);
}
