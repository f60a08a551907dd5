using Course.Documents;

namespace Course.Doctor;

/// <summary>Where to look: the folder of the repository, the user's home folder, and the environment.</summary>
internal sealed record Surroundings(string Repository, string Home, Func<string, string?> Variable)
{
    /// <summary>Those of this process; the repository is the nearest folder at or above the working directory that holds one.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Surroundings Here()
    {
        string repository = RealPath.WithFoldersAbove(Directory.GetCurrentDirectory()).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "global.json")) && Directory.Exists(Path.Combine(folder, "lib")))
            ?? throw new RefusedException(
                "This is not the folder of the course, nor one in it: no global.json beside a folder lib. Go to the clone first.");
        return new Surroundings(
            repository, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetEnvironmentVariable);
    }

    /// <summary>A path in the repository.</summary>
    public string Of(params string[] parts) => Path.Combine([Repository, .. parts]);
}
