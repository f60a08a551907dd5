using System.Text.Json.Nodes;
using Course.Kernel;

namespace Course.Compiler;

/// <summary>What the compiler made of a cell, or of a file that it imports.</summary>
/// <param name="Submission">What the kernel is to run; null where there is nothing to run.</param>
/// <param name="Messages">The messages of the compiler, as outputs of the cell.</param>
/// <param name="Failure">Why it cannot be run, or null.</param>
internal sealed record CompiledCode(Submission? Submission, IReadOnlyList<JsonObject> Messages, CellFailure? Failure)
{
    /// <summary>The line of the cell that imports this code; null for the cell's own code, whose failures know their lines.</summary>
    public int? ImportedAt { get; init; }
}
