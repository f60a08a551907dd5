using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Live;

/// <summary>
/// Compiles and runs the cells of a notebook one after the other: each sees what the ones before it declared, and may
/// declare it again. The language is C# 13, the newest that all hosts of the notebooks share. Cells are compiled as
/// script submissions and called here, since the scripting API asks for assemblies in files (dotnet/roslyn#74555).
/// </summary>
public sealed class CSharpSession
{
    /// <summary>What the compiler says of a call that could be awaited and is not.</summary>
    private const string NotAwaited = "CS4014";

    internal static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings:
        [
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "Microsoft.DotNet.Interactive.Kernel",
        ],
        // Of optimized code an exception often does not know the line.
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: true,
        // A browser's worker is one thread.
        concurrentBuild: false);

    private static readonly EmitOptions s_emitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>What the cells before were compiled to; a submission finds the ones that it uses by their names here.</summary>
    private static readonly Dictionary<string, Assembly> s_submissions = [];
    private static int s_sessions;

    private readonly int _session = Interlocked.Increment(ref s_sessions);
    private ImmutableArray<MetadataReference> _references = [.. References.Platform()];
    private CSharpCompilation? _last;
    private int _compiled;

    /// <summary>Each submission puts itself into the slot that the compiler counted; the first is a host's, and empty here.</summary>
    private object?[] _slots = new object?[2];

    static CSharpSession()
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) => s_submissions.GetValueOrDefault(new AssemblyName(asked.Name).Name!);
        ValueFormatter.Prepare();
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="order">Its execution count.</param>
    /// <param name="write">Takes each output as nbformat stores it, when it comes.</param>
    /// <returns>Why the cell failed; null where it did not.</returns>
    public async Task<CellFailure?> RunAsync(string code, int order, Action<JsonObject> write)
    {
        ResetCulture();
        CellOutputs.Begin(write);
        Submission? submission = null;
        try
        {
            CellScript script = CellScript.Read(code);
            _references = [.. _references.Union(References.To(script.References))];
            if (script.References.Contains("Plotly.NET"))
            {
                Packages.ShowCharts();
            }
            CSharpCompilation written = Compilation(script.Code, order, ++_compiled, _references, _last);
            Emitted emitted = Emit(written);
            if (Tell(emitted.Diagnostics) is { } failure)
            {
                return failure;
            }
            _last = emitted.Compilation;
            submission = Load(emitted);
            if (submission is not null)
            {
                Array.Resize(ref _slots, _slots.Length + 1);
                object? value = await submission.EntryPoint(_slots);
                if (emitted.Compilation != written && IsAwaitable(value))
                {
                    Tell([.. written.GetDiagnostics().Where(diagnostic => diagnostic.Id == NotAwaited)]);
                }
                // The compiler is asked only where the value does not say it, since it reads the cell once more for it. What was displayed
                // is no result.
                if (value is not DisplayedValue && (value is not null || HasResult(emitted.Compilation)))
                {
                    (string mimeType, string text) = ValueFormatter.Format(value);
                    CellOutputs.Result(mimeType, text, order);
                }
            }
            return null;
        }
        catch (DirectiveException e)
        {
            CellOutputs.Error(e.Message);
            return new CellFailure(e.Message, e.Line, e.Advice);
        }
        catch (Exception e)
        {
            CellOutputs.Error(ExceptionText.AsInteractiveShows(e));
            return ExceptionText.Failure(e, submission is null ? null : CellLines.Of(e, submission.Assembly, submission.Symbols));
        }
        finally
        {
            CellOutputs.End();
        }
    }

    /// <summary>
    /// What the cells that ran, texts of cells that stand above and did not, and a text make together, for analysis.
    /// </summary>
    internal CSharpCompilation Analyse(IEnumerable<string> above, string code)
    {
        ImmutableArray<MetadataReference> references = _references;
        CSharpCompilation? last = _last;
        int number = _compiled;
        foreach (string cell in above.Append(code))
        {
            references = [.. references.Union(References.To(CellScript.ReferencesIn(cell)))];
            last = Compilation(CellScript.Blanked(cell), 0, ++number, references, last);
        }
        return last!;
    }

    private CSharpCompilation Compilation(
        string code, int order, int number, ImmutableArray<MetadataReference> references, CSharpCompilation? last) =>
        CSharpCompilation.CreateScriptCompilation(
            $"cell-{_session}-{number}",
            CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, FileName(order)),
            references,
            s_options.WithScriptClassName($"Submission#{number}"),
            last,
            typeof(object));

    /// <summary>Each cell finds the same culture, whatever the machine's and whatever the cell before set.</summary>
    private static void ResetCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static string FileName(int order) => $"cell {order}";

    /// <summary>What a cell was compiled to.</summary>
    /// <param name="Assembly">The assembly, as it is loaded.</param>
    /// <param name="Symbols">Its portable PDB.</param>
    /// <param name="EntryPoint">What runs it, with the slots of all submissions.</param>
    private sealed record Submission(Assembly Assembly, ImmutableArray<byte> Symbols, Func<object?[], Task<object?>> EntryPoint);

    /// <summary>What the compiler made of a cell: what it says, and the assembly with its symbols, empty where there is none.</summary>
    private sealed record Emitted(
        CSharpCompilation Compilation, ImmutableArray<Diagnostic> Diagnostics, byte[] Assembly, ImmutableArray<byte> Symbols);

    /// <summary>
    /// Compiles a cell. Of a call at its end the compiler asks whether it could be awaited, and looks for an extension
    /// <c>GetAwaiter</c> in all that is imported: a fifth of the time of a warm cell. It does not ask where the value is converted,
    /// so that is tried first. What has no value, or is wrong, is compiled as it is written.
    /// </summary>
    private static Emitted Emit(CSharpCompilation written)
    {
        SyntaxTree tree = written.SyntaxTrees[0];
        if (!tree.GetDiagnostics().Any(IsError) && ResultOf(tree) is InvocationExpressionSyntax call)
        {
            SyntaxTree converted = tree.WithChangedText(tree.GetText().Replace(call.Span.End, 0, " as object"));
            Emitted emitted = EmitAsItIs(written.ReplaceSyntaxTree(tree, converted));
            if (!emitted.Diagnostics.Any(IsError))
            {
                return emitted;
            }
        }
        return EmitAsItIs(written);
    }

    private static Emitted EmitAsItIs(CSharpCompilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = compilation.GetParseDiagnostics();
        if (diagnostics.Any(IsError))
        {
            return new Emitted(compilation, diagnostics, [], []);
        }
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, symbols, options: s_emitOptions);
        return new Emitted(compilation, result.Diagnostics, result.Success ? assembly.ToArray() : [], [.. symbols.ToArray()]);
    }

    /// <summary>Shows what the compiler says.</summary>
    /// <returns>The first error, or null.</returns>
    private static CellFailure? Tell(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(IsError) is { } first)
        {
            CellOutputs.Diagnostics(diagnostics.Where(IsError).Select(Complaint.Describe));
            CellOutputs.Error("compilation error");
            return new CellFailure($"error {first.Id}: {Complaint.Message(first)}", Complaint.LineOf(first), Complaint.AdviceOn(first));
        }
        if (diagnostics.Any(Complaint.IsWarning))
        {
            CellOutputs.Diagnostics(diagnostics.Where(Complaint.IsWarning).Select(Complaint.Describe));
        }
        return null;
    }

    /// <returns>What to run; null for a cell of usings alone.</returns>
    private static Submission? Load(Emitted emitted)
    {
        if (emitted.Assembly is [])
        {
            return null;
        }
        IMethodSymbol entry = emitted.Compilation.GetEntryPoint(default)!;
        Assembly loaded = Assembly.Load(emitted.Assembly);
        s_submissions[emitted.Compilation.AssemblyName!] = loaded;
        return new Submission(loaded, emitted.Symbols, loaded
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>());
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsAwaitable(object? value) => value?.GetType().GetMethod("GetAwaiter", Type.EmptyTypes) is not null;

    /// <summary>The expression without a semicolon that a cell ends in; null where there is none.</summary>
    private static ExpressionSyntax? ResultOf(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement } ? statement.Expression : null;

    /// <summary>True where the cell returns something, or ends in an expression without a semicolon that has a value.</summary>
    private static bool HasResult(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax)
                .Any(node => node is ReturnStatementSyntax)
            || ResultOf(tree) is { } result
            && compilation.GetSemanticModel(tree).GetTypeInfo(result).Type?.SpecialType != SpecialType.System_Void;
    }
}
