using System.Globalization;
using System.Text;
using Course.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.HandOuts;

/// <summary>
/// Hides what an exercise expects, and what it says of answers, from whoever reads the cell: literals in the arguments of
/// <c>Exercise.Value</c>, <c>Choice</c>, <c>Kind</c> and <c>Mistake</c> become expressions that give the same values. What is computed
/// stays, and so do the numbers of mistakes, which are wrong. It keeps nobody out who wants to know; it keeps the answer from being read
/// by accident.
/// </summary>
internal sealed class SealedLiterals : CSharpSyntaxRewriter
{
    private SealedLiterals() : base(visitIntoStructuredTrivia: false)
    {
    }

    /// <summary>
    /// The cell's text with what it expects hidden; the same text where there is nothing to hide, null where it nests too deeply for that.
    /// </summary>
    public static string? In(string source)
    {
        if (!source.Contains("Exercise.", StringComparison.Ordinal))
        {
            return source;
        }
        try
        {
            return CellSyntax.Of(source) is { } cell ? new SealedLiterals().Visit(cell).ToFullString() : null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var call = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return node.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Value" or "Choice" or "Kind" or "Mistake" } method
            && IsOfExercise(method.Expression)
            ? call.WithArgumentList((ArgumentListSyntax)new Sealer(method.Name.Identifier.Text != "Mistake").Visit(call.ArgumentList))
            : call;
    }

    private static bool IsOfExercise(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text == "Exercise",
        MemberAccessExpressionSyntax member => IsOfExercise(member.Expression),
        InvocationExpressionSyntax call => IsOfExercise(call.Expression),
        _ => false,
    };

    /// <summary>Seals the literals of one list of arguments. What a function or another call does with its own is left.</summary>
    /// <param name="hidesNumbers">Whether numbers and truth values are sealed, too, and not texts alone.</param>
    private sealed class Sealer(bool hidesNumbers) : CSharpSyntaxRewriter
    {
        private bool _isOptionNamed;

        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node) => node;

        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
            node.Expression is IdentifierNameSyntax { Identifier.Text: "Invariant" }
            && node.ArgumentList.Arguments is [{ Expression: InterpolatedStringExpressionSyntax text }]
                ? Formatted(text, "System.Globalization.CultureInfo.InvariantCulture, ").WithTriviaFrom(node)
                : node;

        /// <summary>An option is a name, which the question tells, and what holds of it, and what is said then.</summary>
        public override SyntaxNode? VisitTupleExpression(TupleExpressionSyntax node)
        {
            bool isOption = !_isOptionNamed && node.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string } }, _, _];
            if (!isOption)
            {
                return base.VisitTupleExpression(node);
            }
            _isOptionNamed = true;
            SyntaxNode option = node.WithArguments(SyntaxFactory.SeparatedList(
                node.Arguments.Select((argument, i) => i == 0 || (i == 1 && argument.Expression is not LiteralExpressionSyntax)
                    ? argument : (ArgumentSyntax)Visit(argument)),
                node.Arguments.GetSeparators()));
            _isOptionNamed = false;
            return option;
        }

        public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Token.Value switch
        {
            string text => Parsed(Text(text)).WithTriviaFrom(node),
            _ when !hidesNumbers => node,
            bool truth => Parsed($"bool.Parse({Text(truth ? "true" : "false")})").WithTriviaFrom(node),
            int number => Parsed($"int.Parse({Text(number.ToString(CultureInfo.InvariantCulture))})").WithTriviaFrom(node),
            double number => Parsed(
                $"double.Parse({Text(number.ToString("R", CultureInfo.InvariantCulture))}, "
                + "System.Globalization.CultureInfo.InvariantCulture)").WithTriviaFrom(node),
            _ => node,
        };

        public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node) =>
            Formatted(node, "").WithTriviaFrom(node);

        /// <summary>The members of an enum that a question expects are named in the text, too.</summary>
        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
            node is { Expression: IdentifierNameSyntax { Identifier.Text: "CriticalPointKind" } type }
                ? Parsed($"System.Enum.Parse<{type}>({Text(node.Name.Identifier.Text)})").WithTriviaFrom(node)
                : node;

        private static ExpressionSyntax Formatted(InterpolatedStringExpressionSyntax node, string culture)
        {
            var format = new StringBuilder();
            var holes = new List<string>();
            foreach (InterpolatedStringContentSyntax part in node.Contents)
            {
                if (part is InterpolatedStringTextSyntax text)
                {
                    // A brace is doubled in a format as it is here, but for raw strings.
                    bool isRaw = node.StringStartToken.Text.EndsWith("\"\"\"", StringComparison.Ordinal);
                    string value = text.TextToken.ValueText;
                    format.Append(!isRaw ? value : value.Replace("{", "{{", StringComparison.Ordinal)
                        .Replace("}", "}}", StringComparison.Ordinal));
                }
                else if (part is InterpolationSyntax hole)
                {
                    format.Append(CultureInfo.InvariantCulture, $"{{{holes.Count}{hole.AlignmentClause}{hole.FormatClause}}}");
                    holes.Add($", {hole.Expression}");
                }
            }
            return Parsed($"string.Format({culture}{Text(format.ToString())}{string.Concat(holes)})");
        }

        private static string Text(string text) =>
            $"Encoding.UTF8.GetString(Convert.FromBase64String(\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\"))";

        private static ExpressionSyntax Parsed(string code) => SyntaxFactory.ParseExpression(code, options: CellSyntax.Script);
    }
}
