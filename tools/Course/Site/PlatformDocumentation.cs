using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>What .NET's documentation says of the types that cells use most, where the SDK has it.</summary>
internal static partial class PlatformDocumentation
{
    /// <summary>The XML documentation files; none where the SDK came without its reference pack.</summary>
    public static IEnumerable<string> Files()
    {
        // dotnet/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        string packs = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref");
        string? pack = Directory.Exists(packs) ? Directory.GetDirectories(packs).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return pack is null ? []
            : new[] { "System.Runtime", "System.Linq", "System.Collections", "System.Console", "System.Runtime.Numerics" }
                .Select(name => Path.Combine(pack, $"ref/net{Environment.Version.Major}.0/{name}.xml")).Where(File.Exists);
    }

    /// <summary>Whether a member is not .NET's, or of one of those types: a tenth of a megabyte instead of ten.</summary>
    public static bool IsWanted(string id) => !id.AsSpan(1).StartsWith(":System.") || Used().IsMatch(id);

    [GeneratedRegex(
        @"^.:System\.(Math|String|Double|Int32|Array|Console|Convert|Random|Linq\.Enumerable"
        + @"|Collections\.Generic\.(List|Dictionary|HashSet)`\d|Numerics\.Complex)(?![A-Za-z])")]
    private static partial Regex Used();
}
