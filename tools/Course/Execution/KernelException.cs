namespace Course.Execution;

/// <summary>A kernel cannot be started; the message says which and what to do.</summary>
internal sealed class KernelException(string message) : Exception(message);
