using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Live;

/// <summary>
/// What the library's documentation says of its members, as plain text by documentation id. It is JSON, made of the
/// XML documentation when the site is: a browser needs no parser of XML then.
/// </summary>
public static class Documentation
{
    private static Func<string> s_load = () => "{}";
    private static Dictionary<string, Entry>? s_entries;

    /// <summary>Says where the JSON comes from; it is asked for when the first member is described.</summary>
    public static void LoadFrom(Func<string> load) => (s_load, s_entries) = (load, null);

    internal static string? Summary(ISymbol symbol) => Find(symbol)?.Summary;

    internal static string? Parameter(IParameterSymbol parameter) =>
        Find(parameter.ContainingSymbol)?.Parameters?.GetValueOrDefault(parameter.Name);

    private static Entry? Find(ISymbol symbol)
    {
        s_entries ??= JsonSerializer.Deserialize(s_load(), LiveJson.Default.DictionaryStringEntry)!;
        ISymbol definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        return definition.GetDocumentationCommentId() is { } id ? s_entries.GetValueOrDefault(id) : null;
    }

    internal sealed record Entry(string Summary, Dictionary<string, string>? Parameters);
}
