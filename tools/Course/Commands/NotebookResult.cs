using Course.Execution;

namespace Course.Commands;

/// <summary>
/// What a command found about one notebook. <paramref name="Word"/> is <c>ok</c>, <c>stored</c> or <c>unchanged</c>
/// where all is well (<c>check</c> has not executed a notebook that is unchanged since it was found true), else <c>failed</c>,
/// <c>differs</c> or <c>not written</c>.
/// </summary>
internal sealed record NotebookResult(NotebookRun Run, string Word, IReadOnlyList<OutputDifference> Differences)
{
    /// <summary>True where nothing is wrong.</summary>
    public bool IsGood => Word is "ok" or "stored" or "unchanged";
}
