namespace Course.Compiler;

/// <summary>Where this program keeps for the user what it would otherwise have to find out again.</summary>
internal static class UserFolder
{
    /// <summary>A folder in that of the user's local application data, which may not exist yet; null where there is no such folder.</summary>
    public static string? Of(string name)
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0 ? null : Path.Combine(data, "partial-derivatives-course", name);
    }
}
