using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Reflection;

namespace Course.Execution;

/// <summary>A program that is a kernel: it speaks .NET Interactive's protocol on its standard input and output.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Words">The program and its arguments.</param>
internal sealed record KernelCommand(string Name, IReadOnlyList<string> Words)
{
    /// <summary>.NET Interactive's kernel in this program.</summary>
    public static KernelCommand Embedded { get; } = new(
        $".NET Interactive {Version()}, embedded", [DotNet.Path, "exec", typeof(KernelCommand).Assembly.Location, "kernel"]);

    /// <summary>Reads a command line, such as <c>dotnet tool run dotnet-interactive stdio</c>.</summary>
    /// <exception cref="RefusedException">It is empty.</exception>
    public static KernelCommand Parse(string command) => CommandLineParser.SplitCommandLine(command).ToArray() is { Length: > 0 } words
        ? new(command, words)
        : throw new RefusedException("--kernel is empty; allowed is a program with its arguments, such as \"dotnet tool run "
            + "dotnet-interactive stdio\".");

    /// <summary>How it is started in a folder.</summary>
    public ProcessStartInfo StartIn(string folder) => new(Words[0], Words.Skip(1))
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            // What it says is quoted, and nobody was asked whether it may tell others of it.
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        },
    };

    private static string Version() =>
        typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
