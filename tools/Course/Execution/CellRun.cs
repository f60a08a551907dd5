using System.Text.Json.Nodes;
using Course.Kernel;

namespace Course.Execution;

/// <summary>What running a cell gave: its outputs as nbformat stores them, and the failure, if any.</summary>
internal sealed record CellRun(IReadOnlyList<JsonObject> Outputs, CellFailure? Failure);
