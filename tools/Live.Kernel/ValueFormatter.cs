using Microsoft.DotNet.Interactive.Formatting;

namespace Live;

/// <summary>Turns a value into what .NET Interactive would show for it: text for strings, HTML for all else.</summary>
internal static class ValueFormatter
{
    /// <summary>Sets what .NET Interactive sets; asked for before the first cell runs.</summary>
    public static void Prepare()
    {
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
    }

    /// <summary>Formats a value in the MIME type that is preferred for its type.</summary>
    public static (string MimeType, string Text) Format(object? value)
    {
        string mimeType = Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object)).First();
        return (mimeType, value.ToDisplayString(mimeType).ReplaceLineEndings("\n"));
    }
}
