using System.Runtime.InteropServices.JavaScript;

namespace Live;

/// <summary>What the kernel asks of the worker that it runs in: live-worker.js.</summary>
internal static partial class Page
{
    /// <summary>Sends an output of the running cell, as JSON, and the HTML of its LaTeX, if it has any.</summary>
    [JSImport("output", "page")]
    public static partial void Output(string json, string html);

    /// <summary>Downloads an assembly while it waits; empty where there is none of that name.</summary>
    [JSImport("assembly", "page")]
    public static partial byte[] Assembly(string name);

    /// <summary>Downloads the documentation of the library, as JSON, while it waits.</summary>
    [JSImport("documentation", "page")]
    public static partial string Documentation();
}
