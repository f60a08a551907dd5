namespace Course.Doctor;

/// <summary>Is there a browser in which the tests can draw the figures?</summary>
internal static class TestBrowser
{
    private const string Part = "browser for the tests";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe"];

    /// <summary>Looks for one on the PATH, as the tests do.</summary>
    public static Finding Examine(Surroundings at)
    {
        IEnumerable<string> places =
            from folder in (at.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            from name in s_names
            select Path.Combine(folder, name);
        return places.FirstOrDefault(File.Exists) is { } browser
            ? new Finding(State.Right, Part, browser)
            : new Finding(
                State.Wrong, Part, $"none of {string.Join(", ", s_names)} is on the PATH, so the tests that draw figures are skipped.",
                "Install Chromium or Chrome, and put it on the PATH. To read and run the notebooks none is needed.");
    }
}
