namespace TexMath;

/// <summary>TeX's four styles, from large to small.</summary>
internal enum MathStyle
{
    Display,
    Text,
    Script,
    ScriptScript,
}

internal static class MathStyles
{
    /// <summary>The style of subscripts and superscripts.</summary>
    public static MathStyle Scripts(this MathStyle style) => style < MathStyle.Script ? MathStyle.Script : MathStyle.ScriptScript;

    /// <summary>The style of numerator and denominator.</summary>
    public static MathStyle Parts(this MathStyle style) => style == MathStyle.Display ? MathStyle.Text : style.Scripts();
}
