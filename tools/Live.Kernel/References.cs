using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Live;

/// <summary>
/// Assemblies as the compiler takes them, read from where the runtime has them in memory: a browser has no files, and
/// downloads each but once.
/// </summary>
internal static class References
{
    /// <summary>What cells see of .NET, by name: what makes sense in a browser. The facades are there for their forwards.</summary>
    private static readonly string[] s_platform =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Runtime.Extensions", "System.Collections", "System.Collections.Concurrent",
        "System.Collections.Immutable", "System.Console", "System.Diagnostics.Debug", "System.Linq", "System.Linq.Expressions",
        "System.Linq.Queryable", "System.Memory", "System.Numerics.Vectors", "System.ObjectModel", "System.Private.Uri",
        "System.Runtime.InteropServices", "System.Runtime.Numerics", "System.Text.Json", "System.Text.RegularExpressions",
        "System.Threading", "System.Threading.Tasks", "System.Globalization", "System.IO", "System.Reflection",
        "System.Text.Encoding.Extensions", "Microsoft.CSharp",
        "netstandard", "Microsoft.AspNetCore.Html.Abstractions", "Microsoft.DotNet.Interactive.Formatting", "Live.Kernel",
    ];

    private static readonly Dictionary<string, MetadataReference> s_known = [];

    /// <summary>.NET and the functions of notebooks.</summary>
    public static IEnumerable<MetadataReference> Platform() => To(s_platform);

    /// <summary>Assemblies by name.</summary>
    public static IEnumerable<MetadataReference> To(IEnumerable<string> names) => names.Select(To);

    private static unsafe MetadataReference To(string name)
    {
        if (s_known.TryGetValue(name, out MetadataReference? known))
        {
            return known;
        }
        Assembly assembly = Assembly.Load(name);
        if (!assembly.TryGetRawMetadata(out byte* metadata, out int length))
        {
            throw new NotSupportedException($"The runtime does not give the metadata of {name}.");
        }
        ModuleMetadata module = ModuleMetadata.CreateFromMetadata((nint)metadata, length);
        return s_known[name] = AssemblyMetadata.Create(module).GetReference(display: name);
    }
}
