namespace Course;

/// <summary>What was asked for is not done; the message says of each reason where it is, and what to do.</summary>
internal sealed class RefusedException(string message) : Exception(message)
{
    /// <summary>A file cannot be used, or not as it is.</summary>
    public RefusedException(string path, string message) : this($"{path}: {message}")
    {
    }
}
