using System.Diagnostics.CodeAnalysis;

namespace PartialDerivatives;

/// <summary>A value that shows itself as HTML when it is the result of a notebook cell.</summary>
/// <remarks>
/// .NET Interactive finds <see cref="TypeFormatterSourceAttribute"/> and the members of the classes below by their names, Verso a public
/// <c>ToHtml()</c>: no reference to either host is needed. A type that shows itself carries the attribute and implements this interface
/// publicly.
/// </remarks>
internal interface ISelfFormatting
{
    string ToHtml();
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}

[SuppressMessage("Performance", "CA1822", Justification = "Hosts call it by name on an instance.")]
internal sealed class HtmlFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];
}

[SuppressMessage("Performance", "CA1822", Justification = "Hosts call it by name on an instance.")]
internal sealed class HtmlFormatter
{
    public string MimeType { get; set; } = "text/html";

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not ISelfFormatting self)
        {
            return false;
        }
        writer.Write(self.ToHtml());
        return true;
    }
}
