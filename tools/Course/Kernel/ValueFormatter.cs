using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Kernel;

/// <summary>Turns a value into what .NET Interactive would show for it: text for strings, HTML for all else.</summary>
internal static class ValueFormatter
{
    static ValueFormatter()
    {
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
    }

    /// <summary>Formats a value in the MIME type that is preferred for its type, or in the one given.</summary>
    public static (string MimeType, string Text) Format(object? value, string? mimeType = null)
    {
        mimeType ??= Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object)).First();
        return (mimeType, value.ToDisplayString(mimeType).ReplaceLineEndings("\n"));
    }
}
