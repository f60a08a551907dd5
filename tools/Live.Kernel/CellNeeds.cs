using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Live;

/// <summary>The text of a cell, and whether it has run in this session as it stands.</summary>
public sealed record CellText(string Code, bool HasRun);

/// <summary>Which cells must run before another one, as far as their texts say it.</summary>
public static class CellNeeds
{
    /// <summary>
    /// The positions of the cells that have not run and that the last cell needs, directly or through others: those that
    /// hold directives or usings, and those that declare or assign a name that is used.
    /// </summary>
    public static int[] Of(IReadOnlyList<CellText> cells)
    {
        if (cells.Count == 0)
        {
            return [];
        }
        var used = new HashSet<string>();
        Use(used, cells[^1].Code);
        var needed = new List<int>();
        for (int i = cells.Count - 2; i >= 0; i--)
        {
            if (!cells[i].HasRun && (IsSetting(cells[i].Code) || Declared(cells[i].Code).Overlaps(used)))
            {
                needed.Add(i);
                Use(used, cells[i].Code);
            }
        }
        needed.Reverse();
        return [.. needed];
    }

    private static void Use(HashSet<string> used, string code) =>
        used.UnionWith(Parse(code).DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text));

    private static bool IsSetting(string code) => CellScript.Blanked(code) != code || Parse(code).Usings.Count > 0;

    private static HashSet<string> Declared(string code) => [.. Parse(code).DescendantNodes(IsAtTop).SelectMany(node => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.Text],
        SingleVariableDesignationSyntax variable => [variable.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        LocalFunctionStatementSyntax function => [function.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        AssignmentExpressionSyntax { Left: var left } =>
            left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Take(1).Select(name => name.Identifier.Text),
        _ => Enumerable.Empty<string>(),
    })];

    /// <summary>What stands in a type or a function of its own is not for other cells.</summary>
    private static bool IsAtTop(SyntaxNode node) =>
        node is not (BaseTypeDeclarationSyntax or MethodDeclarationSyntax or AnonymousFunctionExpressionSyntax);

    private static CompilationUnitSyntax Parse(string code) =>
        CSharpSyntaxTree.ParseText(CellScript.Blanked(code), CSharpSession.ParseOptions).GetCompilationUnitRoot();
}
