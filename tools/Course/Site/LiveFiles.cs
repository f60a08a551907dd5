using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Site;

/// <summary>
/// The files of the live kernel, as tools/Live was published, made ready for pages: what starts it is packed, what
/// draws figures comes after it, what is needed seldom comes when it is asked for, and the rest is left out.
/// </summary>
internal sealed partial class LiveFiles
{
    /// <summary>What keeps the site for when there is no network: it stands at the site's root, because it serves all of it.</summary>
    private const string ServiceWorker = "live-service-worker.js";

    /// <summary>The assemblies without which nothing runs, found by running the chapter: what is missing comes late, but comes.</summary>
    private static readonly string[] s_start = SiteRenderer.Text("live-assemblies.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What draws figures.</summary>
    private static readonly string[] s_figures =
    [
        "DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "PartialDerivatives.Charts.Plotly", "Plotly.NET",
    ];

    /// <summary>The folder of what is needed seldom.</summary>
    private const string Later = "later/";

    /// <summary>What unpacks the rest, when .NET asks for it in the middle of a call, is not packed itself.</summary>
    private const string Unpacker = "System.IO.Compression";

    /// <summary>A browser keeps what it made of the runtime only where it can read the file itself: servers pack it on the way.</summary>
    private const string Runtime = "dotnet.native";

    /// <summary>What nothing here uses.</summary>
    private static readonly string[] s_never =
    [
        "Microsoft.VisualBasic", "Microsoft.VisualBasic.Core", "System.Private.DataContractSerialization", "System.Text.Encoding.CodePages",
    ];

    private static readonly Lazy<LiveFiles?> s_built = new(() => Folder() is { } folder ? new LiveFiles(folder) : null);

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private LiveFiles(string source)
    {
        string packed = Path.Combine(source, "../../../packed");
        Directory.CreateDirectory(packed);
        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(source, name));
        string[] assemblies =
            [.. Directory.GetFiles(source, "*.wasm").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        string[] start = [.. s_start.Intersect(assemblies), Runtime];
        string[] figures = [.. s_figures.Intersect(assemblies)];
        string[] later = [.. assemblies.Except(start).Except(figures).Except(s_never)];
        var sizes = new Dictionary<string, int>();
        Parallel.ForEach(assemblies.Except(s_never).Where(name => name != Unpacker), name =>
        {
            byte[] bytes = Packed(Read(name + ".wasm"), packed);
            lock (sizes)
            {
                sizes[name] = bytes.Length;
                if (name != Runtime)
                {
                    _files[$"_framework/{(later.Contains(name) ? Later : "")}{name}.bin"] = bytes;
                }
            }
        });
        _files[$"_framework/{Runtime}.wasm"] = Read(Runtime + ".wasm");
        _files[$"_framework/{Later}{Unpacker}.wasm"] = Read(Unpacker + ".wasm");
        _files["_framework/dotnet.js"] = WithAssemblies(Encoding.UTF8.GetString(Read("dotnet.js")), start);
        _files["_framework/dotnet.native.js"] = Read("dotnet.native.js");
        _files["_framework/dotnet.runtime.js"] = Read("dotnet.runtime.js");
        _files["_framework/documentation.json"] = LibraryResource.Documentation();
        _files["_framework/kernel.json"] = JsonSerializer.SerializeToUtf8Bytes(new
        {
            bytes = start.Sum(name => sizes[name]),
            runtime = sizes[Runtime],
            start = start.Where(name => name != Runtime).Select(name => name + ".wasm"),
            figures = figures.Select(name => name + ".bin"),
            later = later.Select(name => $"{Later}{name}.{(name == Unpacker ? "wasm" : "bin")}").Append("documentation.json"),
        });
        foreach (string asset in SiteRenderer.AssetNames.Where(name => name.StartsWith("live", StringComparison.Ordinal)
            && !name.EndsWith(".txt", StringComparison.Ordinal) && name != ServiceWorker))
        {
            _files[asset] = SiteRenderer.Asset(asset);
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, byte[] bytes) in _files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
        }
        Address = $"assets/live-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6))}/";
    }

    /// <summary>The live kernel, read once; null where it was not built.</summary>
    public static LiveFiles? Built => s_built.Value;

    /// <summary>The folder of the files in the site. Its name changes with them, so that a browser may keep them for ever.</summary>
    public string Address { get; }

    /// <summary>Adds the files to those of the site, and the list of what a browser keeps for when there is no network.</summary>
    public void AddTo(IDictionary<string, byte[]> site)
    {
        string[] pages = [.. site.Keys, "./"];
        foreach ((string name, byte[] bytes) in _files)
        {
            site[Address + name] = bytes;
        }
        site["service-worker.js"] = SiteRenderer.Asset(ServiceWorker);
        site["assets/offline.json"] = JsonSerializer.SerializeToUtf8Bytes(
            pages.Concat(_files.Keys.Where(name => !name.Contains(Later, StringComparison.Ordinal)).Select(name => Address + name)));
    }

    /// <summary>Packs bytes, or takes what was packed before.</summary>
    private static byte[] Packed(byte[] bytes, string folder)
    {
        string file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16)));
        if (File.Exists(file))
        {
            return File.ReadAllBytes(file);
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        string temporary = $"{file}.{Environment.ProcessId}";
        File.WriteAllBytes(temporary, packed.ToArray());
        File.Move(temporary, file, overwrite: true);
        return packed.ToArray();
    }

    /// <summary>The loader of .NET with only these in its list.</summary>
    private static byte[] WithAssemblies(string loader, string[] names) => Encoding.UTF8.GetBytes(BootList().Replace(loader, list =>
    {
        JsonObject boot = JsonNode.Parse(list.Groups["json"].Value)!.AsObject();
        foreach (string kind in new[] { "assembly", "coreAssembly" })
        {
            boot["resources"]![kind]!.AsArray()
                .RemoveAll(file => !names.Contains(Path.GetFileNameWithoutExtension((string)file!["name"]!)));
        }
        return $"/*json-start*/{boot.ToJsonString()}/*json-end*/";
    }));

    private static string? Folder() =>
        RealPath.WithFoldersAbove(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, "tools", "Live", "bin", "site", "wwwroot", "_framework"))
            .FirstOrDefault(published => File.Exists(Path.Combine(published, "dotnet.js")));

    [GeneratedRegex(@"/\*json-start\*/(?<json>.*?)/\*json-end\*/", RegexOptions.Singleline)]
    private static partial Regex BootList();
}
