using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;

namespace Live;

/// <summary>What the worker calls. Everything is JSON, and made of the session's own types.</summary>
internal static partial class Kernel
{
    private static readonly CSharpSession s_session = new();
    private static CellAnalysis? s_analysis;
    private static string s_above = "";

    /// <summary>Runs a cell; its outputs go to the page as they come.</summary>
    /// <returns>The failure, or null.</returns>
    [JSExport]
    public static async Task<string> Run(string code, int order)
    {
        s_analysis = null;
        CellFailure? failure = await s_session.RunAsync(code, order, output =>
            Page.Output(output.ToJsonString(), LatexHtml.Of(output) ?? ""));
        return JsonSerializer.Serialize(failure, LiveJson.Default.CellFailure!);
    }

    /// <summary>Compiles and runs a little, so that the compiler is warm when the reader's first cell comes.</summary>
    /// <param name="hasTime">True where nobody waits.</param>
    /// <returns>What went wrong, or nothing.</returns>
    [JSExport]
    public static Task<string> WarmUp(bool hasTime) => Live.WarmUp.RunAsync(hasTime ? Live.WarmUp.All : Live.WarmUp.Least);

    /// <summary>The positions of the cells that must run before the last of these.</summary>
    [JSExport]
    public static string Needs(string cells) =>
        JsonSerializer.Serialize(
            CellNeeds.Of(JsonSerializer.Deserialize(cells, LiveJson.Default.CellTextArray)!), LiveJson.Default.Int32Array);

    [JSExport]
    public static string Check(string above, string code) =>
        JsonSerializer.Serialize(Analysis(above, code).Complaints(), LiveJson.Default.IReadOnlyListComplaint);

    [JSExport]
    public static string Complete(string above, string code, int position) =>
        JsonSerializer.Serialize(Analysis(above, code).Complete(position), LiveJson.Default.CompletionList);

    [JSExport]
    public static string Describe(string name) =>
        JsonSerializer.Serialize(s_analysis?.Describe(name), LiveJson.Default.SymbolText!);

    [JSExport]
    public static string Hover(string above, string code, int position) =>
        JsonSerializer.Serialize(Analysis(above, code).Hover(position), LiveJson.Default.SymbolText!);

    [JSExport]
    public static string Call(string above, string code, int position) =>
        JsonSerializer.Serialize(Analysis(above, code).Call(position), LiveJson.Default.CallHelp!);

    /// <summary>The text of a cell, after the cells above it that have not run: a JSON list of their texts.</summary>
    private static CellAnalysis Analysis(string above, string code)
    {
        if (s_analysis?.Code != code || s_above != above)
        {
            s_analysis = new CellAnalysis(s_session, JsonSerializer.Deserialize(above, LiveJson.Default.StringArray)!, code);
            s_above = above;
        }
        return s_analysis;
    }
}
