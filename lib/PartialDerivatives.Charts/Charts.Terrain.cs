using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// Heights that were measured.
public static partial class Charts
{
    /// <summary>
    /// A terrain in metres: x and y, which count the columns and the rows of the grid, have the same scale, and the title says how much the
    /// heights are exaggerated.
    /// </summary>
    /// <param name="terrain">The heights, such as <c>Data.Terrain()</c>; a height that is not finite is a hole.</param>
    /// <param name="title">The title, above the line that states the exaggeration; none by default.</param>
    /// <param name="exaggeration">How many times longer a metre is upwards than along; 2 by default.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than 2 rows or columns, or the spacing or the exaggeration is not positive.
    /// </exception>
    public static Figure Terrain(Terrain terrain, string? title = null, double exaggeration = 2)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        if (terrain.Heights.RowCount < 2 || terrain.Heights.ColumnCount < 2)
        {
            throw new ArgumentException(
                $"The terrain has {terrain.Heights.RowCount} rows and {terrain.Heights.ColumnCount} columns of heights. "
                + "It needs 2 or more of both.",
                nameof(terrain));
        }
        if (!(terrain.Spacing > 0) || !double.IsFinite(terrain.Spacing))
        {
            throw new ArgumentException(
                $"The spacing of the terrain is {Label.Exact(terrain.Spacing)}. It must be a positive number of metres, such as 10.",
                nameof(terrain));
        }
        if (!(exaggeration > 0) || !double.IsFinite(exaggeration))
        {
            throw new ArgumentOutOfRangeException(
                nameof(exaggeration), exaggeration, "Heights are multiplied by a positive number: 1 shows them as they are.");
        }
        var surface = new Surface(
            [.. Enumerable.Range(0, terrain.Heights.ColumnCount).Select(column => column * terrain.Spacing)],
            [.. Enumerable.Range(0, terrain.Heights.RowCount).Select(row => row * terrain.Spacing)],
            [.. terrain.Heights.EnumerateRows().Select(row => row.ToImmutableArray())])
        {
            Opacity = 1,
        };
        return new Figure([new Panel(
            [surface],
            $"{AlternativeText.OfGrid("Terrain in metres", Names.Default, surface.X, surface.Y, surface.Z)} "
            + $"Heights are drawn {Label.Of(exaggeration)} times exaggerated.")
        {
            Title = string.Join(
                "\n", new[] { title, exaggeration == 1 ? null : $"heights {Label.Of(exaggeration)}× exaggerated" }.OfType<string>()),
            XTitle = "x (m)",
            YTitle = "y (m)",
            ZTitle = "height (m)",
            Exaggeration = exaggeration,
        }]);
    }
}
