using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>One coordinate system of a <see cref="Figure"/> with what is drawn in it: curves in the plane, or surfaces in space.</summary>
/// <param name="Traces">What is drawn, the first lowest.</param>
/// <param name="Description">What is seen, in words: the alternative text for readers who do not see the picture.</param>
public sealed record Panel(ImmutableArray<Trace> Traces, string Description)
{
    /// <summary>The title above the panel; lines are separated by <c>\n</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The title of the x axis.</summary>
    public string? XTitle { get; init; }

    /// <summary>The title of the y axis.</summary>
    public string? YTitle { get; init; }

    /// <summary>The title of the z axis, where the panel has one.</summary>
    public string? ZTitle { get; init; }

    /// <summary>Whether a line marks y = 0.</summary>
    public bool ZeroLine { get; init; }

    /// <summary>Whether the panel shows space instead of the plane.</summary>
    internal bool IsSpatial => Traces.Any(trace => trace is Surface);

    internal IEnumerable<Curve> Curves => Traces.OfType<Curve>();

    internal IEnumerable<Surface> Surfaces => Traces.OfType<Surface>();
}
