using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Course.Site;

/// <summary>Files embedded in the built library, read without loading any of its code.</summary>
internal static class LibraryResource
{
    /// <summary>plotly.js, as Plotly.NET ships it.</summary>
    public static byte[] Plotly() => Read("plotly/Plotly.NET.dll", name => name.EndsWith(".min.js", StringComparison.Ordinal));

    /// <summary>The function that draws a figure.</summary>
    public static byte[] FigureScript() => Read("PartialDerivatives.Charts.dll", name => name == "figure.js");

    /// <summary>What the library's documentation says, for the pages' editor.</summary>
    public static byte[] Documentation() => LiveDocumentation.ToJson(
        new[] { "PartialDerivatives.xml", "PartialDerivatives.Exercises.xml", "PartialDerivatives.Charts.xml" }
            .Select(file => File.ReadAllText(Path.Combine(LibraryFolder(), file))));

    /// <summary>The function for figures to take hold of, called explore, and those it calls: parts, numbered in their order.</summary>
    public static string ExploreScript() => string.Concat(
        ReadAll("PartialDerivatives.Charts.dll", name => name.StartsWith("explore/", StringComparison.Ordinal)).OrderBy(part =>
            part.Key, StringComparer.Ordinal)
            .Select(part => System.Text.Encoding.UTF8.GetString(part.Value)));

    private static byte[] Read(string assembly, Func<string, bool> isWanted) => ReadAll(assembly, isWanted).Single().Value;

    private static Dictionary<string, byte[]> ReadAll(string assembly, Func<string, bool> isWanted)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(LibraryFolder(), assembly)));
        MetadataReader metadata = file.GetMetadataReader();
        var found = new Dictionary<string, byte[]>();
        foreach (ManifestResource resource in metadata.ManifestResources.Select(metadata.GetManifestResource).Where(resource =>
            isWanted(metadata.GetString(resource.Name))))
        {
            BlobReader reader = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
            reader.Offset = (int)resource.Offset;
            found[metadata.GetString(resource.Name)] = reader.ReadBytes(reader.ReadInt32());
        }
        return found;
    }

    /// <summary>The tool runs from a folder inside the repository, and lib/bin is in the repository.</summary>
    private static string LibraryFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string library = Path.Combine(folder.FullName, "lib", "bin");
            if (File.Exists(Path.Combine(library, "plotly", "Plotly.NET.dll")))
            {
                return library;
            }
        }
        throw new RenderException(
            "The notebooks have figures, and plotly.js, which draws them, is taken from lib/bin/plotly/Plotly.NET.dll, "
            + "which is not there. Run `dotnet build` in the repository's folder.");
    }
}
