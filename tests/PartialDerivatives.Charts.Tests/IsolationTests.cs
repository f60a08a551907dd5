using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using PartialDerivatives.Charts;

/// <summary>Plotly.NET and what it needs stay out of the way of the notebook host.</summary>
public class IsolationTests
{
    [Fact]
    public void Plotly_NET_is_loaded_into_a_context_of_its_own()
    {
        SeedFigure.Draw().ToJson();
        AssemblyLoadContext context = Assert.Single(AssemblyLoadContext.All, context => Names(context).Contains("Plotly.NET"));
        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.Contains("FSharp.Core", Names(context));
        Assert.DoesNotContain("PartialDerivatives.Charts", Names(context));
    }

    [Fact]
    public void The_library_of_charts_refers_to_no_Plotly()
    {
        Assert.DoesNotContain(typeof(Figure).Assembly.GetReferencedAssemblies(), name =>
            name.Name!.Contains("Plotly") || name.Name.Contains("FSharp"));
    }

    [Fact]
    public void The_integrity_in_the_page_is_that_of_the_bundle_that_Plotly_NET_ships()
    {
        Assert.Equal(FigureHtml.Integrity, "sha384-" + Convert.ToBase64String(SHA384.HashData(PlotlyBundle.Bytes)));
        Assert.Contains("@" + PlotlyBundle.Version + "/", FigureHtml.Source);
        Assert.Contains($"\"{FigureHtml.Source}\", \"{FigureHtml.Integrity}\"", SeedFigure.Draw().ToHtml());
    }

    [Fact]
    public void Without_its_folder_the_error_says_what_to_run()
    {
        string folder = Directory.CreateTempSubdirectory("charts-").FullName;
        var context = new AssemblyLoadContext("without plotly", isCollectible: true);
        try
        {
            string copy = Path.Combine(folder, "PartialDerivatives.Charts.dll");
            File.Copy(typeof(Figure).Assembly.Location, copy);
            object bundle = context.LoadFromAssemblyPath(copy).GetType(typeof(Charts).FullName!)!
                .GetMethod(nameof(Charts.UseOffline))!.Invoke(null, null)!;
            var error = Assert.Throws<TargetInvocationException>(() =>
                bundle.GetType().GetMethod(nameof(OfflinePlotly.ToHtml))!.Invoke(bundle, null));
            var cause = Assert.IsType<FileNotFoundException>(error.InnerException);
            Assert.Contains("dotnet build", cause.Message);
            Assert.Contains(Path.Combine(folder, "plotly"), cause.Message);
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<string?> Names(AssemblyLoadContext context) =>
        context.Assemblies.Select(assembly => assembly.GetName().Name);
}
