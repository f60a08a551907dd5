using System.Net;

namespace Course.Site.Mathematics;

/// <summary>A stand-in: shows the TeX as it is.</summary>
internal static class TexMath
{
    public const string StyleSheet = "math { font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', math; }\n";

    public static string ToMathML(string tex, bool display) =>
        tex.Contains(@"\unsupported", StringComparison.Ordinal)
            ? throw new TexException(@"`\unsupported` is not supported.")
            : $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{(display ? " display=\"block\"" : "")}><mtext>{WebUtility.HtmlEncode(tex)}</mtext></math>";
}

internal sealed class TexException(string message) : Exception(message);
