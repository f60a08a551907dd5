namespace Course.Compiler;

/// <summary>A directive of a cell that cannot be carried out; the message says why, <see cref="Advice"/> what to do.</summary>
internal sealed class DirectiveException(string message, int line, string advice) : Exception(message)
{
    /// <summary>The line in the cell, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What to do about it.</summary>
    public string Advice { get; } = advice;
}
