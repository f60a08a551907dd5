namespace Course.Documents;

/// <summary>A file that cannot be used as a notebook; the message names the file, what is wrong with it and what to do.</summary>
internal sealed class InvalidNotebookException(string path, string message, Exception? inner = null)
    : Exception($"{path}: {message}", inner);
