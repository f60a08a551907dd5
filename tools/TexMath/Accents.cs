namespace TexMath;

/// <summary>A mark over or under an expression.</summary>
/// <param name="Character">The mark.</param>
/// <param name="IsWide">Whether it grows with what it marks.</param>
/// <param name="IsUnder">Whether it stands below.</param>
/// <param name="TakesLabel">Whether scripts are a label beyond the mark.</param>
/// <param name="Size">The size of the mark, where it is not that of the formula.</param>
/// <param name="Class">A class that the style sheet knows.</param>
internal readonly record struct Accent(
    string Character, bool IsWide = false, bool IsUnder = false, bool TakesLabel = false, string? Size = null, string? Class = null)
{
    /// <summary>Whether the style sheet draws it where a browser does not stretch it.</summary>
    public bool IsDrawn => Class is "tex-hat" or "tex-check" or "tex-tilde";
}

/// <summary>The commands that put a mark over or under their argument.</summary>
internal static class Accents
{
    public static readonly Dictionary<string, Accent> Table = new()
    {
        ["hat"] = new("ˆ"),
        ["check"] = new("ˇ"),
        ["tilde"] = new("˜"),
        ["acute"] = new("´"),
        ["grave"] = new("`"),
        ["dot"] = new("˙"),
        ["ddot"] = new("¨"),
        ["dddot"] = new("˙˙˙"),
        ["ddddot"] = new("˙˙˙˙"),
        ["breve"] = new("˘"),
        ["bar"] = new("¯"),
        ["vec"] = new("→", Size: "60%"),
        ["mathring"] = new("˚"),
        ["widehat"] = new("^", IsWide: true, Class: "tex-hat"),
        ["widetilde"] = new("~", IsWide: true, Class: "tex-tilde"),
        ["overline"] = new("‾", IsWide: true, Class: "tex-overline"),
        ["overrightarrow"] = new("→", IsWide: true),
        ["overleftarrow"] = new("←", IsWide: true),
        ["overleftrightarrow"] = new("↔", IsWide: true),
        ["overbrace"] = new("⏞", IsWide: true, TakesLabel: true),
        ["underline"] = new("_", IsWide: true, IsUnder: true, Class: "tex-underline"),
        ["underrightarrow"] = new("→", IsWide: true, IsUnder: true),
        ["underleftarrow"] = new("←", IsWide: true, IsUnder: true),
        ["underleftrightarrow"] = new("↔", IsWide: true, IsUnder: true),
        ["widecheck"] = new("ˇ", IsWide: true, Class: "tex-check"),
        ["overparen"] = new("⏜", IsWide: true, TakesLabel: true),
        ["underparen"] = new("⏝", IsWide: true, IsUnder: true, TakesLabel: true),
        ["overbracket"] = new("⎴", IsWide: true, TakesLabel: true),
        ["underbracket"] = new("⎵", IsWide: true, IsUnder: true, TakesLabel: true),
        ["overgroup"] = new("⏠", IsWide: true, TakesLabel: true),
        ["undergroup"] = new("⏡", IsWide: true, IsUnder: true, TakesLabel: true),
        ["underbrace"] = new("⏟", IsWide: true, IsUnder: true, TakesLabel: true),
    };
}
