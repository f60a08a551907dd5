using System.Globalization;

namespace Course.Kernel;

/// <summary>The memory of a kernel, which .NET's garbage collector takes from the environment of the process.</summary>
internal static class KernelMemory
{
    private const string HardLimit = "DOTNET_GCHeapHardLimit";
    private const string Budget = "DOTNET_GCGen0MaxBudget";

    /// <summary>Limits a kernel that is to be started.</summary>
    public static void Limit(IDictionary<string, string?> environment, int megabytes)
    {
        environment[HardLimit] = ((long)megabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        // What a notebook holds is small beside what its compiler throws away: 48 MB of that at a time, not 200.
        environment[Budget] = "3000000";
        // Memory for machine code that is mapped once: a kernel has 50 MB of it.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
    }

    /// <summary>Spares what this kernel starts its limits: the restore of packages, for one, has its own.</summary>
    public static void SpareChildren()
    {
        Environment.SetEnvironmentVariable(HardLimit, null);
        Environment.SetEnvironmentVariable(Budget, null);
    }
}
