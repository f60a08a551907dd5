namespace Course.HandOuts;

/// <summary>Hand-outs cannot be written where they were asked for; the message says why, and what to do.</summary>
internal sealed class HandOutException(string message) : Exception(message);
