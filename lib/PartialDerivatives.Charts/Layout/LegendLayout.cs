namespace PartialDerivatives.Charts;

/// <summary>
/// The legend of a panel in lines, each with as many entries as there is room for; names that are wider than a line are cut.
/// </summary>
internal sealed class LegendLayout
{
    /// <summary>The width of a sample, the space after it and the one after a name, as plotly.js has them.</summary>
    public const int Sample = 30, Space = 5, Between = 5;

    /// <summary>The height of a line.</summary>
    public const int LineHeight = 19;

    public LegendLayout(IEnumerable<LegendEntry> entries, double width)
    {
        foreach (LegendEntry entry in entries)
        {
            var cut = entry with { Name = TextSize.Cut(entry.Name.Replace('\n', ' '), width - Sample - 2 * Space - Between) };
            if (Lines.Count > 0 && Width(Lines[^1]) + Width(cut) <= width)
            {
                Lines[^1].Add(cut);
            }
            else
            {
                Lines.Add([cut]);
            }
        }
    }

    public List<List<LegendEntry>> Lines { get; } = [];

    /// <summary>The height of all lines.</summary>
    public int Height => Lines.Count * LineHeight;

    /// <summary>Whether a line has a sample in the ink of maps, which is dark in every theme: it lies on white, as on a map.</summary>
    public static bool IsOnWhite(IEnumerable<LegendEntry> line) => line.Any(entry => entry.Color == Theme.InkOnMap);

    /// <summary>How far below its top a line has its middle: plotly.js makes the white higher than the line, up into the title.</summary>
    public static double Middle(IEnumerable<LegendEntry> line) => LineHeight / 2.0 + (IsOnWhite(line) ? 5 : 0);

    public static double Width(IEnumerable<LegendEntry> line) => line.Sum(Width);

    public static double Width(LegendEntry entry) => Sample + 2 * Space + NameWidth(entry) + Between;

    public static double NameWidth(LegendEntry entry) => Math.Ceiling(TextSize.Width(entry.Name));
}
