using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Live;

/// <summary>What can be written at a place: the names, and from where to where they replace the text.</summary>
public sealed record CompletionList(int Start, int End, IReadOnlyList<Completion> Items);

/// <summary>
/// A name that can be written; <paramref name="Kind"/> is method, property, field, type, namespace, variable, parameter or keyword.
/// </summary>
public sealed record Completion(string Name, string Kind);

/// <summary>A symbol's declaration, and what its documentation says.</summary>
public sealed record SymbolText(string Declaration, string? Documentation);

/// <summary>The methods that a call may mean, the best first, and the parameter at the caret.</summary>
public sealed record CallHelp(IReadOnlyList<CallHelp.Overload> Overloads, int Parameter)
{
    /// <summary>One method: its declaration in three parts (before, the parameter at the caret, after), and what is said of both.</summary>
    public sealed record Overload(string Before, string Current, string After, string? Documentation, string? ParameterDocumentation);
}

/// <summary>Answers of the compiler about a text that is being written, after the cells that ran.</summary>
public sealed partial class CellAnalysis
{
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.MemberOptions & ~SymbolDisplayMemberOptions.IncludeConstantValue);

    private static readonly string[] s_keywords =
    [
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "class", "const", "continue",
        "decimal", "default", "do", "double", "dynamic", "else", "enum", "false", "finally", "float", "for", "foreach", "if", "in", "int",
            "interface",
        "internal", "is", "lock", "long", "nameof", "new", "not", "null", "object", "out", "override", "params", "private", "protected",
        "public", "readonly", "record", "ref", "return", "sealed", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "using", "var", "virtual", "when", "where", "while", "with", "yield",
    ];

    private readonly SyntaxTree _tree;
    private readonly SemanticModel _model;
    private Dictionary<string, ISymbol> _offered = [];

    /// <summary>Reads a text that would be the session's next cell, after the texts of cells above it that have not run.</summary>
    public CellAnalysis(CSharpSession session, IReadOnlyList<string> above, string code)
    {
        Code = code;
        CSharpCompilation compilation = session.Analyse(above, code);
        _tree = compilation.SyntaxTrees[0];
        _model = compilation.GetSemanticModel(_tree);
    }

    /// <summary>The text.</summary>
    public string Code { get; }

    /// <summary>The errors and warnings, in the order of the text.</summary>
    public IReadOnlyList<Complaint> Complaints() =>
        [.. _model.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || Complaint.IsWarning(diagnostic))
            .Select(Complaint.Of).OrderBy(complaint => complaint.Start)];

    /// <summary>The names that can stand at a place: after a dot the members, else what is in scope.</summary>
    public CompletionList Complete(int position)
    {
        SyntaxToken token = TokenBefore(position);
        if (IsText(token, position) || _tree.GetRoot().FindTrivia(position).Kind() is SyntaxKind.SingleLineCommentTrivia)
        {
            return new CompletionList(position, position, []);
        }
        bool inName = token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind());
        (int start, int end) = inName && token.Span.End >= position ? (token.SpanStart, token.Span.End) : (position, position);
        SyntaxToken before = start < position ? token.GetPreviousToken() : token;
        IEnumerable<ISymbol> symbols = before.IsKind(SyntaxKind.DotToken) ? Members(before, start) : InScope(start, token);
        _offered = symbols.Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared || symbol is IParameterSymbol)
            .GroupBy(symbol => symbol.Name).ToDictionary(group => group.Key, group => group.First());
        IEnumerable<Completion> names = _offered.Values.Select(symbol => new Completion(symbol.Name, Kind(symbol)));
        if (!before.IsKind(SyntaxKind.DotToken))
        {
            names = names.Concat(
                s_keywords.Where(keyword => !_offered.ContainsKey(keyword)).Select(keyword => new Completion(keyword, "keyword")));
        }
        return new CompletionList(start, end, [.. names.OrderBy(name => name.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>What a name of the last <see cref="Complete"/> is; null for a keyword.</summary>
    public SymbolText? Describe(string name) => _offered.TryGetValue(name, out ISymbol? symbol) ? Describe(symbol) : null;

    /// <summary>What the name at a place is; null where there is none.</summary>
    public SymbolText? Hover(int position)
    {
        SyntaxToken token = _tree.GetRoot().FindToken(Math.Max(0, Math.Min(position, Code.Length - 1)));
        if (token.Parent is null || !token.Span.Contains(position) || token.Kind() is not (SyntaxKind.IdentifierToken))
        {
            return null;
        }
        SymbolInfo info = _model.GetSymbolInfo(token.Parent);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? _model.GetDeclaredSymbol(token.Parent);
        return symbol is null ? null : Describe(symbol);
    }

    private static SymbolText Describe(ISymbol symbol)
    {
        string type = symbol is INamespaceOrTypeSymbol ? $"{Kind(symbol)} " : "";
        return new SymbolText(type + symbol.ToDisplayString(s_format), Documentation.Summary(symbol));
    }

    private SyntaxToken TokenBefore(int position)
    {
        SyntaxNode root = _tree.GetRoot();
        return position == 0 ? root.GetFirstToken() : root.FindToken(Math.Min(position, root.FullSpan.End) - 1);
    }

    /// <summary>Inside of strings and numbers nothing is offered.</summary>
    private static bool IsText(SyntaxToken token, int position) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.NumericLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        && position > token.SpanStart && position <= token.Span.End
        && !(token.IsKind(SyntaxKind.StringLiteralToken) && position == token.Span.End && token.Text is [_, .., '"']);

    private IEnumerable<ISymbol> Members(SyntaxToken dot, int position)
    {
        ExpressionSyntax? left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First().Expression,
            _ => null,
        };
        if (left is null)
        {
            return [];
        }
        ISymbol? symbol = _model.GetSymbolInfo(left).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
        {
            return _model.LookupSymbols(position, container)
                .Where(member => container is INamespaceSymbol || member.IsStatic || member is ITypeSymbol);
        }
        return _model.GetTypeInfo(left).Type is { TypeKind: not TypeKind.Error } type
            ? _model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not ITypeSymbol)
            : [];
    }

    private IEnumerable<ISymbol> InScope(int position, SyntaxToken token)
    {
        // A parameter's name is what a named argument begins with.
        IEnumerable<ISymbol> arguments = token.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>().FirstOrDefault() is { } list
            ? Callables(list.Parent!).SelectMany(method => method.Parameters)
            : [];
        return arguments.Concat(
            _model.LookupSymbols(position).Where(symbol => symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor }));
    }

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        // What a cell declares is a field of its submission.
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol or IEventSymbol => "field",
        IParameterSymbol => "parameter",
        INamespaceSymbol => "namespace",
        _ => "type",
    };
}
