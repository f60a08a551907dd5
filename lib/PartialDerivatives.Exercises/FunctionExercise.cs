namespace PartialDerivatives;

/// <summary>A question for a function, or with <see cref="At"/> for its value: a number, a vector or a matrix.</summary>
public sealed partial class FunctionExercise : Exercise
{
    private readonly string _name;
    private readonly IReadOnlyList<string> _variables;
    private readonly IReadOnlyList<Component> _components;
    private readonly int[] _lengths;
    private readonly IReadOnlyList<Node> _domain;
    private double[]? _point;
    private (double From, double To)[]? _ranges;
    private double? _tolerance;
    private (object Answer, string Text)[] _mistakes = [];

    private FunctionExercise(string name, IReadOnlyList<string> variables, IReadOnlyList<Component> components, int[] lengths,
        IReadOnlyList<Node> domain) =>
        (_name, _variables, _components, _lengths, _domain) = (name, variables, components, lengths, domain);

    /// <summary>One entry of the answer.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Exact">The right answer.</param>
    /// <param name="Mistakes">The usual mistakes, the likeliest first.</param>
    /// <param name="TwoMistakes">Two of them at once.</param>
    internal sealed record Component(string Name, Node Exact, IEnumerable<Mistake> Mistakes, IEnumerable<Mistake> TwoMistakes)
    {
        /// <summary>Mistakes with the numbers of a point.</summary>
        public Func<double[], IEnumerable<Mistake>> AtPoint { get; init; } = _ => [];

        public bool IsDerivative { get; init; }

        /// <summary>The mistakes of who does not differentiate, but builds a difference quotient.</summary>
        public IEnumerable<Mistake> Numerical { get; init; } = [];

        /// <summary>How the right answer is computed.</summary>
        public Derivation? Derivation { get; init; }

        /// <summary>What can be said of values that no mistake leads to.</summary>
        public Func<double[][], double[], Hint?> Otherwise { get; init; } = (_, _) => null;

        /// <summary>What is known of difference quotients, where one could stand for the derivative.</summary>
        public DifferenceQuotients? Quotients { get; init; }
    }

    /// <summary>What there is to think of before the first answer.</summary>
    private FormattableString? Rule { get; init; }

    /// <summary>What is asked for.</summary>
    internal FormattableString Subject =>
        $"{(_point is { Length: > 0 } ? $"{_name} at {AnswerText.Point(_variables, _point)}" : _name)}";

