using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Course.Kernel;

/// <summary>
/// Lets the assemblies of packages find what the compiler's loader does not find for them: native libraries, which lie
/// in folders of their own, and an assembly in a newer version than the one they were built against.
/// </summary>
internal sealed class PackageLoader
{
    private readonly ConcurrentDictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _nativeLibraries = new();
    private readonly ConcurrentDictionary<AssemblyLoadContext, bool> _contexts = new();

    /// <summary>Serves all assemblies of this process, those that come later too.</summary>
    public PackageLoader()
    {
        // The compiler's loader makes a load context for each folder, so each assembly may bring a new one.
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Serve(loaded.LoadedAssembly);
        Array.ForEach(AppDomain.CurrentDomain.GetAssemblies(), Serve);
    }

    /// <summary>The compiler's loader.</summary>
    public InteractiveAssemblyLoader Compiler { get; } = new();

    /// <summary>Adds what packages bring.</summary>
    public void Add(NuGetPackages.Assets assets)
    {
        foreach (string path in assets.Assemblies)
        {
            _assemblies[Path.GetFileNameWithoutExtension(path)] = path;
        }
        foreach (string path in assets.NativeLibraries)
        {
            _nativeLibraries[Path.GetFileName(path)] = path;
        }
    }

    private void Serve(Assembly assembly)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is { } context && _contexts.TryAdd(context, true))
        {
            context.Resolving += Resolve;
            context.ResolvingUnmanagedDll += (_, name) =>
                FileNames(name).Select(_nativeLibraries.GetValueOrDefault).FirstOrDefault(path => path is not null) is { } path
                    ? NativeLibrary.Load(path) : IntPtr.Zero;
        }
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (!_assemblies.TryGetValue(name.Name!, out string? path))
        {
            return null;
        }
        if (Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => !assembly.IsDynamic && assembly.Location == path) is { } loaded)
        {
            return loaded;
        }
        Assembly assembly = context.LoadFromAssemblyPath(path);
        // Or the compiler's loader would load it once more for a cell that names it.
        Compiler.RegisterDependency(assembly);
        return assembly;
    }

    /// <summary>The names under which a native library may lie on this system.</summary>
    private static string[] FileNames(string name)
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + ending, "lib" + name + ending, "lib" + name];
    }
}
