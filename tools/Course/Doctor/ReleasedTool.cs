using Course.Execution;

namespace Course.Doctor;

/// <summary>Can the released .NET Interactive be restored, and does it run a cell?</summary>
internal static class ReleasedTool
{
    private const string Part = "Microsoft.dotnet-interactive";

    private static readonly KernelCommand s_command = new(Part, [DotNet.Path, "tool", "run", "dotnet-interactive", "--", "stdio"]);

    /// <summary>Restores the version that <c>.config/dotnet-tools.json</c> pins, and has it run a cell.</summary>
    public static async Task<Finding> ExamineAsync(Surroundings at, CancellationToken cancel)
    {
        if (!File.Exists(at.Of(".config", "dotnet-tools.json")))
        {
            return new Finding(
                State.Wrong, Part, "is not pinned: .config/dotnet-tools.json is missing.", "Restore it: `git checkout .config`.");
        }
        (bool isRestored, string said) = await DotNet.RunAsync(at.Repository, cancel, "tool", "restore");
        if (!isRestored)
        {
            return new Finding(State.Wrong, Part, $"cannot be restored: {said}", "It needs the network once: run `dotnet tool restore`.");
        }
        await using var kernel = KernelClient.Start(at.Repository, Limits.Default, s_command);
        return (await kernel.RunAsync(1, "1 + 1", cancel)).Failure is { } failure
            ? new Finding(
                State.Wrong, Part, $"does not run a cell: {failure.Message}",
                "See what `dotnet tool run dotnet-interactive -- --version` says.")
            : new Finding(State.Right, Part, "restored, and runs a cell.");
    }
}
