using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Course.Kernel;

/// <summary>.NET Interactive's C# kernel, put together as the released tool does it, as far as C# notebooks need it.</summary>
internal sealed partial class NotebookKernel : IDisposable
{
    /// <summary>The name that the compiler knows a cell by; without one it writes no lines into the symbols.</summary>
    public const string CellFile = "cell";

    private readonly CSharpKernel _csharp = new CSharpKernel().UseNugetDirective(AddPackagesAsync).UseWho().UseValueSharing();
    private Exception? _thrown;

    /// <summary>Creates the kernel; the console is the cell's own while a cell runs.</summary>
    public NotebookKernel(CellConsole console)
    {
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        _csharp.AddMiddleware(async (command, context, next) =>
        {
            if (command is AddPackage package && RefusalOf(package) is { } refusal)
            {
                context.Fail(command, message: refusal);
                return;
            }
            // .NET Interactive takes the console when the command begins; ours must come after.
            console.Take();
            ScriptState? before = _csharp.ScriptState;
            await next(command, context);
            _thrown ??= _csharp.ScriptState != before ? _csharp.ScriptState?.Exception : null;
        });
        SetScriptOptions(_csharp);
        Kernel = new CompositeKernel { _csharp };
        Kernel.DefaultKernelName = _csharp.Name;
        Kernel.UseImportMagicCommand();
    }

    /// <summary>The kernel.</summary>
    public CompositeKernel Kernel { get; }

    /// <summary>
    /// Gives cells `display` and its like, as the released tool does before the first cell; here that is before the kernel
    /// is ready, so that the start of the compiler is none of that cell's time.
    /// </summary>
    public Task StartAsync() => Kernel.SendAsync(new SubmitCode($"using static {typeof(Microsoft.DotNet.Interactive.Kernel).FullName};"));

    /// <summary>
    /// Runs a cell. An imported file that fails fails the cell: .NET Interactive itself says nothing of an exception there.
    /// </summary>
    /// <returns>The failure; null where there is none.</returns>
    public async Task<CommandFailed?> RunAsync(KernelCommand command)
    {
        _thrown = null;
        try
        {
            KernelCommandResult result = await Kernel.SendAsync(command);
            return result.Events.OfType<CommandFailed>().FirstOrDefault()
                ?? (_thrown is { } thrown ? new CommandFailed(thrown, command) : null);
        }
        catch (Exception e)
        {
            // Such as an exception of the cell's own whose text throws.
            return new CommandFailed(CellException.TextOf(e), command);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Kernel.Dispose();

    /// <summary>
    /// Has cells compiled with symbols, so that an exception tells its line, and with the metadata alone of what they refer to.
    /// .NET Interactive has no option for either; where its fields are not found, lines are not told, and all else is as it is.
    /// </summary>
    private static void SetScriptOptions(CSharpKernel kernel)
    {
        FieldInfo? options = Field("_scriptOptions"), folder = Field("_workingDirectory");
        if (options?.GetValue(kernel) is ScriptOptions given)
        {
            string current = Directory.GetCurrentDirectory();
            options.SetValue(kernel, given
                .WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8).WithFilePath(CellFile)
                .WithMetadataResolver(new MetadataOnly(ScriptMetadataResolver.Default.WithBaseDirectory(current)))
                .WithSourceResolver(new SourceFileResolver([], current)));
            // Else the kernel sets both resolvers itself, for the folder that it sees at its first cell.
            folder?.SetValue(kernel, current);
        }

        static FieldInfo? Field(string name) => typeof(CSharpKernel).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic);
    }

    /// <summary>References what the packages bring, and lets them teach the kernel how their values show.</summary>
    private static async Task AddPackagesAsync(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        foreach (ResolvedPackageReference package in packages)
        {
            string folder = Path.Combine(package.PackageRoot ?? "", "interactive-extensions", "dotnet");
            if (package.PackageRoot is null || !Directory.Exists(folder))
            {
                continue;
            }
            foreach (string file in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            {
                foreach (Type type in AssemblyLoadContext.Default.LoadFromAssemblyPath(file).ExportedTypes.Where(IsExtension))
                {
                    await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel.RootKernel);
                }
            }
            if (new FileInfo(Path.Combine(folder, "extension.dib")) is { Exists: true } script)
            {
                await kernel.LoadAndRunInteractiveDocument(script);
            }
        }
    }

    private static bool IsExtension(Type type) =>
        typeof(IKernelExtension).IsAssignableFrom(type) && type is { IsAbstract: false, IsGenericTypeDefinition: false };

    /// <summary>Name and version go into a project file, where MSBuild would evaluate them: only what can be one is let through.</summary>
    private static string? RefusalOf(AddPackage package)
    {
        if (!PackageName().IsMatch(package.PackageName ?? ""))
        {
            return $"`{package.PackageName}` is no name of a package: allowed are letters, digits, `.`, `_` and `-`.";
        }
        return PackageVersion().IsMatch(package.PackageVersion ?? "") ? null
            : $"`{package.PackageVersion}` is no version of the package {package.PackageName}: write one like 1.2.3, 1.2.3-beta.4 or 1.*.";
    }

    [GeneratedRegex(@"^\w[\w.-]{0,99}$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^[\w.*+, \[\]()-]{0,64}$")]
    private static partial Regex PackageVersion();
}
