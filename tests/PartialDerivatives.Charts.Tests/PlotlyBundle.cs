using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using PartialDerivatives.Charts;

/// <summary>The plotly.js inside Plotly.NET: what the public host serves, byte for byte.</summary>
internal static partial class PlotlyBundle
{
    private static readonly Assembly s_plotly = Load();
    private static readonly string s_resource = s_plotly.GetManifestResourceNames().Single(name => ResourceName().IsMatch(name));

    public static string Version => ResourceName().Match(s_resource).Groups[1].Value;

    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var stream = s_plotly.GetManifestResourceStream(s_resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Assembly Load()
    {
        PlotlyRenderer.Script();
        return AssemblyLoadContext.All.SelectMany(context => context.Assemblies).Single(assembly =>
            assembly.GetName().Name == "Plotly.NET");
    }

    [GeneratedRegex(@"plotly-([0-9.]+)\.min\.js$")]
    private static partial Regex ResourceName();
}
