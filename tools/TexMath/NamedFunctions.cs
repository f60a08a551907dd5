namespace TexMath;

/// <summary>The commands that stand for the upright name of a function.</summary>
internal static class NamedFunctions
{
    private const string WithScriptsBeside =
        "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh";

    private const string WithScriptsBelow = "det gcd inf lim liminf limsup max min Pr sup";

    private static readonly Dictionary<string, Limits> s_limits = new(
    [
        .. WithScriptsBeside.Split(' ').Select(name => KeyValuePair.Create(name, Limits.Beside)),
        .. WithScriptsBelow.Split(' ').Select(name => KeyValuePair.Create(name, Limits.AboveAndBelowInDisplay)),
    ]);

    /// <summary>The names of all commands here.</summary>
    public static IEnumerable<string> Names => s_limits.Keys;

    /// <summary>The function of a command, if there is one.</summary>
    public static Atom? Of(string command) => s_limits.TryGetValue(command, out Limits limits)
        ? Atom(command.StartsWith("lim", StringComparison.Ordinal) && command.Length > 3 ? $"lim\u2009{command[3..]}" : command, limits)
        : null;

    /// <summary>A function of any name.</summary>
    public static Atom Atom(string name, Limits limits) =>
        new(AtomClass.Operator, name.Length == 1 ? MathML.UprightIdentifier(name) : MathML.Identifier(name))
        {
            Limits = limits,
            IsFunction = true,
        };
}
