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

    /// <summary>The name of a variable.</summary>
    public string NameOf(int variable) => _scalars is null ? $"{Names[0]}[{variable}]" : Names[variable];

    /// <summary>The index of the variable with this name, at a point of so many coordinates.</summary>
    public int IndexOf(string name, int coordinates)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int i = 0; i < _scalars; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }
        string prefix = $"{Names[0]}[";
        if (_scalars is null && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(']')
            && int.TryParse(name[prefix.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            Require.Variable(index, coordinates);
            return index;
        }
        string allowed = _scalars is null
            ? $"\"{NameOf(0)}\" to \"{NameOf(coordinates - 1)}\"" : $"\"{string.Join("\", \"", Names)}\"";
        throw new ArgumentException($"f has no variable \"{name}\". Pass one of {allowed}, or an index counted from 0.", "variable");
    }
}
