namespace Live;

/// <summary>
/// Why a cell failed. <paramref name="Line"/> is the line in the cell, counted from 1, where it is known;
/// <paramref name="Advice"/> is what to do about it.
/// </summary>
public sealed record CellFailure(string Message, int? Line, string Advice);
