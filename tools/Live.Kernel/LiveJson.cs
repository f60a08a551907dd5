using System.Text.Json;
using System.Text.Json.Serialization;

namespace Live;

/// <summary>What crosses to the page, with readers and writers made when the program is built: a kernel starts sooner.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CellFailure))]
[JsonSerializable(typeof(IReadOnlyList<Complaint>))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(CallHelp))]
[JsonSerializable(typeof(SymbolText))]
[JsonSerializable(typeof(CellText[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, Documentation.Entry>))]
internal sealed partial class LiveJson : JsonSerializerContext;
