using System.Runtime.InteropServices;

namespace Course.Kernel;

/// <summary>
/// A kernel and all processes that its cells start, as Unix knows them: one signal ends them all. (.NET's own way to end
/// a tree of processes stops each first, and leaves it stopped for ever where the runner is killed in between.)
/// </summary>
internal static class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Makes this process the leader of a group of its own. Ctrl-C in a terminal no longer reaches it; the runner's end does.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = setpgid(0, 0);
        }
    }

    /// <summary>Ends the group of a leader, also where the leader itself has ended.</summary>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = kill(-leader, KillSignal);
        }
    }

    [DllImport("libc")]
    private static extern int setpgid(int process, int group);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
