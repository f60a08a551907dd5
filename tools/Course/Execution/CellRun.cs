using System.Text.Json.Nodes;
using Course.Kernel;

namespace Course.Execution;

/// <summary>
/// What running a cell gave: its outputs as nbformat stores them, and the failure, if any. Where
/// <paramref name="KernelEnded"/>, the failure took the kernel with it, so that no cell can run after it.
/// </summary>
internal sealed record CellRun(IReadOnlyList<JsonObject> Outputs, CellFailure? Failure, bool KernelEnded = false);
