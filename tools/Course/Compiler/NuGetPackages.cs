using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Course.Compiler;

/// <summary>
/// Resolves <c>#r "nuget: name, version"</c> by the SDK's own restore, so with the user's NuGet configuration and with
/// all packages that the named ones need. The answer is kept, and a second run asks nobody.
/// </summary>
internal static class NuGetPackages
{
    /// <summary>Finds the assemblies of the packages.</summary>
    /// <returns>Full paths of assemblies.</returns>
    /// <exception cref="DirectiveException">The restore failed; the message holds what it said.</exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<CellScript.Package> packages, CancellationToken cancel)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("ManagePackageVersionsCentrally", "false")),
            new XElement("ItemGroup", packages.Select(package => new XElement("PackageReference",
                new XAttribute("Include", package.Name), new XAttribute("Version", package.Version)))));
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project.ToString())).AsSpan(0, 8));
        string folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "partial-derivatives-course", "packages", key);
        string answer = Path.Combine(folder, "assemblies.json");

        if (Read(answer) is { } kept)
        {
            return kept;
        }
        Directory.CreateDirectory(folder);
        // An empty file of each name ends MSBuild's search in the folders above.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        string projectFile = Path.Combine(folder, "packages.csproj");
        File.WriteAllText(projectFile, project.ToString());

        JsonNode items = Restore(projectFile, packages, cancel);
        string[] assemblies = [.. items["Items"]!["RuntimeCopyLocalItems"]!.AsArray().Select(item => item!["FullPath"]!.GetValue<string>())];
        string temporary = answer + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(assemblies));
        File.Move(temporary, answer, overwrite: true);
        return assemblies;
    }

    private static string[]? Read(string answer)
    {
        if (!File.Exists(answer))
        {
            return null;
        }
        string[]? assemblies = JsonSerializer.Deserialize<string[]>(File.ReadAllText(answer));
        return assemblies is not null && assemblies.All(File.Exists) ? assemblies : null;
    }

    private static JsonNode Restore(string projectFile, IReadOnlyList<CellScript.Package> packages, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", projectFile, "-restore", "-nologo", "-nodeReuse:false", "-t:ResolvePackageAssets", "-getItem:RuntimeCopyLocalItems",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(projectFile),
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode == 0)
        {
            return JsonNode.Parse(output)!;
        }
        string said = string.Join('\n', (output + errors.Result).Split('\n')
            .Where(line => line.Contains("error", StringComparison.Ordinal))
            .Select(line => line.Replace(projectFile, "", StringComparison.Ordinal).Trim(' ', ':', '\r'))
            .Distinct());
        throw new DirectiveException(
            $"the package{(packages.Count == 1 ? "" : "s")} {string.Join(", ", packages.Select(p => $"{p.Name} {p.Version}"))} cannot be restored: {said}",
            packages[0].Line,
            "Check the name and the version, and that the machine reaches a package source that has them.");
    }
}
