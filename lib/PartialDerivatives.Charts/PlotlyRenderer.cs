using System.Reflection;
using System.Runtime.Loader;

namespace PartialDerivatives.Charts;

/// <summary>
/// Calls PartialDerivatives.Charts.Plotly, which stands with Plotly.NET in the folder plotly/ beside this assembly.
/// It is loaded into an AssemblyLoadContext of its own, because Plotly.NET needs a newer FSharp.Core than the one
/// that .NET Interactive has already loaded.
/// </summary>
internal static class PlotlyRenderer
{
    private const string Implementation = "PartialDerivatives.Charts.Plotly";

    private static readonly Lazy<Func<Drawing, string>> s_json = new(() => Entry<Func<Drawing, string>>("Json"));
    private static readonly Lazy<Func<string>> s_script = new(() => Entry<Func<string>>("Script"));
    private static readonly Lazy<Assembly> s_assembly = new(Load);

    /// <summary>The figure as plotly.js takes it.</summary>
    public static string Json(Drawing drawing) => s_json.Value(drawing);

    /// <summary>The source of plotly.js.</summary>
    public static string Script() => s_script.Value();

    private static TDelegate Entry<TDelegate>(string method) where TDelegate : Delegate =>
        s_assembly.Value.GetType($"{Implementation}.Renderer", throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.CreateDelegate<TDelegate>();

    private static Assembly Load()
    {
        if (OperatingSystem.IsBrowser())
        {
            // No files there, and one FSharp.Core for all.
            return Assembly.Load(Implementation);
        }
        string path = Path.Combine(Path.GetDirectoryName(typeof(Figure).Assembly.Location)!, "plotly", Implementation + ".dll");
        return File.Exists(path)
            ? new IsolatedContext(path).LoadFromAssemblyPath(path)
            : throw new FileNotFoundException(
                $"Figures are drawn by {Implementation}.dll, which is not at \"{path}\". "
                + "Run `dotnet build` in the repository's folder, then restart the kernel.",
                path);
    }

    private sealed class IsolatedContext(string path) : AssemblyLoadContext(Implementation)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        // A Figure must be the same type on both sides, hence this very assembly; the rest is this context's own, or shared with the host.
        protected override Assembly? Load(AssemblyName name) =>
            name.Name == typeof(Figure).Assembly.GetName().Name ? typeof(Figure).Assembly
            : _resolver.ResolveAssemblyToPath(name) is { } file ? LoadFromAssemblyPath(file)
            : null;
    }
}
