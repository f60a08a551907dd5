namespace Course.Site;

/// <summary>A site that cannot be rendered; the message says of each reason where it is and what to do.</summary>
internal sealed class RenderException(string message) : Exception(message);
