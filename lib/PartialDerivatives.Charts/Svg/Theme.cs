namespace PartialDerivatives.Charts;

/// <summary>
/// The colours around the data, which a page may replace: its CSS sets <c>--figure-paper</c>, <c>--figure-ink</c> and <c>--figure-grid</c>
/// on or around a figure.
/// What is written here is drawn where it does not. figure.js finds these very colours in the interactive figure.
/// </summary>
internal static class Theme
{
    public const string Paper = "#fff";

    /// <summary>Texts and axes.</summary>
    public const string Ink = "#444";

    /// <summary>Data drawn in ink, such as tangents and arrows: a little stronger than the texts.</summary>
    public const string DataInk = "#222";

    /// <summary>Ink on a coloured map, which is as light in a dark theme: no page replaces it.</summary>
    public const string InkOnMap = "#333";

    /// <summary>The grid of a plane.</summary>
    public const string Grid = "#e4e4e4";

    /// <summary>The grid on the sides of the box in space.</summary>
    public const string SpaceGrid = "#ccc";

    /// <summary>The lines of the mesh on a surface.</summary>
    public const string Mesh = "rgba(0,0,0,0.25)";

    /// <summary>
    /// What the static pictures' classes mean, the same in all of them, as several may stand in one page. Where var() is not understood the
    /// attributes hold.
    /// </summary>
    public const string Style =
        "<style>"
        + ".fig-paper{fill:var(--figure-paper," + Paper + ")}"
        + ".fig-ink{fill:var(--figure-ink," + Ink + ")}"
        + ".fig-axis{stroke:var(--figure-ink," + Ink + ")}"
        + ".fig-grid{stroke:var(--figure-grid," + Grid + ")}"
        + ".fig-side{stroke:var(--figure-grid," + SpaceGrid + ")}"
        + ".fig-line{stroke:var(--figure-ink," + DataInk + ")}"
        + ".fig-mark{fill:var(--figure-ink," + DataInk + ")}"
        + "</style>";

    /// <summary>The attributes that stroke a line in a colour.</summary>
    public static string Stroke(string color) => $"stroke=\"{color}\"{(color == DataInk ? " class=\"fig-line\"" : "")}";

    /// <summary>The attributes that fill a mark with a colour.</summary>
    public static string Fill(string color) => $"fill=\"{color}\"{(color == DataInk ? " class=\"fig-mark\"" : "")}";
}
