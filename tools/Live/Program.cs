using System.Reflection;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using Live;

[assembly: SupportedOSPlatform("browser")]

// What was left out of the first download comes when it is asked for: a worker may wait for it.
AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
    Page.Assembly(new AssemblyName(asked.Name).Name!) is { Length: > 0 } bytes
        ? AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(bytes))
        : null;
Documentation.LoadFrom(Page.Documentation);
