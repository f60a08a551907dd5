using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Course.Documents;

namespace Course.Site;

/// <summary>Files embedded in the built library, read without loading any of its code.</summary>
internal static class LibraryResource
{
    /// <summary>plotly.js, as Plotly.NET ships it.</summary>
    public static byte[] Plotly() => Read("plotly/Plotly.NET.dll", name => name.EndsWith(".min.js", StringComparison.Ordinal));

    /// <summary>The function that draws a figure.</summary>
    public static byte[] FigureScript() => Read("PartialDerivatives.Charts.dll", name => name == "figure.js");

    /// <summary>What the documentation of the library and of .NET says, for the pages' editor.</summary>
    public static byte[] Documentation() => LiveDocumentation.ToJson(
        new[] { "PartialDerivatives.xml", "PartialDerivatives.Exercises.xml", "PartialDerivatives.Charts.xml" }
            .Select(file => Path.Combine(LibraryFolder(), file)).Concat(PlatformDocumentation.Files()).Select(File.ReadAllText));

    /// <summary>The function for figures to take hold of, as an expression.</summary>
    public static byte[] ExploreScript() => Read("PartialDerivatives.Charts.dll", name => name == "explore.js");

    private static byte[] Read(string assembly, Func<string, bool> isWanted)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(LibraryFolder(), assembly)));
        MetadataReader metadata = file.GetMetadataReader();
        ManifestResource resource = metadata.ManifestResources.Select(metadata.GetManifestResource)
            .Single(resource => isWanted(metadata.GetString(resource.Name)));
        BlobReader reader = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        reader.Offset = (int)resource.Offset;
        return reader.ReadBytes(reader.ReadInt32());
    }

    /// <summary>The tool runs from a folder inside the repository, and lib/bin is in the repository.</summary>
    private static string LibraryFolder() =>
        RealPath.WithFoldersAbove(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "lib", "bin"))
            .FirstOrDefault(library => File.Exists(Path.Combine(library, "plotly", "Plotly.NET.dll")))
        ?? throw new RefusedException(
            "The notebooks have figures, and plotly.js, which draws them, is taken from lib/bin/plotly/Plotly.NET.dll, "
            + "which is not there. Run `dotnet build` in the repository's folder.");
}
