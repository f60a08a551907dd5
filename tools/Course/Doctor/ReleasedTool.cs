namespace Course.Doctor;

/// <summary>Can the released .NET Interactive be restored, and does it start?</summary>
internal static class ReleasedTool
{
    private const string Part = "Microsoft.dotnet-interactive";

    /// <summary>Restores the version that <c>.config/dotnet-tools.json</c> pins, and starts it until its kernels are ready.</summary>
    public static async Task<Finding> ExamineAsync(Surroundings at, CancellationToken cancel)
    {
        if (!File.Exists(at.Of(".config", "dotnet-tools.json")))
        {
            return new Finding(
                State.Wrong, Part, "is not pinned: .config/dotnet-tools.json is missing.", "Restore it: `git checkout .config`.");
        }
        (bool isRestored, string said) = await DotNetProgram.RunAsync(at.Repository, sign: null, cancel, "tool", "restore");
        if (!isRestored)
        {
            return new Finding(State.Wrong, Part, $"cannot be restored: {said}", "It needs the network once: run `dotnet tool restore`.");
        }
        (bool isReady, said) = await DotNetProgram.RunAsync(
            at.Repository, sign: "KernelReady", cancel, "tool", "run", "dotnet-interactive", "--", "stdio");
        return isReady
            ? new Finding(State.Right, Part, "restored, and starts.")
            : new Finding(State.Wrong, Part, $"does not start: {said}", "See what `dotnet tool run dotnet-interactive -- --version` says.");
    }
}
