namespace Course.Execution;

/// <summary>The program <c>dotnet</c>.</summary>
internal static class DotNet
{
    /// <summary>The dotnet that runs this program; where it runs in a host of its own, the one that started it, or the one on the
    /// path.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
