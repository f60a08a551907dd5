namespace PartialDerivatives.Charts;

/// <summary>Tells .NET Interactive, which looks for an attribute of exactly this name, how a type shows itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
