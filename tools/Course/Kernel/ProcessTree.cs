using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Course.Kernel;

/// <summary>
/// A kernel and all processes that its cells start. They share a process group, unless a cell starts one with
/// <c>setsid</c> or as a shell's job; on Linux such a process is known by its ancestors, or, once these have ended, by
/// a mark in its environment, or by having no other kernel's while it is a child of the runner. (.NET's own way to end a tree of
/// processes stops each first, and leaves it stopped for ever where the runner is killed in between; and it finds none
/// whose parent has ended.)
/// </summary>
internal static class ProcessTree
{
    /// <summary>The environment variable whose value is another one for each kernel.</summary>
    public const string Mark = "COURSE_KERNEL";

    private const int KillSignal = 9;
    private const int SetChildSubreaper = 36;
    private const int Rounds = 20;

    /// <summary>The marks of the kernels that run; one that is being started has none yet, and nothing is ended meanwhile.</summary>
    private static readonly HashSet<string> s_marks = [];

    private static bool s_adopts;

    /// <summary>
    /// Makes the runner, on Linux, the parent of those whose kernel has ended by itself, so that it finds also those that
    /// have an environment of their own. For a program alone all of whose children are kernels.
    /// </summary>
    public static void Adopt() => s_adopts = OperatingSystem.IsLinux() && prctl(SetChildSubreaper, 1, 0, 0, 0) == 0;

    /// <summary>Starts a kernel.</summary>
    public static Process Start(ProcessStartInfo kernel, string mark)
    {
        kernel.Environment[Mark] = mark;
        lock (s_marks)
        {
            Process process = Process.Start(kernel)!;
            s_marks.Add(mark);
            return process;
        }
    }

    /// <summary>
    /// Makes this process the leader of a group of its own, so that Ctrl-C in a terminal no longer reaches it, and on
    /// Linux the parent of those of its descendants whose own parent ends.
    /// </summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = setpgid(0, 0);
        }
        if (OperatingSystem.IsLinux())
        {
            _ = prctl(SetChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>Ends a kernel and all that it has started, also where the kernel itself has ended.</summary>
    public static void Kill(int kernel, string mark)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        lock (s_marks)
        {
            int[] members = Members(kernel, mark);
            _ = kill(kernel, KillSignal);
            _ = kill(-kernel, KillSignal);
            KillAll(kernel, mark, members);
            s_marks.Remove(mark);
        }
    }

    /// <summary>Ends all that this kernel has started, but not itself. On systems other than Linux the runner does it.</summary>
    public static void KillStartedByThis()
    {
        if (Environment.GetEnvironmentVariable(Mark) is { Length: > 0 } mark)
        {
            KillAll(Environment.ProcessId, mark, Members(Environment.ProcessId, mark));
        }
    }

    /// <summary>What is being started at this moment is found in the next round.</summary>
    private static void KillAll(int kernel, string mark, int[] members)
    {
        for (int round = 0; members.Length > 0 && round < Rounds; round++)
        {
            Array.ForEach(members, process => _ = kill(process, KillSignal));
            members = Members(kernel, mark);
        }
    }

    /// <summary>The processes that belong to a kernel, without itself.</summary>
    private static int[] Members(int kernel, string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }
        Dictionary<int, (int Parent, int Group)> processes = Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Status: StatusOf(id)))
            .Where(process => process.Status is not null)
            .ToDictionary(process => process.Id, process => process.Status!.Value);
        byte[] own = Entry(mark);
        byte[][] others = [.. s_marks.Where(other => other != mark).Select(Entry)];
        return [.. processes.Keys.Where(id =>
            id != kernel && id != Environment.ProcessId && (processes[id].Group == kernel || Descends(id) || HasMark(id, own)))];

        bool Descends(int id)
        {
            for (int steps = 0; steps < processes.Count && processes.TryGetValue(id, out var process); steps++)
            {
                if (process.Parent == kernel
                    || (s_adopts && process.Parent == Environment.ProcessId && !Array.Exists(others, mark => HasMark(id, mark))))
                {
                    return true;
                }
                id = process.Parent;
            }
            return false;
        }
    }

    private static byte[] Entry(string mark) => Encoding.UTF8.GetBytes($"{Mark}={mark}\0");

    private static bool HasMark(int id, byte[] mark) => Read($"/proc/{id}/environ").AsSpan().IndexOf(mark) >= 0;

    /// <summary>Parent and group of a process; null where it has ended.</summary>
    private static (int Parent, int Group)? StatusOf(int id)
    {
        string status = Encoding.UTF8.GetString(Read($"/proc/{id}/stat"));
        // The name of the program stands in brackets, and may hold spaces and brackets.
        string[] fields = status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is [not "Z", var parent, var group, ..]
            ? (int.Parse(parent, CultureInfo.InvariantCulture), int.Parse(group, CultureInfo.InvariantCulture))
            : null;
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return [];
        }
    }

    [DllImport("libc")]
    private static extern int setpgid(int process, int group);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
}
