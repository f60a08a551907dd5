using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

// The names by which cells find these functions in .NET Interactive, so that the same cell runs here.
#pragma warning disable IDE0130 // Namespace does not match folder structure

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that a cell can call without a using.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "lower case: the name that notebooks use")]
public static class Kernel
{
    /// <summary>Shows a value among the outputs of the running cell.</summary>
    public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks a text as HTML, so that it is shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
