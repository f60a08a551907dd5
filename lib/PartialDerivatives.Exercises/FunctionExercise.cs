namespace PartialDerivatives;

/// <summary>A question for a function, or with <see cref="At"/> for its value: a number, a vector or a matrix.</summary>
public sealed partial class FunctionExercise : Exercise
{
    private readonly string _name;
    private readonly IReadOnlyList<string> _variables;
    private readonly IReadOnlyList<Component> _components;
    private readonly int[] _lengths;
    private readonly IReadOnlyList<Node> _domain;

    private FunctionExercise(string name, IReadOnlyList<string> variables, IReadOnlyList<Component> components, int[] lengths,
        IReadOnlyList<Node> domain) =>
        (_name, _variables, _components, _lengths, _domain) = (name, variables, components, lengths, domain);

    /// <summary>One entry of the answer.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Exact">The right answer.</param>
    /// <param name="Mistakes">The usual mistakes, the likeliest first.</param>
    /// <param name="TwoMistakes">Two of them at once.</param>
    internal sealed record Component(string Name, Node Exact, IEnumerable<Mistake> Mistakes, IEnumerable<Mistake> TwoMistakes);

    private double[]? Point { get; init; }

    private (double From, double To)[]? Ranges { get; init; }

    private double? Tolerance { get; init; }

    /// <summary>Asks for the value at this point only. A number is right within 1e-6 of its size.</summary>
    /// <param name="at">The point, one number for each variable.</param>
    /// <exception cref="ArgumentException">The point does not fit f, or the answer is not finite there.</exception>
    public FunctionExercise At(params ReadOnlySpan<double> at)
    {
        Require.Point(at, _variables.Count);
        double[] point = at.ToArray();
        return _components.All(c => double.IsFinite(new Evaluate<double>(point).Of(c.Exact)))
            ? new(_name, _variables, _components, _lengths, _domain) { Point = point, Tolerance = Tolerance }
            : throw new ArgumentException($"{_name} is not finite at {Require.Show(at)}. Ask for a point where it is.", nameof(at));
    }

    /// <summary>Says where answers are compared; by default at points between −2 and 2, where f is defined there.</summary>
    /// <param name="ranges">A range for each variable, or one for all.</param>
    /// <exception cref="ArgumentException">There is another number of ranges, or one is empty.</exception>
    public FunctionExercise Over(params (double From, double To)[] ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Length != 1 && ranges.Length != _variables.Count)
        {
            throw new ArgumentException($"There are {ranges.Length} ranges for the {_variables.Count} variables {string.Join(", ", _variables)}. Pass one for each, or one for all.", nameof(ranges));
        }
        foreach (var (from, to) in ranges)
        {
            if (!(from < to) || !double.IsFinite(to - from))
            {
                throw new ArgumentException($"({Require.Show(from)}, {Require.Show(to)}) is not a range. Pass the smaller end first, such as (0.5, 2).", nameof(ranges));
            }
        }
        return new(_name, _variables, _components, _lengths, _domain)
        {
            Ranges = ranges.Length == 1 ? [.. Enumerable.Repeat(ranges[0], _variables.Count)] : [.. ranges],
            Tolerance = Tolerance,
        };
    }

    /// <summary>Takes approximations as right, for questions about difference quotients and descent.</summary>
    /// <param name="tolerance">The relative error that is allowed, such as 1e-6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is not between 0 and 1.</exception>
    public FunctionExercise Approximately(double tolerance) => tolerance is > 0 and < 1
        ? new(_name, _variables, _components, _lengths, _domain) { Point = Point, Ranges = Ranges, Tolerance = tolerance }
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance,
            "The relative error that is allowed lies between 0 and 1, such as 1e-6.");

    /// <inheritdoc/>
    public override Verdict Check(object? answer)
    {
        double[][] points = Point is not null ? [Point]
            : SamplePoints.For(_variables.Count, [.. _domain, .. _components.Select(c => c.Exact)], Ranges);
        string asked = Point is { Length: > 0 } ? $"{_name} at {AnswerText.Point(_variables, Point)}" : _name;
        FormattableString subject = $"{asked}";
        if (Answer.IsMissing(answer))
        {
            return Missing(subject);
        }
        var (read, problem) = Answer.Read(answer!, _variables);
        if (read is null)
        {
            return new(VerdictKind.Wrong, subject, problem, []);
        }
        if (Point is null && AnswerValue.Of(answer) is not null && _components.Any(c => c.Exact.DependsOnVariables))
        {
            return new(VerdictKind.Wrong, subject, $"Asked is a function of {string.Join(", ", _variables)}; yours is the same everywhere.",
                []);
        }
        var run = AnswerRun.Of(read.At, points);
        if (run.Thrown is NotImplementedException || run.Values.Contains(null))
        {
            return Missing(subject);
        }
        if (run.IsUnfinished)
        {
            return new(VerdictKind.NeverEnds, subject, null,
            [
                $"{Where(points[run.Values.Count], "it")} does not return within {AnswerRun.Seconds} seconds. Look for a loop that does not end.",
                $"It cannot be stopped, and goes on in the background until you restart the kernel.",
            ]);
        }
        if (run.Thrown is { } thrown)
        {
            return new(VerdictKind.Throws, subject, null,
                [$"{Where(points[run.Values.Count], "your function")} throws {AnswerText.TypeName(thrown.GetType())}: {thrown.Message}"]);
        }
        List<double[]> values = [];
        foreach (object? value in run.Values)
        {
            if (AnswerValue.Of(value) is not { } numbers)
            {
                return new(VerdictKind.Wrong, subject, $"Asked is {Shape(_lengths)}; yours gives {AnswerText.TypeName(value!.GetType())}.",
                    []);
            }
            if (!Fits(numbers.Lengths))
            {
                return new(VerdictKind.Wrong, subject, $"Asked is {Shape(_lengths)}; yours is {Shape(numbers.Lengths)}.", []);
            }
            values.Add(numbers.Values);
        }
        return new AnswerComparison(_components, _variables, points, Point is not null, Tolerance).Judge(subject, [.. values],
            read.Formula);
    }

    /// <summary>Whether the answer has the right shape; a vector may be a matrix of one row or column.</summary>
    private bool Fits(int[] given) => given.SequenceEqual(_lengths)
        || (_lengths.Length == 1 && given.Length == 2 && given.Contains(1) && given[0] * given[1] == _lengths[0]);

    private static string Shape(int[] lengths) => lengths switch
    {
        [] => "a number",
        [var n] => $"a vector of {AnswerText.Count(n, "number")}",
        _ => $"a matrix of {AnswerText.Count(lengths[0], "row")} and {AnswerText.Count(lengths[1], "column")}",
    };

    private string Where(double[] point, string subject) =>
        point.Length == 0 ? $"{char.ToUpperInvariant(subject[0])}{subject[1..]}" : $"At {AnswerText.Point(_variables, point)} {subject}";
}
