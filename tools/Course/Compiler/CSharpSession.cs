using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Course.Documents;
using Course.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Compiler;

/// <summary>
/// Compiles the cells of a notebook one after the other: each sees what the ones before it declared, and may declare it
/// again. Usings, references and messages are those of .NET Interactive; the language is C# 13, the newest that all hosts
/// share. Nothing is executed here: one warm compiler serves the kernels of all notebooks, and a kernel needs none.
/// </summary>
internal sealed class CSharpSession(string folder) : IDisposable
{
    /// <summary>One object for all sessions, because with it they share what the compiler has read of the assemblies.</summary>
    private static readonly ScriptOptions s_options = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp13)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithFileEncoding(Encoding.UTF8)
        .WithImports(
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "Microsoft.DotNet.Interactive.Kernel")
        .WithReferences(new[]
        {
            typeof(object), typeof(Enumerable), typeof(HashSet<>), typeof(Console),
            typeof(Microsoft.AspNetCore.Html.IHtmlContent), typeof(Formatter), typeof(CSharpSession),
        }.Select(type => AssemblyReferences.To(type.Assembly)));

    private static readonly EmitOptions s_emitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CancellationTokenSource _disposed = new();
    private readonly HashSet<string> _imported = [];
    private ScriptOptions _options = s_options.WithMetadataResolver(new AssemblyReferences(folder));
    private Script<object>? _last;
    private (Script<object> Script, Task<CompiledCode> Code)? _ahead;
    private IReadOnlyList<CellScript.Package> _packages = [];
    private NuGetPackages.Assets _assets = new([], []);

    /// <summary>The files that were imported.</summary>
    public IReadOnlySet<string> Imported => _imported;

    /// <summary>
    /// Compiles a cell in steps: what it imports, then itself. A step is compiled when it is asked for, after the ones
    /// before it have run; the caller stops at the first that fails. Relative paths are relative to the notebook's folder.
    /// </summary>
    /// <exception cref="DirectiveException">A directive cannot be carried out.</exception>
    public IAsyncEnumerable<CompiledCode> CompileAsync(CellSource cell, CancellationToken cancel) =>
        CompileAsync(FileName(cell), cell.Code, folder, cell.Number, imported: false, cancel);

    /// <summary>
    /// Begins to compile the cell that comes next, while the one before it runs. Not one with directives: what they read
    /// may be written by the cell that runs.
    /// </summary>
    public void CompileAhead(CellSource next)
    {
        if (!next.Code.Split('\n').Any(line => line.TrimStart().StartsWith('#')))
        {
            Script<object> script = Continue(Path.Combine(folder, FileName(next)), next.Code);
            _ahead = (script, Task.Run(() => Compile(script, next.Number, showsValue: true, _disposed.Token)));
        }
    }

    /// <summary>Stops a compilation that still runs.</summary>
    public void Dispose() => _disposed.Cancel();

    private static string FileName(CellSource cell) => $"cell {cell.Number}";

    private async IAsyncEnumerable<CompiledCode> CompileAsync(
        string name, string code, string folder, int cell, bool imported, [EnumeratorCancellation] CancellationToken cancel)
    {
        CellScript script = CellScript.Read(code);
        foreach (CellScript.Import import in script.Imports)
        {
            await foreach (CompiledCode step in ImportAsync(import, folder, cell, cancel))
            {
                yield return step with { ImportedAt = import.Line };
            }
        }
        if (script.Packages.Count > 0)
        {
            AddPackages(script.Packages, cancel);
        }
        yield return await CompileAsync(Path.Combine(folder, name), script.Code, cell, !imported, cancel);
    }

    /// <summary>Adds packages to those of the cells before; all are resolved together, so that they agree on what they share.</summary>
    private void AddPackages(IReadOnlyList<CellScript.Package> asked, CancellationToken cancel)
    {
        var packages = new List<CellScript.Package>(_packages);
        foreach (CellScript.Package package in asked)
        {
            if (packages.Find(p => p.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)) is not { } before)
            {
                packages.Add(package);
            }
            else if (package.Version != "*" && package.Version != before.Version)
            {
                throw Clash(package, package.Version, before.Version);
            }
        }
        if (packages.Count == _packages.Count)
        {
            return;
        }
        NuGetPackages.Assets assets = NuGetPackages.Resolve(packages, folder, cancel);
        string[] added = [.. assets.Assemblies.Except(_assets.Assemblies)];
        RequireNoClash(added, asked[^1]);
        _options = _options.AddReferences(added.Select(AssemblyReferences.To));
        (_packages, _assets) = (packages, assets);
    }

    /// <summary>An assembly cannot be loaded in two versions: what cells compile against and what they run would differ.</summary>
    private void RequireNoClash(IEnumerable<string> assemblies, CellScript.Package package)
    {
        Dictionary<string, Version> inUse = _last is null ? [] : _last.GetCompilation().SourceModule.ReferencedAssemblies
            .DistinctBy(assembly => assembly.Name).ToDictionary(assembly => assembly.Name, assembly => assembly.Version);
        foreach (AssemblyName given in assemblies.Select(AssemblyName.GetAssemblyName))
        {
            if (inUse.TryGetValue(given.Name!, out Version? version) && version != given.Version)
            {
                throw Clash(package with { Name = given.Name! }, given.Version!.ToString(), version.ToString());
            }
        }
    }

    private static DirectiveException Clash(CellScript.Package package, string asked, string inUse) => new(
        $"{package.Name} {asked} clashes with {package.Name} {inUse}, which this notebook uses already",
        package.Line,
        "Ask for the same version everywhere in the notebook, or use two notebooks.");

    private async IAsyncEnumerable<CompiledCode> ImportAsync(
        CellScript.Import import, string folder, int cell, [EnumeratorCancellation] CancellationToken cancel)
    {
        string path = Path.GetFullPath(import.Path, folder);
        if (!File.Exists(path))
        {
            string advice = Path.GetFileName(path) == "setup.csx"
                ? "The build of the library writes this file: run `dotnet build` in the folder that holds PartialDerivatives.slnx, then run this cell again."
                : "Check the path: it is relative to the notebook's folder.";
            throw new DirectiveException($"File not found: {import.Path}", import.Line, advice);
        }
        _imported.Add(path);
        foreach ((string name, string code) in ReadImport(import, path))
        {
            await foreach (CompiledCode step in CompileAsync(name, code, Path.GetDirectoryName(path)!, cell, imported: true, cancel))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<(string Name, string Code)> ReadImport(CellScript.Import import, string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".csx" or ".cs":
                try
                {
                    return [(Path.GetFileName(path), File.ReadAllText(path))];
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new DirectiveException(e.Message, import.Line, "Import a file that can be read.");
                }
            case ".ipynb":
                try
                {
                    return Notebook.Load(path).Cells.Where(cell => cell.IsCode)
                        .Select(cell => ($"{Path.GetFileName(path)} cell {cell.CodeNumber}", cell.Source));
                }
                catch (InvalidNotebookException e)
                {
                    throw new DirectiveException(e.Message, import.Line, "Import a notebook that can be read.");
                }
            default:
                throw new DirectiveException(
                    $"`{import.Path}` cannot be imported", import.Line, "Files that can be are .csx, .cs and .ipynb.");
        }
    }

    private async Task<CompiledCode> CompileAsync(string file, string code, int cell, bool showsValue, CancellationToken cancel)
    {
        Script<object> script;
        CompiledCode compiled;
        if (_ahead is { } ahead && ahead.Script.Code == code && ahead.Script.Options.FilePath == file && ahead.Script.Previous == _last)
        {
            script = ahead.Script;
            compiled = await ahead.Code.WaitAsync(cancel);
        }
        else
        {
            script = Continue(file, code);
            compiled = Compile(script, cell, showsValue, cancel);
        }
        _ahead = null;
        if (compiled.Failure is null)
        {
            _last = script;
        }
        return compiled;
    }

    private Script<object> Continue(string file, string code)
    {
        ScriptOptions options = _options.WithFilePath(file);
        return _last is null ? CSharpScript.Create<object>(code, options) : _last.ContinueWith<object>(code, options);
    }

    private CompiledCode Compile(Script<object> script, int cell, bool showsValue, CancellationToken cancel)
    {
        Compilation compilation = script.GetCompilation();
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        ImmutableArray<Diagnostic> diagnostics = compilation.GetParseDiagnostics(cancel);
        bool emitted = false;
        if (Errors(diagnostics).Length == 0)
        {
            EmitResult result = compilation.Emit(assembly, symbols, options: s_emitOptions, cancellationToken: cancel);
            emitted = result.Success;
            diagnostics = result.Diagnostics;
        }
        if (Errors(diagnostics) is [var first, ..] errors)
        {
            return new CompiledCode(
                null,
                [Output.Stream("stderr", $"\n{string.Join('\n', errors.Select(Describe))}\n\n"), Output.Error("compilation error")],
                new CellFailure($"error {first.Id}: {Message(first)}", LineOf(first), CompilerAdvice.For(first)));
        }
        // CS1701 and CS1702 say of an assembly that it was built for an older .NET; projects are spared them, too.
        Diagnostic[] warnings = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702"))];
        return new CompiledCode(
            // A cell of usings alone gives no assembly.
            emitted ? ToSubmission() : null,
            warnings.Length == 0 ? [] : [Output.Stream("stderr", $"\n{string.Join('\n', warnings.Select(Describe))}\n\n")],
            null);

        Submission ToSubmission()
        {
            IMethodSymbol entryPoint = compilation.GetEntryPoint(cancel)!;
            return new Submission(
                assembly.ToArray(), symbols.ToArray(), entryPoint.ContainingType.MetadataName, entryPoint.MetadataName, script.Options.FilePath,
                References(compilation), _assets.NativeLibraries, cell, showsValue && HasResult(compilation));
        }
    }

    /// <summary>The assemblies that the code can see, those of the cells before it too: their names and their files.</summary>
    private static Dictionary<string, string> References(Compilation compilation)
    {
        var references = new Dictionary<string, string>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path })
            {
                references.TryAdd(assembly.Identity.Name, path);
            }
        }
        return references;
    }

    private static Diagnostic[] Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>True where the cell ends in an expression without a semicolon that has a value.</summary>
    private static bool HasResult(Compilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        var last = ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() as GlobalStatementSyntax;
        return last?.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type?.SpecialType != SpecialType.System_Void;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Id}: {Message(diagnostic)}";
    }

    private static int? LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource ? diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);
}
