namespace Course;

/// <summary>What was asked for is not done; the message says of each reason where it is, and what to do.</summary>
internal sealed class RefusedException(string message) : Exception(message);
