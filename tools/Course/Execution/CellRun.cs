using System.Text.Json.Nodes;

namespace Course.Execution;

/// <summary>
/// What running a cell gave: its outputs as nbformat stores them, and the failure, if any. Where
/// <paramref name="KernelEnded"/>, the failure took the kernel with it, so that no cell can run after it.
/// </summary>
internal sealed record CellRun(IReadOnlyList<JsonObject> Outputs, CellFailure? Failure, bool KernelEnded = false);

/// <summary>
/// Why a cell failed. <paramref name="Line"/> is the line in the cell, counted from 1, where it is known;
/// <paramref name="Advice"/> is what to do about it.
/// </summary>
internal sealed record CellFailure(string Message, int? Line, string Advice);
