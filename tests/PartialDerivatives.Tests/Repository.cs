namespace PartialDerivatives.Tests;

/// <summary>Folders of the repository that the tests are built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Data => Path.Combine(Root, "data");

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PartialDerivatives.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside their repository.");
        }
        return folder.FullName;
    }
}
