using System.Text;

namespace Course.Site;

/// <summary>Text inside HTML.</summary>
internal static class Html
{
    /// <summary>Escapes what HTML would take for markup, in an element or a quoted attribute; other characters stay readable.</summary>
    public static string Encode(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();
}
