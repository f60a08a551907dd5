using System.Globalization;

namespace PartialDerivatives;

/// <summary>The checks of arguments: each message names the parameter, its value, what is allowed and what to do.</summary>
internal static class Require
{
    /// <summary>Throws unless <paramref name="at"/> is a point: at least one coordinate, all of them finite.</summary>
    public static void Point(ReadOnlySpan<double> at, string parameter = "at")
    {
        if (at.IsEmpty)
        {
            throw new ArgumentException("The point has no coordinates. Pass one number for each variable, such as [1.0, 0.5].", parameter);
        }
        for (int i = 0; i < at.Length; i++)
        {
            if (!double.IsFinite(at[i]))
            {
                throw new ArgumentException(
                    $"Coordinate {i} of the point is {Show(at[i])}. A derivative needs a finite number in every coordinate.", parameter);
            }
        }
    }

    /// <summary>Throws unless <paramref name="at"/> is a point with one coordinate for each of the <paramref name="variables"/> of f.</summary>
    public static void Point(ReadOnlySpan<double> at, int variables, string parameter = "at")
    {
        Point(at, parameter);
        if (at.Length != variables)
        {
            throw new ArgumentException(
                $"The point has {at.Length} coordinates, but f has {variables} variables. Pass one number for each variable.", parameter);
        }
    }

    /// <summary>Throws unless <paramref name="variable"/> is the index of one of <paramref name="variables"/> variables, counted from 0.</summary>
    public static void Variable(int variable, int variables, string parameter = "variable")
    {
        if ((uint)variable >= (uint)variables)
        {
            throw new ArgumentOutOfRangeException(
                parameter, variable, $"Variables are counted from 0: with {variables} of them the index is 0 to {variables - 1}.");
        }
    }

    /// <summary>Writes a number the same way in every culture, with all the digits that matter.</summary>
    public static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
