using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>One coordinate system of a <see cref="Figure"/> with what is drawn in it: in the plane, or in space.</summary>
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

    /// <summary>Whether both axes are logarithmic; what is not positive is then not shown.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether a unit is as long on the y axis as on the x axis, unless one of them is more than five times the other.</summary>
    public bool EqualScale { get; init; }

    /// <summary>
    /// In space, how many times longer a unit is on the z axis than on the x axis and the y axis, which then have the same scale;
    /// null, the default, for a box whose height is three quarters of its sides.
    /// </summary>
    public double? Exaggeration { get; init; }

    /// <summary>What the y axis has room for; by default it is all that is drawn.</summary>
    public (double From, double To)? YRange { get; init; }

    /// <summary>Whether the panel shows space instead of the plane.</summary>
    internal bool IsSpatial => Traces.Any(trace => trace.IsSpatial);
}
