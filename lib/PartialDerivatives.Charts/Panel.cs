using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>One coordinate system of a <see cref="Figure"/> with what is drawn in it: in the plane, or in space.</summary>
/// <param name="Traces">What is drawn, the first lowest.</param>
/// <param name="Description">What is seen, in words: the alternative text for readers who do not see the picture.</param>
public sealed record Panel(ImmutableArray<Trace> Traces, string Description)
{
    /// <summary>What is drawn, the first lowest: at least one trace, all in the plane or all in space.</summary>
    public ImmutableArray<Trace> Traces { get; init; } = Traces.IsDefaultOrEmpty || Traces.Contains(null!)
        ? throw new ArgumentException("A panel needs at least one trace, and none that is null.", nameof(Traces))
        : Traces.All(trace => trace.IsSpatial == Traces[0].IsSpatial) ? Traces
        : throw new ArgumentException("Some traces of the panel are in the plane and others in space.", nameof(Traces));

    /// <summary>What is seen, in words.</summary>
    public string Description { get; init; } = Description ?? "";

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
    public double? Exaggeration
    {
        get;
        init => field = value is not { } times || (times > 0 && double.IsFinite(times)) ? value
            : throw new ArgumentOutOfRangeException(nameof(Exaggeration), value, "It must be a positive number, such as 2.");
    }

    /// <summary>What the y axis has room for; by default it is all that is drawn.</summary>
    public (double From, double To)? YRange
    {
        get;
        init => field = value is not var (from, to) || (from < to && double.IsFinite(from) && double.IsFinite(to)) ? value
            : throw new ArgumentException(
                $"The range goes from {Label.Exact(from)} to {Label.Exact(to)}. It must go from a smaller finite number to a larger one.",
                nameof(YRange));
    }

    /// <summary>Whether the panel shows space instead of the plane.</summary>
    internal bool IsSpatial => Traces.Any(trace => trace.IsSpatial);
}
