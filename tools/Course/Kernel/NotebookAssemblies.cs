using System.Reflection;
using System.Runtime.Loader;

namespace Course.Kernel;

/// <summary>
/// The assemblies that a notebook brings along: those its cells were compiled to, and those they refer to, with what
/// these need in turn from the folders they stand in. What .NET and this program itself have comes from there.
/// </summary>
internal sealed class NotebookAssemblies : AssemblyLoadContext
{
    /// <summary>The paths of the assemblies that .NET and this program bring.</summary>
    public static readonly IReadOnlySet<string> OfThisProgram =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    private readonly Dictionary<string, string> _references = [];
    private readonly Dictionary<string, string> _nativeLibraries = [];

    public NotebookAssemblies() : base("notebook") => Resolving += (_, name) => FindBeside(name);

    /// <summary>Loads a submission.</summary>
    public Assembly Load(Submission submission)
    {
        foreach ((string name, string path) in submission.References.Where(reference => !OfThisProgram.Contains(reference.Value)))
        {
            _references.TryAdd(name, path);
        }
        foreach (string path in submission.NativeLibraries)
        {
            _nativeLibraries[Path.GetFileName(path)] = path;
        }
        return LoadFromStream(new MemoryStream(submission.Assembly), new MemoryStream(submission.Symbols));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName name) =>
        _references.TryGetValue(name.Name!, out string? path) ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        FileNames(unmanagedDllName).Select(_nativeLibraries.GetValueOrDefault).FirstOrDefault(path => path is not null) is { } path
            ? LoadUnmanagedDllFromPath(path)
            : IntPtr.Zero;

    /// <summary>The names under which a native library may lie on this system.</summary>
    private static string[] FileNames(string name)
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + ending, "lib" + name + ending, "lib" + name];
    }

    private Assembly? FindBeside(AssemblyName name) =>
        _references.Values.Select(path => Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } found
            ? LoadFromAssemblyPath(found)
            : null;
}
