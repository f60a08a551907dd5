using System.Text.RegularExpressions;

namespace Course.Compiler;

/// <summary>
/// The text of a cell after its directives are taken out. The lines that held them stay as empty lines, so that
/// line numbers are those of the cell.
/// </summary>
/// <param name="Code">The C# that is left, with <c>#r "path"</c> lines, which the compiler reads itself.</param>
/// <param name="Imports">The paths of <c>#!import</c> lines, in order.</param>
/// <param name="Packages">The packages of <c>#r "nuget: …"</c> lines, in order.</param>
internal sealed partial record CellScript(string Code, IReadOnlyList<CellScript.Import> Imports, IReadOnlyList<CellScript.Package> Packages)
{
    /// <summary>A line <c>#!import path</c>.</summary>
    public sealed record Import(string Path, int Line);

    /// <summary>A line <c>#r "nuget: name, version"</c>; without a version the newest is taken.</summary>
    public sealed record Package(string Name, string Version, int Line);

    /// <summary>Reads the directives of a cell.</summary>
    /// <exception cref="DirectiveException">A directive that not all hosts know, or one that is not complete.</exception>
    public static CellScript Read(string cell)
    {
        string[] lines = cell.Split('\n');
        var imports = new List<Import>();
        var packages = new List<Package>();
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (ImportLine().Match(line) is { Success: true } import)
            {
                imports.Add(new Import(import.Groups["path"].Value.Trim('"'), i + 1));
            }
            else if (PackageLine().Match(line) is { Success: true } package)
            {
                string version = package.Groups["version"].Value;
                packages.Add(new Package(package.Groups["name"].Value, version.Length == 0 ? "*" : version, i + 1));
            }
            else if (OtherDirective().Match(line) is { Success: true } other)
            {
                throw new DirectiveException(
                    $"the directive `{other.Value.TrimEnd()}` is not known to all hosts of this notebook",
                    i + 1,
                    "Known are `#!import path`, `#r \"path\"` and `#r \"nuget: name, version\"`; write the rest in C#.");
            }
            else
            {
                continue;
            }
            lines[i] = "";
        }
        return new CellScript(string.Join('\n', lines), imports, packages);
    }

    [GeneratedRegex("""^#!import\s+(?<path>.+)$""")]
    private static partial Regex ImportLine();

    [GeneratedRegex("""^#r\s+"nuget:\s*(?<name>[^",\s]+)\s*(,\s*(?<version>[^"\s]+)\s*)?"\s*;?$""")]
    private static partial Regex PackageLine();

    [GeneratedRegex("""^(#!\S*|#i\s|#load\s|#r\s+"nuget:.*)""")]
    private static partial Regex OtherDirective();
}
