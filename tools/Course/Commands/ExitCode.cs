namespace Course.Commands;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>A cell failed, or an output is not what is stored.</summary>
    public const int Failure = 1;

    /// <summary>The call is wrong, or a file named in it cannot be read or written, or another run is at work on it.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C: 128 and the number of the signal, as shells count.</summary>
    public const int Stopped = 130;
}