    /// <summary>Asks for the value at this point only. A number is right within 1e-6 of its size.</summary>
    /// <param name="at">The point, one number for each variable.</param>
    /// <exception cref="ArgumentException">The point does not fit f, or the answer is not finite there.</exception>
    public FunctionExercise At(params ReadOnlySpan<double> at)
    {
        Require.Point(at, _variables.Count);
        double[] point = at.ToArray();
        return _components.All(c => double.IsFinite(new Evaluate<double>(point).Of(c.Exact)))
            ? Changed(copy => copy._point = point)
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
            throw new ArgumentException($"There are {ranges.Length} ranges for the {_variables.Count} variables "
                + $"{string.Join(", ", _variables)}. Pass one for each, or one for all.", nameof(ranges));
        }
        foreach (var (from, to) in ranges)
        {
            if (!(from < to) || !double.IsFinite(to - from))
            {
                throw new ArgumentException($"({Require.Show(from)}, {Require.Show(to)}) is not a range. "
                    + "Pass the smaller end first, such as (0.5, 2).", nameof(ranges));
            }
        }
        return Changed(copy =>
            copy._ranges = ranges.Length == 1 ? [.. Enumerable.Repeat(ranges[0], _variables.Count)] : [.. ranges]);
    }

    /// <summary>Takes approximations as right, for questions about difference quotients and descent, and for numbers read off.</summary>
    /// <param name="tolerance">The relative error that is allowed, such as 1e-6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is not between 0 and 1.</exception>
    public FunctionExercise Approximately(double tolerance) => tolerance is > 0 and < 1
        ? Changed(copy => copy._tolerance = tolerance)
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance,
            "The relative error that is allowed lies between 0 and 1, such as 1e-6.");

    /// <summary>Names a mistake that the author knows of; it is looked for before the usual ones.</summary>
    /// <param name="answer">The wrong answer, in any form that <see cref="Exercise.Check(object)"/> takes.</param>
    /// <param name="text">What went wrong, told to who gave it.</param>
    public FunctionExercise Mistake(object answer, string text)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Changed(copy => copy._mistakes = [.. _mistakes, (answer, text)]);
    }

    /// <summary>Names a mistake that the author knows of: a function of any kind.</summary>
    public FunctionExercise Mistake(Delegate answer, string text) => Mistake((object)answer, text);

    /// <summary>Names a mistake that the author knows of: a function of one number.</summary>
    public FunctionExercise Mistake(Func<double, double> answer, string text) => Mistake((object)answer, text);

    /// <summary>Names a mistake that the author knows of: a function of two numbers.</summary>
    public FunctionExercise Mistake(Func<double, double, double> answer, string text) => Mistake((object)answer, text);

    /// <summary>Names a mistake that the author knows of: a function of three numbers.</summary>
    public FunctionExercise Mistake(Func<double, double, double, double> answer, string text) => Mistake((object)answer, text);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question makes no sense: there are too few points where f and the answer are finite, or a
    /// mistake of the author's does not fit the question, or is no mistake.</exception>
    public override Verdict Check(object? answer)
    {
        double[][] points = _point is not null ? [_point]
            : SamplePoints.For(_variables.Count, [.. _domain, .. _components.Select(c => c.Exact)], _ranges);
        var comparison = new AnswerComparison(_point is null ? _components : [.. _components.Select(c => AtPoint(c, _point))],
            _variables, points, _point is not null, _tolerance);
        foreach (var (mistake, text) in _mistakes)
        {
            comparison.Add(Values(mistake, points), text);
        }
        FormattableString subject = Subject;
        if (Answer.IsMissing(answer))
        {
            return Missing(subject, Rule);
        }
        var (read, problem) = Answer.Read(answer!, _variables);
        if (read is null)
        {
            return new(VerdictKind.Wrong, subject, [problem!], []);
        }
        if (_point is null && AnswerValue.Of(answer) is not null && _components.Any(c => c.Exact.DependsOnVariables))
        {
            return new(VerdictKind.Wrong, subject,
                [$"Asked is a function of {string.Join(", ", _variables)}; yours is the same everywhere."], []);
        }
        var run = AnswerRun.Of(read.At, points);
        if (run.Thrown is NotImplementedException || run.Values.Contains(null))
        {
            return Missing(subject, Rule, run.Thrown is null ? "null" : ThrowingStub);
        }
        if (run.Failure(subject, k => points[k].Length == 0 ? "It" : $"At {AnswerText.Point(_variables, points[k])} your function")
            is { } failure)
        {
            return failure;
        }
        List<double[]> values = [];
        foreach (object? value in run.Values)
        {
            var (numbers, misfit) = Fitting(value!);
            if (numbers is null)
            {
                return new(VerdictKind.Wrong, subject, [misfit!], []);
            }
            values.Add(numbers);
        }
        bool isBorrowed = read.IsBorrowed || IsComputed([.. values], run);
        return comparison.Judge(subject, [.. values], read with { IsBorrowed = isBorrowed }, AuthorHints);
    }

    /// <summary>Whether one of the numbers is, at every point, one that the library has just computed as a derivative.</summary>
    private static bool IsComputed(double[][] values, AnswerRun run) => Enumerable.Range(0, values[0].Length).Any(j =>
        values.Zip(run.Derivatives).All(at => at.Second.Any(derivative =>
            Math.Abs(derivative - at.First[j]) <= 1e-12 * Math.Abs(derivative))));

    private static Component AtPoint(Component component, double[] point) => component with
    {
        Mistakes = component.Mistakes.Concat(component.AtPoint(point))
            .Concat(UsualMistakes.OfNumber(new Evaluate<double>(point).Of(component.Exact))),
    };

    private FunctionExercise Changed(Action<FunctionExercise> change)
    {
        var copy = (FunctionExercise)MemberwiseClone();
        change(copy);
        return copy;
    }

    /// <summary>What a mistake of the author's gives at the points.</summary>
    private double[][] Values(object mistake, double[][] points)
    {
        var (read, problem) = Answer.Read(mistake, _variables);
        return [.. points.Select(point => read?.At(point) is not { } value ? Misfit(problem)
            : Fitting(value) is ({ } numbers, _) ? numbers
            : Misfit(Fitting(value).Problem))];
    }

    private static double[] Misfit(FormattableString? problem) => throw new ArgumentException(
        $"A mistake does not fit the question. {problem?.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    /// <summary>The numbers of a value, or what is wrong with it: its type or its shape. A vector may be a matrix of one row or
    /// column.</summary>
    private (double[]? Numbers, FormattableString? Problem) Fitting(object value) =>
        AnswerValue.Of(value) is not { } numbers
            ? (null, $"Asked is {Shape(_lengths)}; yours gives {AnswerText.TypeName(value.GetType())}.")
        : numbers.Lengths.SequenceEqual(_lengths)
            || (_lengths.Length == 1 && numbers.Lengths.Length == 2 && numbers.Lengths.Contains(1) && numbers.Values.Length == _lengths[0])
            ? (numbers.Values, null)
        : (null, $"Asked is {Shape(_lengths)}; yours is {Shape(numbers.Lengths)}.");

    private static string Shape(int[] lengths) => lengths switch
    {
        [] => "a number",
        [var n] => $"a vector of {AnswerText.Count(n, "number")}",
        _ => $"a matrix of {AnswerText.Count(lengths[0], "row")} and {AnswerText.Count(lengths[1], "column")}",
    };
}
