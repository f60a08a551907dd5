namespace Course.Commands;

/// <summary>Whether nobody looks at a terminal and all is to be done anew: <c>CI</c> is set, and not to 0 or false.</summary>
internal static class ContinuousIntegration
{
    public static bool IsSet { get; } = Environment.GetEnvironmentVariable("CI") is not (null or "" or "0" or "false");
}
