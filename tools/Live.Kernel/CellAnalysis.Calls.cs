using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Live;

public sealed partial class CellAnalysis
{
    /// <summary>The parameters of the call that a place stands in; null outside of any.</summary>
    public CallHelp? Call(int position)
    {
        BaseArgumentListSyntax? list = TokenBefore(position).Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>()
            .FirstOrDefault(list => list.SpanStart < position
                && (position < list.Span.End || list.GetLastToken(includeZeroWidth: true).IsMissing));
        if (list is null)
        {
            return null;
        }
        int place = list.Arguments.GetSeparators().Count(comma => comma.SpanStart < position);
        string? name = list.Arguments.ElementAtOrDefault(place)?.NameColon?.Name.Identifier.Text;
        int given = list.Arguments.Count(argument => !argument.IsMissing && argument.Span.Length > 0);
        IMethodSymbol? meant = _model.GetSymbolInfo(list.Parent!).Symbol as IMethodSymbol;
        CallHelp.Overload[] overloads = [.. Callables(list.Parent!)
            .OrderBy(method => method.Parameters.Length < Math.Max(given, place + 1))
            .ThenByDescending(method => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, meant?.OriginalDefinition))
            .ThenBy(method => method.Parameters.Length)
            .Select(method => Overload(method, place, name))];
        return overloads.Length == 0 ? null : new CallHelp(overloads, place);
    }

    private IEnumerable<IMethodSymbol> Callables(SyntaxNode call)
    {
        if (call is BaseObjectCreationExpressionSyntax)
        {
            var type = _model.GetTypeInfo(call).Type as INamedTypeSymbol;
            return type?.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public) ?? [];
        }
        if (call is not InvocationExpressionSyntax invocation)
        {
            return [];
        }
        IMethodSymbol[] methods = [.. _model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>()];
        return methods.Length > 0 ? methods
            : _model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static CallHelp.Overload Overload(IMethodSymbol method, int place, string? name)
    {
        int current = name is null ? place : method.Parameters.IndexOf(method.Parameters.FirstOrDefault(p => p.Name == name)!);
        if (method.Parameters is [.., { IsParams: true }])
        {
            current = Math.Min(current, method.Parameters.Length - 1);
        }
        string title = method.MethodKind == MethodKind.DelegateInvoke || method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.ToDisplayString(s_format)
            : $"{method.ReturnType.ToDisplayString(s_format)} {method.Name}";
        string[] parameters = [.. method.Parameters.Select(Text)];
        bool isThere = current >= 0 && current < parameters.Length;
        int split = isThere ? current : parameters.Length;
        return new CallHelp.Overload(
            $"{title}({string.Concat(parameters.Take(split).Select(parameter => parameter + ", "))}",
            isThere ? parameters[current] : "",
            string.Concat(parameters.Skip(split + 1).Select(parameter => ", " + parameter)) + ")",
            Documentation.Summary(method),
            isThere ? Documentation.Parameter(Declared(method, current)) : null);

        // Of an extension method that is called like a member, the first parameter is not among those of the call.
        static IParameterSymbol Declared(IMethodSymbol method, int place) =>
            (method.ReducedFrom is { } whole ? whole.Parameters[place + 1] : method.Parameters[place]).OriginalDefinition;

        static string Text(IParameterSymbol parameter) =>
            (parameter.IsParams ? "params " : "") + parameter.Type.ToDisplayString(s_format) + " " + parameter.Name
            + (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: var value } ? $" = {Shown(value, parameter.Type)}" : "");

        static string Shown(object? value, ITypeSymbol type) => value switch
        {
            null => type.IsValueType ? "default" : "null",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };
    }
}
