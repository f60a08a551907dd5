using System.Globalization;
using System.Reflection;

namespace PartialDerivatives;

/// <summary>The names of a function's variables: the lambda's parameters, or the components of its one parameter, an array.</summary>
internal sealed class Parameters(IReadOnlyList<string> names, bool isOfVector)
{
    /// <summary>The names; of a function of a vector the vector's name alone.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Those of a lambda.</summary>
    public static Parameters Of(Delegate f, bool isOfVector)
    {
        ArgumentNullException.ThrowIfNull(f);
        // What comes before is no parameter of f, but what it is bound to.
        int count = f.GetType().GetMethod("Invoke")!.GetParameters().Length;
        ParameterInfo[] parameters = f.Method.GetParameters()[^count..];
        return new([.. parameters.Select((parameter, i) => parameter.Name ?? $"x{i}")], isOfVector);
    }

    /// <summary>Throws unless the point has a finite coordinate for each variable.</summary>
    public void RequirePoint(ReadOnlySpan<double> at)
    {
        if (isOfVector)
        {
            Require.Point(at);
        }
        else
        {
            Require.Point(at, names.Count);
        }
    }

    /// <summary>The name of a variable.</summary>
    public string NameOf(int variable) => isOfVector ? $"{names[0]}[{variable}]" : names[variable];

    /// <summary>The index of the variable with this name, at a point of so many coordinates.</summary>
    public int IndexOf(string name, int coordinates)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int i = 0; !isOfVector && i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }
        string prefix = $"{names[0]}[";
        if (isOfVector && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(']')
            && int.TryParse(name[prefix.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            Require.Variable(index, coordinates);
            return index;
        }
        string allowed = isOfVector ? $"\"{NameOf(0)}\" to \"{NameOf(coordinates - 1)}\"" : $"\"{string.Join("\", \"", names)}\"";
        throw new ArgumentException($"f has no variable \"{name}\". Pass one of {allowed}, or an index counted from 0.", "variable");
    }
}
