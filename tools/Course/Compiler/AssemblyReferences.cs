using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Course.Kernel;
using Microsoft.CodeAnalysis;

namespace Course.Compiler;

/// <summary>
/// Finds the assemblies that cells refer to: by a path, from the file that holds the <c>#r</c> and from the notebook's
/// folder, or by the name of one that this program runs with. What such an assembly needs is found the same way, or
/// beside it. Each is read once for all notebooks, and of its file only the metadata; Roslyn's own resolver reads whole
/// files, again for every notebook.
/// </summary>
internal sealed class AssemblyReferences(string folder) : MetadataReferenceResolver
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> s_read = new();

    private static readonly Dictionary<string, string> s_own =
        NotebookAssemblies.OfThisProgram.ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <summary>The reference to an assembly that is loaded in this program.</summary>
    public static PortableExecutableReference To(Assembly assembly) => To(assembly.Location);

    /// <summary>The reference to the assembly in a file.</summary>
    public static PortableExecutableReference To(string path) =>
        s_read.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), _ => AssemblyMetadata
            .Create(ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata))
            .GetReference(filePath: path));

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        bool isPath = Path.GetExtension(reference).ToLowerInvariant() is ".dll" or ".exe" || reference.AsSpan().ContainsAny('/', '\\');
        IEnumerable<string?> candidates = isPath
            ? [Path.GetFullPath(reference, Path.GetDirectoryName(baseFilePath) ?? folder), Path.GetFullPath(reference, folder)]
            : [s_own.GetValueOrDefault(reference)];
        return candidates.FirstOrDefault(File.Exists) is { } found ? [To(found).WithProperties(properties)] : [];
    }

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        string? beside = definition is PortableExecutableReference { FilePath: { } path }
            ? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")
            : null;
        string? found = s_own.GetValueOrDefault(referenceIdentity.Name) ?? (File.Exists(beside) ? beside : null);
        return found is null ? null : To(found);
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
