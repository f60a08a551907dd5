namespace TexMath.Tests;

/// <summary>Formulas that are alone on their page.</summary>
internal static class Tex
{
    public static string ToMathML(string tex, bool display) => new TexTypesetter().ToMathML(tex, display);
}
