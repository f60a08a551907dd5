using System.Text.RegularExpressions;

namespace Course.Execution;

/// <summary>What to do about a failure, for the mistakes that are made most in these notebooks.</summary>
internal static partial class FailureAdvice
{
    private const string PackagesDiffer = "Two packages need different versions of a third one. Ask for a version that suits both.";

    private const string OnThread = "on a thread that cell";

    /// <summary>The first line that fits is taken: what the message of an exception or a directive holds, and the advice.</summary>
    private static readonly (string Part, string Advice)[] s_other =
    [
        ("setup.csx'", "The build of the library writes this file: run `dotnet build` in the folder that holds PartialDerivatives.slnx, "
            + "then run this cell again."),
        ("is no name of a package", "Write `#r \"nuget: name, version\"` with the name under which the package is published."),
        ("is no version of the package", "Ask for a version that there is."),
        ("cannot be added because version", "Ask for the same version everywhere in the notebook, or use two notebooks."),
        ("NU1101", "Check the spelling of the name. If it is right, the package's source is missing in your NuGet configuration."),
        ("NU1102", "Ask for a version that there is."),
        ("NU1103", "Ask for a version that there is."),
        ("NU1301", "Check the network and the package source that is named; packages that were restored once need neither."),
        ("NU1605", PackagesDiffer),
        ("NU1608", PackagesDiffer),
        ("NU1107", PackagesDiffer),
        ("NU1202", "Ask for a version of the package that is made for this .NET."),
        ("PackageManagement Error 999",
            "The restore works in .packagemanagement in your home folder. Set HOME to a folder that can be written."),
        (OnThread, "Catch the exception on that thread, or use a Task and await it."),
        ("Unrecognized directive", "Known are `#!import path`, `#r \"path\"` and `#r \"nuget: name, version\"`; write the rest in C#."),
    ];

    /// <summary>The advice for a message of the compiler about a line.</summary>
    public static string ForCompiler(string id, string text, string? line) => id == "CS0006"
        ? "Check the path: it is relative to the notebook's folder. Files in lib/bin are made by `dotnet build`."
        : CompilerAdvice.For(id, text, line);

    /// <summary>The advice for an exception, or for a directive that could not be carried out.</summary>
    public static string ForException(string message, Limits limits) =>
        message.StartsWith("System.OutOfMemoryException", StringComparison.Ordinal) ? Memory(limits)
        : message.StartsWith("System.IO.", StringComparison.Ordinal) && !message.Contains("setup.csx'", StringComparison.Ordinal)
            ? "Check the path: it is relative to the notebook's folder."
        : s_other.FirstOrDefault(entry => message.Contains(entry.Part, StringComparison.Ordinal)).Advice
            ?? "Correct the cell and run it again.";

    /// <summary>The advice where a cell ran too long.</summary>
    public static string ForTime(string code) => code.Contains("nuget:", StringComparison.OrdinalIgnoreCase)
        ? "The restore of its packages is part of that time, once: check the network and the package source, or allow more time with "
            + "--timeout."
        : code.Contains("#!import", StringComparison.OrdinalIgnoreCase)
        ? "Look for a file that imports itself, perhaps through another one, or for a loop that does not end; or allow more time with "
            + "--timeout."
        : "Look for a loop that does not end, or allow more time with --timeout.";

    /// <summary>The advice where the kernel has ended; <paramref name="lastWords"/> is what it said last.</summary>
    public static string ForEnd(string lastWords, Limits limits, KernelCommand kernel, bool wasReady) =>
        !wasReady ? $"Check that `{string.Join(' ', kernel.Words)}` starts a kernel that speaks .NET Interactive's protocol."
        : lastWords.Contains("Stack overflow", StringComparison.Ordinal) ? "Look for recursion without end."
        : lastWords.Replace(" ", "", StringComparison.Ordinal).Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) ? Memory(limits)
        : "Look for a call that ends the process.";

    /// <summary>What a failure says, without the places that an exception came through and the folder in which a restore worked.</summary>
    public static string Summary(string message)
    {
        string[] parts = ProjectFile().Replace(message, "").ReplaceLineEndings("\n").Split("\n   at ");
        int thread = message.IndexOf(OnThread, StringComparison.Ordinal);
        return parts[0].TrimEnd() + (thread < 0 ? "" : $" ({message[thread..].Trim()})");
    }

    private static string Memory(Limits limits) =>
        $"A kernel may use {limits.Megabytes} MB: keep less at a time, or allow more with --memory.";

    [GeneratedRegex(@"^\S*Project\.fsproj : ", RegexOptions.Multiline)]
    private static partial Regex ProjectFile();
}
