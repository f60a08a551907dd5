using System.Runtime.InteropServices.JavaScript;

namespace Live;

/// <summary>What the kernel asks of the worker that it runs in: live-worker.js.</summary>
internal static partial class Page
{
    /// <summary>
    /// Asks for nothing, once: a function of the worker is bound when it is called first, and a kernel that takes over the memory
    /// of another one must have bound the same.
    /// </summary>
    public static void Bind()
    {
        Output("", "");
        Assembly("");
        Documentation("");
    }

    /// <summary>Sends an output of the running cell, as JSON, and the HTML of its LaTeX, if it has any.</summary>
    [JSImport("output", "page")]
    public static partial void Output(string json, string html);

    /// <summary>Downloads an assembly while it waits; empty where there is none of that name.</summary>
    [JSImport("assembly", "page")]
    public static partial byte[] Assembly(string name);

    /// <summary>Downloads a file of documentation, as JSON, while it waits; empty where there is none of that name.</summary>
    [JSImport("documentation", "page")]
    public static partial string Documentation(string name);
}
