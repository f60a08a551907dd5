namespace PartialDerivatives;

/// <summary>The variables of a function: the lambda's parameters, or the components of its one parameter, an array.</summary>
internal sealed class Parameters
{
    // How many numbers it is a function of; null for an array.
    private readonly int? _scalars;
    private readonly Delegate? _f;
    private IReadOnlyList<string>? _names;

    /// <summary>Those with these names; of a function of a vector the vector's name alone.</summary>
    public Parameters(IReadOnlyList<string> names, bool isOfVector) =>
        (_names, _scalars) = (names, isOfVector ? null : names.Count);

    /// <summary>Those of a lambda of so many numbers, or null for an array.</summary>
    public Parameters(Delegate f, int? scalars) => (_f, _scalars) = (f, scalars);

    /// <summary>The names; of a function of a vector the vector's name alone.</summary>
    /// <remarks>Looked up when they are asked for: reflection takes longer than many a gradient. What comes before the last parameters is
    /// none of f, but what it is bound to.</remarks>
    public IReadOnlyList<string> Names => _names ??=
        [.. _f!.Method.GetParameters()[^(_scalars ?? 1)..].Select((parameter, i) => parameter.Name ?? $"x{i}")];

    /// <summary>Throws unless the point has a finite coordinate for each variable.</summary>
    public void RequirePoint(ReadOnlySpan<double> at)
    {
        if (_scalars is int variables)
        {
            Require.Point(at, variables);
        }
        else
        {
            Require.Point(at);
        }
    }

    /// <summary>The index of the variable with this name; null if there is none.</summary>
    public int? Find(string name) => _scalars is null
        ? int.TryParse(Subscript(name), NumberStyles.None, CultureInfo.InvariantCulture, out int component) ? component : null
        : Names.ToList().IndexOf(name) is >= 0 and int variable ? variable : null;

    /// <summary>What stands in brackets behind the name of the vector; null if nothing does.</summary>
    public string? Subscript(string name) => name.StartsWith(Names[0] + "[", StringComparison.Ordinal) && name.EndsWith(']')
        ? name[(Names[0].Length + 1)..^1].Trim() : null;

    /// <summary>The index of the variable with this name, at a point of so many coordinates.</summary>
    public int IndexOf(string name, int coordinates)
    {
        ArgumentNullException.ThrowIfNull(name, "variable");
        if (Find(name) is int index)
        {
            Require.Variable(index, _scalars ?? coordinates);
            return index;
        }
        string allowed = _scalars is null
            ? $"\"{Names[0]}[0]\" to \"{Names[0]}[{coordinates - 1}]\"" : $"\"{string.Join("\", \"", Names)}\"";
        throw new ArgumentException($"f has no variable \"{name}\". Pass one of {allowed}, or an index counted from 0.", "variable");
    }
}
