using Course.Kernel;
using Microsoft.AspNetCore.Html;

// The names by which cells find these functions in .NET Interactive, so that the same cell runs here.
#pragma warning disable IDE0130 // Namespace does not match folder structure

namespace Microsoft.DotNet.Interactive
{
    /// <summary>The functions that a cell can call without a using.</summary>
    public static class Kernel
    {
        /// <summary>Shows a value among the outputs of the running cell.</summary>
#pragma warning disable IDE1006 // lower case: the name that notebooks use
        public static void display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

        /// <summary>Marks a text as HTML, so that it is shown as such.</summary>
        public static IHtmlContent HTML(string content) => new HtmlString(content);
    }
}

namespace System
{
    /// <summary>Shows a value among the outputs of the running cell: <c>x.Display()</c>.</summary>
    public static class DisplayExtensions
    {
        /// <summary>Shows the value in the given MIME types, or in the one preferred for its type.</summary>
        public static void Display(this object? value, params string[] mimeTypes)
        {
            foreach (string? mimeType in mimeTypes.DefaultIfEmpty())
            {
                (string shownAs, string text) = ValueFormatter.Format(value, mimeType);
                CellOutput.Display(shownAs, text);
            }
        }
    }
}
