namespace Course.Commands;

/// <summary>The command was called in a way that gives it nothing to do; the message says what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
