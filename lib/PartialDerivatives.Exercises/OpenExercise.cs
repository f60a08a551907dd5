namespace PartialDerivatives;

/// <summary>A question that has more than one right answer: what is asked for is told by its properties.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class OpenExercise<T> : Exercise
    where T : notnull
{
    private readonly string _asked;
    private (Func<T, bool> Holds, string Otherwise, Func<T, Hint?> Diagnosis)[] _properties = [];
    private string[] _variables = [];

    internal OpenExercise(string asked) => _asked = asked;

    /// <summary>Names the variables of a formula that is asked for, as the properties name them. One with other names is read in this
    /// order.</summary>
    /// <param name="variables">The names, such as "x" and "y".</param>
    public OpenExercise<T> In(params string[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var copy = (OpenExercise<T>)MemberwiseClone();
        copy._variables = [.. variables];
        return copy;
    }

    /// <summary>Asks for a property, after those that were asked for before.</summary>
    /// <param name="property">Whether an answer has it.</param>
    /// <param name="otherwise">What is said if it has not, such as "∂f/∂x is not 0 there.".</param>
    public OpenExercise<T> Where(Func<T, bool> property, string otherwise) => Where(property, otherwise, _ => null);

    /// <summary>Asks for a property of which it can be told why it does not hold.</summary>
    internal OpenExercise<T> Where(Func<T, bool> property, string otherwise, Func<T, Hint?> diagnosis)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentException.ThrowIfNullOrWhiteSpace(otherwise);
        var copy = (OpenExercise<T>)MemberwiseClone();
        copy._properties = [.. _properties, (property, otherwise, diagnosis)];
        return copy;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The question asks for no property.</exception>
    public override Verdict Check(object? answer)
    {
        if (_properties.Length == 0)
        {
            throw new InvalidOperationException("Say what is asked for: .Where(answer => …, \"what is said if it does not hold\").");
        }
        FormattableString subject = $"{_asked}";
        if (Answer.IsMissing(answer))
        {
            return Missing(subject);
        }
        if (Read(answer!) is not T read)
        {
            return new(VerdictKind.Wrong, subject, [],
                [$"Asked is {AnswerText.TypeName(typeof(T))}; yours is {AnswerText.TypeName(answer!.GetType())}."]);
        }
        if (read is Formula formula && _variables.Length > 0 && !formula.Variables.Order().SequenceEqual(_variables.Order()))
        {
            if (formula.IsOfVector || formula.Variables.Count != _variables.Length)
            {
                string yours = string.Join(", ", formula.Variables), asked = string.Join(", ", _variables);
                return new(VerdictKind.Wrong, subject, [], [$"Your formula is one of ({yours}), asked is one of ({asked})."]);
            }
            read = (T)(object)formula.Renamed(_variables);
        }
        // Each property is a point at which the answer is tried.
        var run = AnswerRun.Of(i => _properties[(int)i[0]].Holds(read), [.. _properties.Select((_, i) => new double[] { i })]);
        int failed = run.Values.ToList().FindIndex(holds => holds is false);
        return failed >= 0 ? new(VerdictKind.Wrong, subject, [.. _properties[failed].Diagnosis(read)?.Steps ?? [], .. AuthorHints],
                [$"{_properties[failed].Otherwise}"])
            : run.Thrown is NotImplementedException ? Missing(subject, stub: ThrowingStub)
            : run.Thrown is NullReferenceException
                ? new(VerdictKind.Wrong, subject, AuthorHints, [$"Your answer gives null where a value is asked for."])
            : run.Failure(subject, _ => "With your answer it") ?? new(VerdictKind.Right, subject, [], [$"{Holding}"]);
    }

    private string Holding => _properties.Length == 1 ? "What is asked for holds." : $"All {_properties.Length} properties hold.";

    /// <summary>The answer as a T, if it is one in another form.</summary>
    private static object? Read(object answer) => answer is T ? answer
        : answer is Formula formula ? Compiled(formula)
        : AnswerValue.Of(answer) is { Lengths.Length: <= 1 } numbers ? (numbers.Lengths.Length == 0 ? numbers.Values[0] : numbers.Values)
        : null;

    private static Delegate? Compiled(Formula formula) =>
        typeof(T) == typeof(Func<double, double>) && formula.Variables.Count == 1 ? (double x) => formula.Compile().Value(x)
        : typeof(T) == typeof(Func<double, double, double>) && formula.Variables.Count == 2
            ? (double x, double y) => formula.Compile().Value(x, y)
        : null;
}
