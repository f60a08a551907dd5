namespace Course.Doctor;

/// <summary>All that a student's machine needs to open, run and test the course.</summary>
internal static class Examination
{
    /// <summary>Examines part after part; only <paramref name="fix"/> changes anything, and only VS Code's misplaced file.</summary>
    public static async IAsyncEnumerable<Finding> RunAsync(
        Surroundings at, bool fix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Sdk.ExamineAsync(at, cancel);
        yield return Library.Examine(at);
        yield return Library.ExamineSetup(at);
        foreach (Finding finding in NotebookMetadata.Examine(at))
        {
            yield return finding;
        }
        yield return await ReleasedTool.ExamineAsync(at, cancel);
        foreach (Finding finding in VsCode.Examine(at, fix))
        {
            yield return finding;
        }
        yield return TestBrowser.Examine(at);
    }
}
