namespace Course.Doctor;

/// <summary>How a part of the machine is.</summary>
internal enum State
{
    /// <summary>As it should be.</summary>
    Right,

    /// <summary>Nothing is wrong, but something is to be known.</summary>
    Note,

    /// <summary>Missing or broken.</summary>
    Wrong,
}

/// <summary>
/// What was found about one part: <paramref name="Part"/> names it, <paramref name="Text"/> says how it is, and
/// <paramref name="Advice"/> what to do, where something is to be done.
/// </summary>
internal sealed record Finding(State State, string Part, string Text, string? Advice = null)
{
    /// <summary>The finding as one line of the report.</summary>
    public string Line => $"{Word,-5}  {Part}: {Text}{(Advice is null ? "" : " " + Advice)}";

    private string Word => State switch
    {
        State.Right => "ok",
        State.Note => "note",
        _ => "WRONG",
    };
}
