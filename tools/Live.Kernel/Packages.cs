using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Live;

/// <summary>
/// What <c>#r</c> can name in a browser, which restores no packages: those that the page has anyway, and the library.
/// </summary>
internal static class Packages
{
    private static readonly string[] s_library =
        ["PartialDerivatives", "PartialDerivatives.Exercises", "PartialDerivatives.Charts", "MathNet.Numerics"];

    private static readonly string[] s_plotly = ["Plotly.NET", "DynamicObj", "FSharp.Core"];

    private static readonly Dictionary<string, string[]> s_assemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PartialDerivatives"] = s_library,
        ["PartialDerivatives.Exercises"] = s_library,
        ["PartialDerivatives.Charts"] = s_library,
        ["MathNet.Numerics"] = ["MathNet.Numerics"],
        ["Plotly.NET"] = s_plotly,
        ["Plotly.NET.CSharp"] = ["Plotly.NET.CSharp", .. s_plotly],
        // It makes charts show as such, which is done below, and has Plotly.NET's version.
        ["Plotly.NET.Interactive"] = s_plotly,
    };

    /// <summary>The chapter's library and what its signatures need.</summary>
    public static IReadOnlyList<string> Library => s_library;

    /// <summary>The assemblies that code sees which refers to a package, its own first; null where the page has no such package.</summary>
    public static IReadOnlyList<string>? Find(string name) => s_assemblies.GetValueOrDefault(name);

    /// <summary>The version of a package that the page has.</summary>
    public static string Version(string name) => Assembly.Load(s_assemblies[name][0])
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Charts of Plotly.NET show as charts from now on, as the package Plotly.NET.Interactive has it in other hosts.</summary>
    public static void ShowCharts()
    {
        Type chart = Assembly.Load("Plotly.NET").GetType("Plotly.NET.GenericChart", throwOnError: true)!;
        MethodInfo toHtml = chart.GetMethod("toChartHTML")!;
        Formatter.Register(chart, (value, writer) => writer.Write(toHtml.Invoke(null, [value])), HtmlFormatter.MimeType);
    }
}
