using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using Live;

[assembly: SupportedOSPlatform("browser")]

// What was left out of the first download comes when it is asked for: a worker may wait for it.
AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
    Page.Assembly(new AssemblyName(asked.Name).Name!) is { Length: > 0 } bytes
        ? AssemblyLoadContext.Default.LoadFromStream(Unpacked(bytes))
        : null;
Documentation.LoadFrom(() => Page.Documentation("documentation.json"));
Page.Bind();

// The compiler hashes a cell's text in the thread pool and waits for it. The one thread of a browser may then do it itself,
// but only after it has worked for the pool once: before, it "cannot wait on monitors".
await Task.Yield();

static Stream Unpacked(byte[] bytes)
{
    var stream = new MemoryStream(bytes);
    return bytes is [0x1f, 0x8b, ..] ? Unzipped(stream) : stream;
}

// A method of its own, so that what unpacks is asked for only where something is packed.
[MethodImpl(MethodImplOptions.NoInlining)]
static MemoryStream Unzipped(Stream packed)
{
    using var gzip = new GZipStream(packed, CompressionMode.Decompress);
    var result = new MemoryStream();
    gzip.CopyTo(result);
    result.Position = 0;
    return result;
}
