using Course.Execution;

namespace Course.Doctor;

/// <summary>Is there an SDK that global.json accepts?</summary>
internal static class Sdk
{
    private const string Part = ".NET SDK";

    /// <summary>Asks <c>dotnet</c> in the repository's folder.</summary>
    public static async Task<Finding> ExamineAsync(Surroundings at, CancellationToken cancel)
    {
        (bool isGood, string said) = await DotNet.RunAsync(at.Repository, cancel, "--version");
        return isGood
            ? new Finding(State.Right, Part, $"{said}, which global.json accepts.")
            : new Finding(
                State.Wrong, Part, $"none that global.json accepts: {said}",
                "Install the .NET 10 SDK from https://dotnet.microsoft.com/download.");
    }
}
