namespace PartialDerivatives;

/// <summary>A question that has more than one right answer: what is asked for is told by its properties.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class OpenExercise<T> : Exercise
    where T : notnull
{
    private readonly string _asked;
    private readonly (Func<T, bool> Holds, string Otherwise)[] _properties;

    internal OpenExercise(string asked, params (Func<T, bool> Holds, string Otherwise)[] properties) =>
        (_asked, _properties) = (asked, properties);

    /// <summary>Asks for a property, after those that were asked for before.</summary>
    /// <param name="property">Whether an answer has it.</param>
    /// <param name="otherwise">What is said if it has not, such as "∂f/∂x is not 0 there.".</param>
    public OpenExercise<T> Where(Func<T, bool> property, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentException.ThrowIfNullOrWhiteSpace(otherwise);
        return (OpenExercise<T>)new OpenExercise<T>(_asked, [.. _properties, (property, otherwise)]).With(AuthorHints);
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
        // Each property is a point at which the answer is tried.
        var run = AnswerRun.Of(i => _properties[(int)i[0]].Holds(read), [.. _properties.Select((_, i) => new double[] { i })]);
        int failed = run.Values.ToList().FindIndex(holds => holds is false);
        return failed >= 0 ? new(VerdictKind.Wrong, subject, AuthorHints, [$"{_properties[failed].Otherwise}"])
            : run.Thrown is NotImplementedException ? Missing(subject)
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
