using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Course.Kernel;

/// <summary>
/// Gives the compiler the metadata of the assemblies that cells refer to, each read once. Scripts read whole files instead, most
/// of which is machine code, and keep them: 100 MB for a notebook.
/// </summary>
internal sealed class MetadataOnly(MetadataReferenceResolver resolver) : MetadataReferenceResolver
{
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> s_references = new();

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => resolver.ResolveMissingAssemblies;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        resolver.ResolveMissingAssembly(definition, referenceIdentity) is { } reference ? Of(reference) : null;

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. resolver.ResolveReference(reference, baseFilePath, properties).Select(Of)];

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => resolver.GetHashCode();

    private static PortableExecutableReference Of(PortableExecutableReference reference)
    {
        try
        {
            return reference.FilePath is { } path ? s_references.GetOrAdd(path, Read).WithProperties(reference.Properties) : reference;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // The compiler says what is wrong with the file.
            return reference;
        }
    }

    private static PortableExecutableReference Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(file, PEStreamOptions.PrefetchMetadata)).GetReference(filePath: path);
    }
}
