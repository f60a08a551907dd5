using System.IO.Compression;
using System.Runtime.InteropServices;
using Course.Documents;
using Course.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Tests;

/// <summary><c>#r "nuget: …"</c>, with packages and a package source made here.</summary>
public class PackageTests
{
    private const string Native = "course_tests_native";

    [Fact]
    public async Task A_package_brings_what_it_needs_native_libraries_too()
    {
        using var folder = new TemporaryFolder();
        WriteFeed(folder);
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await RunAsync(kernel, "#r \"nuget: Course.Tests.Outer, 1.0.0\"\nOuter.Checksum(\"123456789\")");

        Assert.Null(run.Failure);
        // The check value of CRC-32 in its literature: of the digits 1 to 9.
        Assert.Equal("CBF43926", MultilineText.Read(run.Outputs[^1]["data"]!["text/plain"]));
    }

    [Theory]
    [InlineData("No.Such.Package.Of.This.Name, 9.9.9", "Unable to find package No.Such.Package.Of.This.Name", "Check the spelling")]
    [InlineData("Course.Tests.Inner, 7.0.0", "Unable to find package Course.Tests.Inner with version", "a version that there is")]
    [InlineData("$([System.IO.File]::ReadAllText('/etc/hostname')), 1.0.0", "is no name of a package",
        "under which the package is published")]
    [InlineData("A' /><Exec Command='x, 1.0.0", "is no name of a package", "under which the package is published")]
    [InlineData("Course.Tests.Inner, $(MSBuildProjectFile)", "is no version of the package Course.Tests.Inner", "a version that there is")]
    public async Task A_package_that_cannot_be_had_fails_its_cell_and_says_why(string package, string message, string advice)
    {
        using var folder = new TemporaryFolder();
        WriteFeed(folder);
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await RunAsync(kernel, $"var a = 1;\n#r \"nuget: {package}\"");

        Assert.Contains(message, run.Failure?.Message ?? "no failure", StringComparison.Ordinal);
        Assert.Contains(advice, run.Failure!.Advice, StringComparison.Ordinal);
        Assert.Equal(2, run.Failure.Line);
        Assert.Equal("error", run.Outputs[^1]["output_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_cells_that_ask_for_two_versions_of_a_package_clash()
    {
        using var folder = new TemporaryFolder();
        WriteFeed(folder);
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);
        CellRun first = await RunAsync(kernel, "#r \"nuget: Course.Tests.Inner, 1.0.0\"\nInner.Version");

        CellRun again = await RunAsync(kernel, "#r \"nuget: course.tests.inner\"\nInner.Version");
        CellRun clash = await RunAsync(kernel, "#r \"nuget: Course.Tests.Inner, 2.0.0\"\nInner.Version");

        Assert.Null(first.Failure);
        Assert.Null(again.Failure);
        Assert.Equal("Course.Tests.Inner version 2.0.0 cannot be added because version 1.0.0 was added previously.",
            clash.Failure!.Message);
        Assert.Contains("the same version everywhere", clash.Failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_source_that_cannot_be_reached_is_named()
    {
        using var folder = new TemporaryFolder();
        WriteConfiguration(folder, "http://127.0.0.1:9/index.json");
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await RunAsync(kernel, "#r \"nuget: Course.Tests.Nowhere, 1.0.0\"");

        Assert.Contains("http://127.0.0.1:9/index.json", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("Check the network", run.Failure.Advice, StringComparison.Ordinal);
    }

    private static Task<CellRun> RunAsync(KernelClient kernel, string cell) =>
        kernel.RunAsync(1, cell, TestContext.Current.CancellationToken);

    /// <summary>
    /// A source with three packages, and the configuration that names it: Outer needs Inner 1.0.0, which calls a native
    /// library, a copy of one of the runtime's own; Inner 2.0.0 also lies beside the notebook as Inner2.dll.
    /// </summary>
    private static void WriteFeed(TemporaryFolder folder)
    {
        WriteConfiguration(folder, folder.File("feed"));
        Directory.CreateDirectory(folder.File("feed"));
        (string before, string after) = OperatingSystem.IsWindows() ? ("", ".dll") : OperatingSystem.IsMacOS() ? ("lib", ".dylib")
            : ("lib", ".so");
        string runtime = RuntimeEnvironment.GetRuntimeDirectory();
        byte[] native = File.ReadAllBytes(Path.Combine(runtime, $"{before}System.IO.Compression.Native{after}"));
        byte[] inner = Compile("Course.Tests.Inner", "1.0.0", $$"""
            public static unsafe class Inner
            {
                public static string Version => "1.0.0";
                [System.Runtime.InteropServices.DllImport("{{Native}}")]
                public static extern uint CompressionNative_Crc32(uint crc, byte* buffer, int length);
            }
            """);
        byte[] outer = Compile("Course.Tests.Outer", "1.0.0", """
            public static unsafe class Outer
            {
                public static string Checksum(string text)
                {
                    byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);
                    fixed (byte* start = bytes)
                    {
                        return Inner.CompressionNative_Crc32(0, start, bytes.Length).ToString("X8");
                    }
                }
            }
            """, MetadataReference.CreateFromImage(inner));
        byte[] inner2 = Compile("Course.Tests.Inner", "2.0.0", "public static class Inner { public static string Version => \"2.0.0\"; }");
        File.WriteAllBytes(folder.File("Inner2.dll"), inner2);
        Pack("Course.Tests.Inner", "1.0.0", "", ("lib/net10.0/Course.Tests.Inner.dll", inner),
            ($"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{before}{Native}{after}", native));
        Pack("Course.Tests.Inner", "2.0.0", "", ("lib/net10.0/Course.Tests.Inner.dll", inner2));
        Pack("Course.Tests.Outer", "1.0.0", """<dependency id="Course.Tests.Inner" version="1.0.0" />""",
            ("lib/net10.0/Course.Tests.Outer.dll", outer));

        void Pack(string id, string version, string dependency, params (string Path, byte[] Content)[] files)
        {
            using var package = new ZipArchive(File.Create(Path.Combine(folder.File("feed"), $"{id}.{version}.nupkg")),
                ZipArchiveMode.Create);
            string manifest = $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{id}</id><version>{version}</version><authors>tests</authors><description>For a test.</description>
                    <dependencies><group targetFramework="net10.0">{dependency}</group></dependencies>
                  </metadata>
                </package>
                """;
            foreach ((string path, byte[] content) in files.Prepend(($"{id}.nuspec", System.Text.Encoding.UTF8.GetBytes(manifest))))
            {
                using Stream entry = package.CreateEntry(path).Open();
                entry.Write(content);
            }
        }
    }

    private static void WriteConfiguration(TemporaryFolder folder, string source) => folder.Write("NuGet.config", $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{folder.File("packages")}" /></config>
          <packageSources><clear /><add key="made for a test" value="{source}" allowInsecureConnections="true" /></packageSources>
        </configuration>
        """);

    internal static byte[] Compile(string name, string version, string code, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{code}")],
            [
                .. references, MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "System.Runtime.dll")),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return assembly.ToArray();
    }
}
