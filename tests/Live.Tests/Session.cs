using System.Text.Json.Nodes;

namespace Live.Tests;

/// <summary>A session, and all that the cells which ran in it have given.</summary>
internal sealed class Session
{
    public const string Setup = "#!import ../lib/bin/setup.csx";
    public const string Usings = "using PartialDerivatives;\nusing PartialDerivatives.Charts;\nusing static PartialDerivatives.Elementary;";

    private int _order;

    public CSharpSession Cells { get; } = new();

    /// <summary>Runs a cell, which must not fail, and gives the text of its outputs.</summary>
    public async Task<string> RunAsync(string code)
    {
        (CellFailure? failure, List<JsonObject> outputs) = await TryAsync(code);
        Assert.True(failure is null, failure?.Message);
        return Text(outputs);
    }

    public async Task<(CellFailure? Failure, List<JsonObject> Outputs)> TryAsync(string code)
    {
        var outputs = new List<JsonObject>();
        CellFailure? failure = await Cells.RunAsync(code, ++_order, outputs.Add);
        return (failure, outputs);
    }

    public CellAnalysis Analyse(string code, params string[] above) => new(Cells, above, code);

    public static string Text(IEnumerable<JsonObject> outputs) => string.Concat(outputs.Select(output =>
        (string?)output["text"] ?? (string?)output["evalue"]
        ?? string.Concat(output["data"]!.AsObject().Select(value => (string?)value.Value))));
}
