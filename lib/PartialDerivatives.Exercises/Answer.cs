using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>An answer as a function of the point, whatever it was given as: a formula, a delegate, a number, an array, a vector, a
/// matrix.</summary>
/// <param name="At">The value at a point, to be read by <see cref="AnswerValue.Of"/>.</param>
/// <param name="Formula">The answer itself, if it is a formula.</param>
/// <param name="IsBorrowed">Whether the library differentiated it, not who answers.</param>
internal sealed record Answer(Func<double[], object?> At, Formula? Formula = null, bool IsBorrowed = false)
{
    /// <summary>Whether nothing was answered: null, or NaN for a number.</summary>
    public static bool IsMissing(object? answer) =>
        answer is null || (AnswerValue.Of(answer) is { Values: { Length: > 0 } values } && values.All(double.IsNaN));

    /// <summary>Reads an answer to a question about functions of these variables.</summary>
    /// <returns>The answer, or what is wrong with its type.</returns>
    public static (Answer? Answer, FormattableString? Problem) Read(object answer, IReadOnlyList<string> variables)
    {
        switch (answer)
        {
            case Formula formula:
                return Places(formula, variables) is { } places
                    ? (new(at => formula.At(places(at)), formula, formula.IsDerivative), null)
                    : (null, $"Your formula is one of ({Listed(formula.Variables)}), asked is one of ({Listed(variables)}).");
            case FormulaMatrix matrix:
                return Combine(
                    [.. Enumerable.Range(0, matrix.RowCount * matrix.ColumnCount).Select(i =>
                        matrix[i / matrix.ColumnCount, i % matrix.ColumnCount])],
                    values => Matrix<double>.Build.Dense(matrix.RowCount, matrix.ColumnCount, (row, column) =>
                        values[(row * matrix.ColumnCount) + column]),
                    variables);
            case IEnumerable<Formula> formulas:
                return Combine([.. formulas], values => values, variables);
            case Delegate function:
                return ReadDelegate(function, variables);
            default:
                return AnswerValue.Of(answer) is not null
                    ? (new(_ => answer), null)
                    : (null, $"Your answer is of type {AnswerText.TypeName(answer.GetType())}. Give a function, a formula, or numbers.");
        }
    }

    private static (Answer?, FormattableString?) Combine(Formula[] formulas, Func<double[], object> shape, IReadOnlyList<string> variables)
    {
        if (formulas.Any(formula => formula is null))
        {
            return (null, $"One of your formulas is null.");
        }
        (Answer? Answer, FormattableString? Problem)[] read = [.. formulas.Select(formula => Read(formula, variables))];
        return read.FirstOrDefault(r => r.Problem is not null) is { Problem: { } problem }
            ? (null, problem)
            : (new(at => shape([.. read.Select(r => (double)r.Answer!.At(at)!)]), null, formulas.All(f => f.IsDerivative)), null);
    }

    /// <summary>How to pick a formula's arguments from the point: by name where it has all of its names, else in order; null if they do not
    /// fit.</summary>
    private static Func<double[], double[]>? Places(Formula formula, IReadOnlyList<string> variables)
    {
        if (formula.IsOfVector)
        {
            return formula.Lengths.Least <= variables.Count ? at => at : null;
        }
        int[] places = [.. formula.Variables.Select(name => variables.ToList().IndexOf(name))];
        return places.All(place => place >= 0) ? at => [.. places.Select(place => at[place])]
            : formula.Variables.Count == variables.Count ? at => at
            : null;
    }

    private static (Answer?, FormattableString?) ReadDelegate(Delegate function, IReadOnlyList<string> variables)
    {
        Type[] parameters = [.. function.GetType().GetMethod("Invoke")!.GetParameters().Select(p => p.ParameterType)];
        if (parameters.Length == 1 && parameters[0].IsAssignableFrom(typeof(double[])))
        {
            return (new(at => function.DynamicInvoke([.. new object[] { at.ToArray() }])), null);
        }
        if (parameters.Length == 1 && parameters[0] == typeof(Vector<double>))
        {
            return (new(at => function.DynamicInvoke(Vector<double>.Build.DenseOfArray(at))), null);
        }
        if (parameters.FirstOrDefault(p => p != typeof(double)) is { } other)
        {
            return (null, $"Your function takes {AnswerText.TypeName(other)}. Declare it with double for each of ({Listed(variables)}).");
        }
        return parameters.Length == variables.Count
            ? (new(at => function.DynamicInvoke([.. at.Select(x => (object)x)]),
                IsBorrowed: function.Target is Formula { IsDerivative: true }), null)
            : (null, $"Your function takes {AnswerText.Count(parameters.Length, "number")}; asked is a function of {
                AnswerText.Count(variables.Count, "variable")}: ({Listed(variables)}).");
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}

/// <summary>Numbers in a shape: no length for a single number, one for a vector, two for a matrix, row after row.</summary>
internal sealed record AnswerValue(double[] Values, int[] Lengths)
{
    /// <summary>A sequence that does not end is read so far.</summary>
    private const int MostItems = 100_000;

    /// <summary>Reads numbers of any type, arrays, lists, tuples, vectors and matrices; null for everything else.</summary>
    public static AnswerValue? Of(object? value) => value switch
    {
        double or float or decimal or int or long or short or byte or uint or ulong =>
            new([Convert.ToDouble(value, CultureInfo.InvariantCulture)], []),
        Matrix<double> m => new(m.ToRowMajorArray(), [m.RowCount, m.ColumnCount]),
        Array { Rank: 2 } m when m.Cast<object>().Select(Of).ToArray() is var entries && entries.All(e => e?.Lengths.Length == 0) =>
            new([.. entries.Select(e => e!.Values[0])], [m.GetLength(0), m.GetLength(1)]),
        ITuple t => Rows([.. Enumerable.Range(0, t.Length).Select(i => Of(t[i]))]),
        IEnumerable items and not string => Rows([.. items.Cast<object?>().Take(MostItems).Select(Of)]),
        _ => null,
    };

    private static AnswerValue? Rows(AnswerValue?[] items)
    {
        if (items.Any(item => item is null || !item.Lengths.SequenceEqual(items[0]!.Lengths) || item.Lengths.Length > 1))
        {
            return null;
        }
        return new([.. items.SelectMany(item => item!.Values)], [items.Length, .. items.FirstOrDefault()?.Lengths ?? []]);
    }
}
