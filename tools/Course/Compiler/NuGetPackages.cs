using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Course.Execution;

namespace Course.Compiler;

/// <summary>
/// Resolves <c>#r "nuget: name, version"</c> by the SDK's own restore, so with the user's NuGet configuration, that of
/// the notebook's folder included, and with all packages that the named ones need. The answer is kept, and a second
/// run asks nobody.
/// </summary>
internal static partial class NuGetPackages
{
    /// <summary>What packages bring: full paths of assemblies, and of native libraries for this machine.</summary>
    public sealed record Assets(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries);

    /// <summary>What to do about an error of the restore, by its code.</summary>
    private static readonly (string Code, string Advice)[] s_advice =
    [
        ("NU1101", "Check the spelling of the name. If it is right, the package's source is missing in your NuGet configuration."),
        ("NU1102", "Ask for a version that there is."),
        ("NU1301", "Check the network and the package source that is named; packages that were restored once need neither."),
        ("NU1605", "Two packages need different versions of a third one. Ask for the higher version."),
        ("NU1608", "Two packages need different versions of a third one. Ask for a version that suits both."),
        ("NU1107", "Two packages need different versions of a third one. Ask for a version that suits both."),
        ("NU1202", "Ask for a version of the package that is made for this .NET."),
    ];

    /// <summary>Finds what the packages bring, and what those bring that they need.</summary>
    /// <exception cref="DirectiveException">The restore failed; the message holds what it said.</exception>
    public static Assets Resolve(IReadOnlyList<CellScript.Package> packages, string notebookFolder, CancellationToken cancel)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                // Native libraries come for one kind of machine: this one.
                new XElement("UseCurrentRuntimeIdentifier", "true"),
                new XElement("SelfContained", "false"),
                new XElement("ManagePackageVersionsCentrally", "false")),
            new XElement("ItemGroup", packages.Select(package => new XElement("PackageReference",
                new XAttribute("Include", package.Name), new XAttribute("Version", Exactly(package.Version))))));
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project.ToString())).AsSpan(0, 8));
        string folder = Path.Combine(UserFolder.Of("packages") ?? Path.Combine(Path.GetTempPath(), "partial-derivatives-course", "packages"), key);
        string answer = Path.Combine(folder, "assets.json");
        if (Read(answer) is { } kept)
        {
            return kept;
        }
        try
        {
            Directory.CreateDirectory(folder);
            using FileStream working = Lock(folder, cancel);
            if (Read(answer) is { } byAnother)
            {
                return byAnother;
            }
            // An empty file of each name ends MSBuild's search in the folders above.
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
            string projectFile = Path.Combine(folder, "packages.csproj");
            File.WriteAllText(projectFile, project.ToString());

            Assets assets = Restore(projectFile, packages, notebookFolder, cancel);
            string temporary = answer + ".new";
            File.WriteAllText(temporary, JsonSerializer.Serialize(assets));
            File.Move(temporary, answer, overwrite: true);
            return assets;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException(
                $"{Named(packages)} cannot be restored: the folder {folder} cannot be written: {e.Message}",
                packages[^1].Line, "Set HOME to a folder that can be written.");
        }
    }

    /// <summary>A plain version means that version, not that or a newer one, which is what a project file would mean.</summary>
    private static string Exactly(string version) => PlainVersion().IsMatch(version) ? $"[{version}]" : version;

    /// <summary>Waits until no other notebook restores the same packages.</summary>
    private static FileStream Lock(string folder, CancellationToken cancel)
    {
        string file = Path.Combine(folder, "lock");
        using (new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // It can be written: what fails below is that another has it.
        }
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                cancel.WaitHandle.WaitOne(50);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private static Assets? Read(string answer)
    {
        if (!File.Exists(answer))
        {
            return null;
        }
        Assets? assets = JsonSerializer.Deserialize<Assets>(File.ReadAllText(answer));
        return assets is not null && assets.Assemblies.Concat(assets.NativeLibraries).All(File.Exists) ? assets : null;
    }

    private static Assets Restore(
        string projectFile, IReadOnlyList<CellScript.Package> packages, string notebookFolder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(DotNet.Path)
        {
            ArgumentList =
            {
                "msbuild", projectFile, "-restore", "-nologo", "-nodeReuse:false", $"-p:RestoreRootConfigDirectory={notebookFolder}",
                "-t:ResolvePackageAssets", "-getItem:RuntimeCopyLocalItems", "-getItem:NativeCopyLocalItems",
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
            JsonNode items = JsonNode.Parse(output)!["Items"]!;
            return new Assets(Paths(items["RuntimeCopyLocalItems"]), Paths(items["NativeCopyLocalItems"]));
        }
        string all = errors.Result + output;
        string[] said =
        [
            .. all.Split('\n')
                .Where(line => line.Contains("error", StringComparison.Ordinal))
                .Select(line => line.Replace(projectFile, "", StringComparison.Ordinal).Trim(' ', ':', '\r'))
                .Distinct(),
        ];
        throw new DirectiveException(
            $"{Named(packages)} cannot be restored: {(said.Length > 0 ? string.Join('\n', said) : all.Trim())}",
            packages[^1].Line,
            s_advice.FirstOrDefault(entry => all.Contains(entry.Code, StringComparison.Ordinal)).Advice
                ?? "Check the name and the version, and that the machine reaches a package source that has them.");

        static string[] Paths(JsonNode? items) => [.. items!.AsArray().Select(item => item!["FullPath"]!.GetValue<string>())];
    }

    private static string Named(IReadOnlyList<CellScript.Package> packages) =>
        $"the package{(packages.Count == 1 ? "" : "s")} {string.Join(", ", packages.Select(p => $"{p.Name} {p.Version}"))}";

    [GeneratedRegex(@"^\d+(\.\d+)*(-[\w.-]+)?$")]
    private static partial Regex PlainVersion();
}
