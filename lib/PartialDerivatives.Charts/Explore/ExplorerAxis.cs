using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>An axis of an explorer: its range, and where numbers are written at it, as every figure writes them.</summary>
internal sealed record ExplorerAxis(AxisRange Range, string Title, ImmutableArray<(double Value, string Label)> Ticks)
{
    /// <summary>The width in pixels that a label has.</summary>
    private const double LabelWidth = 40;

    /// <summary>An axis with about so many ticks.</summary>
    public static ExplorerAxis Of(string name, AxisRange range, int count)
    {
        Axis axis = Axis.Linear(name, range, padding: 0, count, LabelWidth);
        return new(range, axis.Title!, [.. axis.Ticks.Zip(axis.Labels, (tick, label) => (axis.Scale.Value(tick), label))]);
    }
}
