using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Course.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Kernel;

/// <summary>
/// A C# session: cells run one after the other, each sees what the ones before it declared, and may declare it again.
/// Usings, references and the shape of outputs are those of .NET Interactive; the language is C# 13, the newest that
/// all hosts share.
/// </summary>
internal sealed partial class CSharpSession
{
    /// <summary>The number of the running cell, also on the threads that it started and that outlive it.</summary>
    private static readonly AsyncLocal<int> s_cell = new();

    private readonly string _folder;
    private readonly PackageLoader _loader = new();
    private ScriptOptions _options;
    private ScriptState<object>? _state;
    private CellFailure? _backgroundFailure;
    private IReadOnlyList<CellScript.Package> _packages = [];
    private IReadOnlyList<string> _packageAssemblies = [];

    /// <summary>Starts a session; relative paths in cells are relative to <paramref name="folder"/>, the notebook's.</summary>
    public CSharpSession(string folder)
    {
        _folder = folder;
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp13)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithImports(
                "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
                "Microsoft.DotNet.Interactive.Kernel")
            .WithReferences(
                typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HashSet<>).Assembly, typeof(Console).Assembly,
                typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly, typeof(Formatter).Assembly, typeof(CSharpSession).Assembly);
    }

    /// <summary>Runs a cell; its outputs go to <see cref="CellOutput"/>.</summary>
    /// <returns>The failure, or null.</returns>
    public async Task<CellFailure?> RunAsync(int number, string cell)
    {
        s_cell.Value = number;
        CellFailure? failure;
        try
        {
            failure = await RunAsync($"cell {number}", cell, _folder, number);
        }
        catch (DirectiveException e)
        {
            CellOutput.Write(Output.Error(e.Message + ". " + e.Advice));
            failure = new CellFailure(e.Message, e.Line, e.Advice);
        }
        CellOutput.End();
        return failure ?? Interlocked.Exchange(ref _backgroundFailure, null);
    }

    /// <summary>
    /// Takes an exception that nothing caught on a thread which a cell started. It would end the process; instead the
    /// cell that is running fails, or, where none is, the next one.
    /// </summary>
    /// <returns>True: the thread ends, and the process goes on.</returns>
    public bool FailInBackground(Exception exception)
    {
        string where = $"on a thread that cell {s_cell.Value} started";
        CellOutput.Write(Output.Error($"{WithoutFilePaths(exception)}\n   {where}"));
        Interlocked.CompareExchange(
            ref _backgroundFailure,
            new CellFailure($"{Summary(exception)} ({where})", null, "Catch the exception on that thread, or use a Task and await it."),
            null);
        return true;
    }

    private async Task<CellFailure?> RunAsync(string name, string cell, string folder, int number)
    {
        CellScript script = CellScript.Read(cell);
        foreach (CellScript.Import import in script.Imports)
        {
            if (await ImportAsync(import, folder) is { } failure)
            {
                return failure with { Line = import.Line };
            }
        }
        if (script.Packages.Count > 0)
        {
            AddPackages(script.Packages);
        }
        return await SubmitAsync(Path.Combine(folder, name), script.Code, number);
    }

    /// <summary>Adds packages to those of the cells before; all are resolved together, so that they agree on what they share.</summary>
    private void AddPackages(IReadOnlyList<CellScript.Package> asked)
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
        NuGetPackages.Assets assets = NuGetPackages.Resolve(packages, _folder);
        string[] added = [.. assets.Assemblies.Except(_packageAssemblies)];
        RequireNoClash(added, asked[^1]);
        _options = _options.AddReferences(added);
        _loader.Add(assets);
        (_packages, _packageAssemblies) = (packages, assets.Assemblies);
    }

    /// <summary>An assembly cannot be loaded in two versions: what cells compile against and what they run would differ.</summary>
    private void RequireNoClash(IEnumerable<string> assemblies, CellScript.Package package)
    {
        var inUse = new Dictionary<string, Version>();
        for (Script? cell = _state?.Script; cell is not null; cell = cell.Previous)
        {
            Compilation compilation = cell.GetCompilation();
            foreach (IAssemblySymbol assembly in compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>())
            {
                inUse[assembly.Identity.Name] = assembly.Identity.Version;
            }
        }
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

    private async Task<CellFailure?> ImportAsync(CellScript.Import import, string folder)
    {
        string path = Path.GetFullPath(import.Path, folder);
        if (!File.Exists(path))
        {
            string advice = Path.GetFileName(path) == "setup.csx"
                ? "The build of the library writes this file: run `dotnet build` in the folder that holds PartialDerivatives.slnx, then run this cell again."
                : "Check the path: it is relative to the notebook's folder.";
            throw new DirectiveException($"File not found: {import.Path}", import.Line, advice);
        }
        string importedFolder = Path.GetDirectoryName(path)!;
        switch (Path.GetExtension(path))
        {
            case ".csx" or ".cs":
                return await RunAsync(Path.GetFileName(path), await File.ReadAllTextAsync(path), importedFolder, number: 0);
            case ".ipynb":
                Notebook notebook;
                try
                {
                    notebook = Notebook.Load(path);
                }
                catch (InvalidNotebookException e)
                {
                    throw new DirectiveException(e.Message, import.Line, "Import a notebook that can be read.");
                }
                foreach (Cell cell in notebook.Cells.Where(cell => cell.IsCode))
                {
                    string name = $"{Path.GetFileName(path)} cell {cell.CodeNumber}";
                    if (await RunAsync(name, cell.Source, importedFolder, number: 0) is { } failure)
                    {
                        return failure;
                    }
                }
                return null;
            default:
                throw new DirectiveException(
                    $"`{import.Path}` cannot be imported", import.Line, "Files that can be are .csx, .cs and .ipynb.");
        }
    }

    private async Task<CellFailure?> SubmitAsync(string file, string code, int number)
    {
        ScriptOptions options = _options.WithFilePath(file);
        Script<object> script = _state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader.Compiler)
            : _state.Script.ContinueWith<object>(code, options);
        Compilation compilation = script.GetCompilation();
        var diagnostics = script.Compile();
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            string report = string.Join('\n', diagnostics.Select(Describe));
            CellOutput.Write(Output.Stream("stderr", $"\n{report}\n\n"));
            CellOutput.Write(Output.Error("compilation error"));
            Diagnostic first = diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
            return new CellFailure($"error {first.Id}: {first.GetMessage()}", LineOf(first), CompilerAdvice.For(first));
        }
        if (diagnostics.Length > 0)
        {
            CellOutput.Write(Output.Stream("stderr", $"\n{string.Join('\n', diagnostics.Select(Describe))}\n\n"));
        }
        _state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true)
            : await script.RunFromAsync(_state, catchException: _ => true);
        if (_state.Exception is { } exception)
        {
            return Failed(exception, file);
        }
        if (number > 0 && HasResult(compilation))
        {
            try
            {
                (string mimeType, string text) = ValueFormatter.Format(_state.ReturnValue);
                CellOutput.Result(mimeType, text, number);
            }
            catch (Exception e)
            {
                // The value's own code failed while it was shown, such as its ToString.
                return Failed(e, file);
            }
        }
        return null;
    }

    private static CellFailure Failed(Exception exception, string file)
    {
        CellOutput.Write(Output.Error(WithoutFilePaths(exception)));
        string advice = exception is OutOfMemoryException
            ? $"A kernel may use {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB: keep less at a time, or allow more with --memory."
            : "Correct the cell and run it again.";
        return new CellFailure(Summary(exception), LineOf(exception, file), advice);
    }

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
        return $"({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static int? LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource ? diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    private static int? LineOf(Exception exception, string file) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileName() == file)?.GetFileLineNumber();

    /// <summary>The exception as .NET Interactive shows it. Its frames lose the source files, which differ from machine to machine.</summary>
    private static string WithoutFilePaths(Exception exception) =>
        SourceFile().Replace(TextOf(exception, e => e.ToString()), "").ReplaceLineEndings("\n");

    private static string Summary(Exception exception) => $"{exception.GetType()}: {TextOf(exception, e => e.Message)}";

    /// <summary>The text of an exception, which is a cell's own code where the cell declares its type, and may fail.</summary>
    private static string TextOf(Exception exception, Func<Exception, string> text)
    {
        try
        {
            return text(exception);
        }
        catch (Exception e)
        {
            return $"{exception.GetType()}, whose text cannot be shown: {e.GetType()}";
        }
    }

    [GeneratedRegex(@" in [^\r\n]*:line \d+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex SourceFile();
}
