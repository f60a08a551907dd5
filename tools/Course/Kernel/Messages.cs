using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Course.Kernel;

/// <summary>What the runner asks of the kernel: run this cell. One JSON line.</summary>
internal sealed record CellRequest(int Number, string Code);

/// <summary>What the kernel answers: outputs as they come, then one that the cell is done. One JSON line each.</summary>
[JsonDerivedType(typeof(OutputMessage), "output")]
[JsonDerivedType(typeof(DoneMessage), "done")]
internal abstract record KernelMessage;

/// <summary>An output of the running cell, as nbformat stores it.</summary>
internal sealed record OutputMessage(JsonObject Output) : KernelMessage;

/// <summary>The cell ended, with a failure or without.</summary>
internal sealed record DoneMessage(CellFailure? Failure) : KernelMessage;

/// <summary>
/// Why a cell failed. <paramref name="Line"/> is the line in the cell, counted from 1, where it is known;
/// <paramref name="Advice"/> is what to do about it.
/// </summary>
internal sealed record CellFailure(string Message, int? Line, string Advice);
