namespace Course.Doctor;

/// <summary>
/// Has the fault of Polyglot Notebooks struck? The extension makes a tool manifest with <c>dotnet new tool-manifest</c> and
/// then looks for it in <c>.config</c>; from SDK 10.0.102 on that command writes it beside that folder. At its next
/// start the extension makes it again, is refused (exit code 73), and offers no kernel (dotnet/sdk#53103).
/// </summary>
internal static class VsCode
{
    private const string Part = "VS Code";
    private const string Extension = "ms-dotnettools.dotnet-interactive-vscode";
    private const string Manifest = "dotnet-tools.json";

    private static readonly string[] s_products =
        ["Code", "Code - Insiders", "VSCodium", "VSCodium - Insiders", "Code - OSS", "Cursor", "Windsurf"];

    private static readonly string[] s_servers =
        [".vscode-server", ".vscode-server-insiders", ".vscode-remote", ".vscodium-server", ".vscode-server-oss", ".cursor-server"];

    /// <summary>Examines the extension's folder in each VS Code of the user, and with <paramref name="fix"/> moves the manifest.</summary>
    public static IEnumerable<Finding> Examine(Surroundings at, bool fix)
    {
        string[] folders = [.. StorageFolders(at).Select(storage => Path.Combine(storage, Extension)).Where(Directory.Exists).Distinct()];
        return folders.Length > 0
            ? folders.Select(folder => Examine(folder, fix))
            : [new Finding(State.Note, Part, $"the extension Polyglot Notebooks has not been started here (no folder {Extension}).")];
    }

    private static Finding Examine(string folder, bool fix)
    {
        string misplaced = Path.Combine(folder, Manifest);
        string right = Path.Combine(folder, ".config", Manifest);
        if (!File.Exists(misplaced) || File.Exists(right))
        {
            return new Finding(State.Right, Part, $"the extension finds its tools in {folder}.");
        }
        if (!fix)
        {
            return new Finding(
                State.Wrong, Part, $"no kernel from the second window on: the extension looks for {right}, and the SDK wrote {misplaced}.",
                "Close VS Code and run this command with --fix, which moves the file.");
        }
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ".config"));
            File.Move(misplaced, right, overwrite: false);
            return new Finding(State.Right, Part, $"mended: {Manifest} was moved to {right}.", "Start VS Code again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                State.Wrong, Part, $"{misplaced} cannot be moved to {right}: {e.Message}", "Close VS Code, and move it by hand.");
        }
    }

    /// <summary>The folders <c>globalStorage</c> of all products, on all systems: a folder that is not there is no harm.</summary>
    private static IEnumerable<string> StorageFolders(Surroundings at)
    {
        string?[] settings =
        [
            at.Variable("XDG_CONFIG_HOME"),
            Path.Combine(at.Home, ".config"),
            Path.Combine(at.Home, ".var", "app", "com.visualstudio.code", "config"),
            Path.Combine(at.Home, ".var", "app", "com.vscodium.codium", "config"),
            Path.Combine(at.Home, "Library", "Application Support"),
            at.Variable("APPDATA"),
            Path.Combine(at.Home, "AppData", "Roaming"),
        ];
        IEnumerable<string> users =
        [
            .. from folder in settings
               where !string.IsNullOrEmpty(folder)
               from product in s_products
               select Path.Combine(folder, product, "User"),
            .. s_servers.Select(server => Path.Combine(at.Home, server, "data", "User")),
            .. at.Variable("VSCODE_PORTABLE") is { Length: > 0 } portable ? new[] { Path.Combine(portable, "user-data", "User") } : [],
        ];
        return users.Select(user => Path.Combine(user, "globalStorage"));
    }
}
