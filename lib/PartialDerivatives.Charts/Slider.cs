using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// A slider under a <see cref="Figure"/>. The figure shows one of its positions; what another position shows differently replaces that when
/// the slider is moved.
/// </summary>
/// <param name="Variable">The variable that the slider moves.</param>
/// <param name="Positions">The positions from left to right.</param>
/// <param name="Start">The index of the position that the figure shows at first, and the static picture always.</param>
public sealed record Slider(string Variable, ImmutableArray<SliderPosition> Positions, int Start)
{
    /// <summary>What is written at the positions.</summary>
    internal ImmutableArray<string> Labels => Label.Apart([.. Positions.Select(position => position.Value)]);
}

/// <summary>What a figure shows at one position of its <see cref="Slider"/>.</summary>
/// <param name="Value">The value of the slider's variable.</param>
/// <param name="Panels">
/// The figure's panels, with as many traces of the same kinds. Traces that are the very objects of the figure's stay as they are and take
/// no room.
/// </param>
public sealed record SliderPosition(double Value, ImmutableArray<Panel> Panels);
