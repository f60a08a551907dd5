using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Documents;

/// <summary>The syntax of a cell, as the compiler's own parser reads it in this process.</summary>
internal static class CellSyntax
{
    /// <summary>Of some nests the parser tries each level in several ways, and at thousands it overflows the stack.</summary>
    private const int Deepest = 200;

    /// <summary>How a cell is read: as a script.</summary>
    public static CSharpParseOptions Script { get; } = new(kind: SourceCodeKind.Script);

    /// <summary>Reads the text of a cell; null where it nests too deeply for that.</summary>
    public static SyntaxNode? Of(string source)
    {
        int depth = 0;
        foreach (char c in source)
        {
            depth = c is '(' or '[' or '{' or '<' ? depth + 1 : c is ')' or ']' or '}' or '>' && depth > 0 ? depth - 1 : depth;
            if (depth > Deepest)
            {
                return null;
            }
        }
        return CSharpSyntaxTree.ParseText(source, Script).GetRoot();
    }
}
