using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Course.Kernel;

/// <summary>What the runner asks of the kernel: run this compiled code. One JSON line.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its symbols, by which an exception tells its line.</param>
/// <param name="EntryType">The class that holds the entry point.</param>
/// <param name="EntryPoint">The static method that runs the code; it takes the array of all submissions of the session.</param>
/// <param name="File">The source file that the symbols name.</param>
/// <param name="References">The assemblies that the code was compiled against: their names and their files.</param>
/// <param name="NativeLibraries">The native libraries that packages bring.</param>
/// <param name="Cell">The number of the cell that runs.</param>
/// <param name="ShowsValue">True where the value is the cell's result.</param>
internal sealed record Submission(
    byte[] Assembly, byte[] Symbols, string EntryType, string EntryPoint, string File,
    IReadOnlyDictionary<string, string> References, IReadOnlyList<string> NativeLibraries, int Cell, bool ShowsValue);

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

/// <summary>The messages, with readers and writers made when the program is built: a kernel starts sooner.</summary>
[JsonSerializable(typeof(Submission))]
[JsonSerializable(typeof(KernelMessage))]
internal sealed partial class MessageFormat : JsonSerializerContext;
