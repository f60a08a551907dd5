using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Live;

/// <summary>The text of a cell, and whether it has run in this session as it stands.</summary>
public sealed record CellText(string Code, bool HasRun);

/// <summary>Which cells must run before another one, as far as their texts say it.</summary>
public static class CellNeeds
{
    /// <summary>What was read of a text: all cells above are looked at each time a cell runs.</summary>
    private static readonly Dictionary<string, CellNames> s_read = [];

    /// <summary>
    /// The positions of the cells that have not run and that the last cell needs, directly or through others: those that
    /// hold directives or usings, those that declare or assign a name that is used, and those that call a method of such a
    /// variable for its effect, as <c>history.Add(1);</c> does.
    /// </summary>
    public static int[] Of(IReadOnlyList<CellText> cells)
    {
        if (cells.SkipLast(1).All(cell => cell.HasRun))
        {
            return [];
        }
        HashSet<string> used = [.. Read(cells[^1].Code).Used];
        HashSet<string> declared = [.. cells.SelectMany(cell => Read(cell.Code).Declared)];
        var needed = new List<int>();
        for (int i = cells.Count - 2; i >= 0; i--)
        {
            if (!cells[i].HasRun && Read(cells[i].Code) is var names
                && (names.IsSetting || names.Declared.Overlaps(used) || names.Called.Intersect(declared).Any(used.Contains)))
            {
                needed.Add(i);
                used.UnionWith(names.Used);
            }
        }
        needed.Reverse();
        return [.. needed];
    }

    private static CellNames Read(string code)
    {
        if (s_read.TryGetValue(code, out CellNames? names))
        {
            return names;
        }
        string blanked = CellScript.Blanked(code);
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(blanked, CSharpSession.ParseOptions).GetCompilationUnitRoot();
        return s_read[code] = new CellNames(
            blanked != code || root.Usings.Count > 0,
            Declared(root),
            [.. root.DescendantNodes(IsAtTop).SelectMany(CalledForEffect)],
            [.. root.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text)]);
    }

    private static HashSet<string> Declared(CompilationUnitSyntax root) => [.. root.DescendantNodes(IsAtTop).SelectMany(node => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.Text],
        SingleVariableDesignationSyntax variable => [variable.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        LocalFunctionStatementSyntax function => [function.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        AssignmentExpressionSyntax { Left: var left } => First(left),
        PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken or (int)SyntaxKind.MinusMinusToken } step =>
            First(step.Operand),
        PostfixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken or (int)SyntaxKind.MinusMinusToken } step =>
            First(step.Operand),
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument =>
            First(argument.Expression),
        _ => Enumerable.Empty<string>(),
    })];

    /// <summary>The variable of <c>history.Add(1);</c>, whose value is dropped.</summary>
    private static IEnumerable<string> CalledForEffect(SyntaxNode node) =>
        node is ExpressionStatementSyntax
        {
            SemicolonToken.IsMissing: false,
            Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member },
        } ? First(member) : [];

    /// <summary>The variable that an expression begins with: <c>a</c> of <c>a.X[0]</c>.</summary>
    private static IEnumerable<string> First(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Take(1).Select(name => name.Identifier.Text);

    /// <summary>What stands in a type or a function of its own is not for other cells.</summary>
    private static bool IsAtTop(SyntaxNode node) =>
        node is not (BaseTypeDeclarationSyntax or MethodDeclarationSyntax or AnonymousFunctionExpressionSyntax);

    /// <param name="IsSetting">True where the cell holds directives or usings, which all cells below need.</param>
    /// <param name="Declared">The names that it declares or assigns for other cells.</param>
    /// <param name="Called">The names that it calls a method of for its effect.</param>
    /// <param name="Used">The names in it.</param>
    private sealed record CellNames(bool IsSetting, HashSet<string> Declared, HashSet<string> Called, HashSet<string> Used);
}
