namespace PartialDerivatives.Charts;

/// <summary>Something drawn in a <see cref="Panel"/>: a <see cref="Curve"/> or a <see cref="Surface"/>. Numbers only, no drawing.</summary>
public abstract record Trace;
