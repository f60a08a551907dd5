using System.Text.RegularExpressions;

namespace Course.Doctor;

/// <summary>Is the library built, from the sources as they are, and does <c>setup.csx</c> point to it?</summary>
internal static partial class Library
{
    private const string Part = "library";
    private const string Advice = "Run `dotnet build` in the repository's folder.";

    /// <summary>The endings of what goes into an assembly; a text beside it does not make the assembly old.</summary>
    private static readonly string[] s_endings = [".cs", ".csproj", ".js", ".css", ".json", ".svg"];

    /// <summary>Compares each assembly with the files that it is made of.</summary>
    public static Finding Examine(Surroundings at)
    {
        var missing = new List<string>();
        var old = new List<string>();
        string[] projects = Directory.GetFiles(at.Of("lib"), "*.csproj", SearchOption.AllDirectories);
        foreach (string project in projects.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            string? assembly = Array.Find([at.Of("lib", "bin", name + ".dll"), at.Of("lib", "bin", "plotly", name + ".dll")], File.Exists);
            if (assembly is null)
            {
                missing.Add(name);
            }
            else if (Sources(Path.GetDirectoryName(project)!).Max(File.GetLastWriteTimeUtc) > File.GetLastWriteTimeUtc(assembly))
            {
                old.Add(name);
            }
        }
        return missing.Count > 0 ? new Finding(State.Wrong, Part, $"not built: {string.Join(", ", missing)}.", Advice)
            : old.Count > 0 ? new Finding(State.Wrong, Part, $"older than its sources: {string.Join(", ", old)}.", Advice)
            : new Finding(State.Right, Part, "built, and newer than its sources.");
    }

    /// <summary>Follows the paths of the file that the first cell of each notebook imports.</summary>
    public static Finding ExamineSetup(Surroundings at)
    {
        const string Setup = "lib/bin/setup.csx";
        string file = at.Of("lib", "bin", "setup.csx");
        if (!File.Exists(file))
        {
            return new Finding(State.Wrong, Setup, "is missing, and with it the first cell of each notebook fails.", Advice);
        }
        string folder = at.Of("lib", "bin") + Path.DirectorySeparatorChar;
        foreach (string line in File.ReadLines(file))
        {
            string path = Reference().Match(line) is { Success: true } reference ? reference.Groups["path"].Value : "";
            if (path.Length == 0 || !Path.GetFullPath(path).StartsWith(folder, Comparison))
            {
                return new Finding(
                    State.Wrong, Setup, $"points out of this folder: {line.Trim()}", $"The folder was moved or copied. {Advice}");
            }
            if (!File.Exists(path))
            {
                return new Finding(State.Wrong, Setup, $"points to a file that is not there: {line.Trim()}", Advice);
            }
        }
        return new Finding(State.Right, Setup, "points into this folder.");
    }

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let first = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]
        where first is not ("bin" or "obj") && s_endings.Contains(Path.GetExtension(file))
        select file;

    [GeneratedRegex("""^#r "(?<path>[^"]+)"\s*$""")]
    private static partial Regex Reference();
}
