using System.Text;
using Course.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Site;

/// <summary>The text of a cell with its C# syntax marked for the style sheet, by the compiler's own parser.</summary>
internal static class CSharpColours
{
    /// <summary>
    /// The source as HTML: pieces are in spans of the classes <c>k</c> (keyword), <c>s</c> (string), <c>n</c> (number),
    /// <c>t</c> (type), <c>m</c> (method), <c>c</c> (comment) and <c>d</c> (directive). One that nests too deeply stays plain.
    /// </summary>
    public static string ToHtml(string source)
    {
        if (CellSyntax.Of(source) is not { } cell)
        {
            return Html.Encode(source);
        }
        var html = new StringBuilder();
        string? last = null;
        foreach ((string text, string? @class) in Pieces(cell).Where(piece => piece.Text.Length > 0))
        {
            if (@class != last)
            {
                html.Append(last is null ? "" : "</span>").Append(@class is null ? "" : $"<span class=\"{@class}\">");
                last = @class;
            }
            html.Append(Html.Encode(text));
        }
        return html.Append(last is null ? "" : "</span>").ToString();
    }

    private static IEnumerable<(string Text, string? Class)> Pieces(SyntaxNode cell) => cell.DescendantTokens().SelectMany(token =>
        token.LeadingTrivia.Select(trivia => (trivia.ToFullString(), Class(trivia)))
            .Append((token.Text, Class(token)))
            .Concat(token.TrailingTrivia.Select(trivia => (trivia.ToFullString(), Class(trivia)))));

    private static string? Class(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
        _ => trivia.IsDirective ? "d" : null,
    };

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.IdentifierToken => Class(token, token.Parent),
        var kind => SyntaxFacts.IsKeywordKind(kind) ? "k" : null,
    };

    /// <summary>What an identifier is as far as the text alone says it; types in expressions, such as Math in Math.Abs, stay
    /// plain.</summary>
    private static string? Class(SyntaxToken identifier, SyntaxNode? node) => node switch
    {
        SimpleNameSyntax { Parent: InvocationExpressionSyntax } or MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name
            when access.Name == name && call.Expression == access => "m",
        IdentifierNameSyntax { IsVar: true } => "k",
        BaseTypeDeclarationSyntax or GenericNameSyntax or TypeParameterSyntax => "t",
        SimpleNameSyntax name when IsType(name) => "t",
        _ => null,
    };

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        ParameterSyntax p => p.Type == name,
        VariableDeclarationSyntax v => v.Type == name,
        ObjectCreationExpressionSyntax or TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax or CastExpressionSyntax
            or BaseTypeSyntax or TupleElementSyntax or TypeConstraintSyntax => true,
        MethodDeclarationSyntax m => m.ReturnType == name,
        LocalFunctionStatementSyntax f => f.ReturnType == name,
        PropertyDeclarationSyntax p => p.Type == name,
        _ => false,
    };
}
