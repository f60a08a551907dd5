using Component = PartialDerivatives.FunctionExercise.Component;

namespace PartialDerivatives;

/// <summary>Compares the values of an answer with the right ones, and wrong ones with the usual mistakes.</summary>
internal sealed class AnswerComparison
{
    // Other forms of the right answer differ by rounding, a difference quotient by 1e-11 at best. A number may be typed in.
    private const double RightFunction = 1e-12, RightNumber = 1e-6;
    private const double CloseFunction = 1e-3, CloseNumber = 5e-3;

    // A wrong derivative may be computed by a difference quotient, too, and a wrong number be rounded.
    private const double SameFunction = 1e-6, SameNumber = 1e-4;

    /// <summary>What rounding leaves of a zero, such as 4·cos(π/2).</summary>
    private const double Negligible = 1e-14;

    private readonly IReadOnlyList<Component> _components;
    private readonly IReadOnlyList<string> _variables;
    private readonly double[][] _points;
    private readonly bool _isValue;
    private readonly double _right, _close, _same;
    private readonly double[][] _exact;
    private readonly double[] _scale;
    private readonly List<(double[][] Values, string Text)> _authorMistakes = [];

    public AnswerComparison(IReadOnlyList<Component> components, IReadOnlyList<string> variables, double[][] points, bool isValue,
        double? tolerance)
    {
        (_components, _variables, _points, _isValue) = (components, variables, points, isValue);
        _right = tolerance ?? (isValue ? RightNumber : RightFunction);
        _close = Math.Max(_right, isValue ? CloseNumber : CloseFunction);
        _same = isValue ? SameNumber : SameFunction;
        _exact = [.. components.Select(c => Values(c.Exact))];
        double largest = _exact.Max(values => values.Max(Math.Abs));
        largest = largest > Negligible ? largest : 1;
        _scale = [.. _exact.Select(values => !isValue && Median(values) is > 0 and var median ? median : largest)];
    }

    /// <summary>Adds a mistake that the author knows of.</summary>
    /// <param name="values">What it gives, for each point one for each component.</param>
    /// <param name="text">What to tell.</param>
    /// <exception cref="ArgumentException">It is no mistake: these values are right.</exception>
    public void Add(double[][] values, string text)
    {
        double[][] columns = Columns(values);
        if (Enumerable.Range(0, _components.Count).All(j => AreEqual(columns[j], _exact[j], j, _right)))
        {
            throw new ArgumentException($"This is no mistake, but right: \"{text}\".");
        }
        _authorMistakes.Add((columns, text));
    }

    /// <summary>The verdict.</summary>
    /// <param name="subject">What was asked.</param>
    /// <param name="answers">The values, for each point one for each component.</param>
    /// <param name="formula">The answer, if it is a formula.</param>
    /// <param name="authorHints">What to tell where it is no usual mistake.</param>
    public Verdict Judge(FormattableString subject, double[][] answers, Formula? formula, IReadOnlyList<FormattableString> authorHints)
    {
        FormattableString[] given = formula is null ? [] : [$"Your answer: {formula.Node}"];
        double[][] values = Columns(answers);
        int[] merelyClose = [.. Enumerable.Range(0, _components.Count).Where(j => !AreEqual(values[j], _exact[j], j, _right))];
        if (merelyClose.Length > 0 && _authorMistakes.FirstOrDefault(m => IsMistake(m.Values, values)).Text is { } known)
        {
            return Wrong(subject, merelyClose, values, given, [$"{known}", .. authorHints]);
        }
        int[] wrong = [.. merelyClose.Where(j => !AreEqual(values[j], _exact[j], j, _close))];
        if (wrong.Length > 0)
        {
            return Wrong(subject, wrong, values, given, Diagnosis(wrong[0], values) is { } hint ? hint.Steps : authorHints);
        }
        if (merelyClose.Length > 0)
        {
            double error = merelyClose.Max(j => values[j].Zip(_exact[j], (a, b) => Math.Abs(a - b)).Max());
            return new(VerdictKind.Close, subject, [], [
                _isValue
                    ? (FormattableString)$"Off by {AnswerText.Error(error)}. Give more digits, or let C# compute the expression."
                    : _right > RightFunction
                    ? (FormattableString)$"Off by up to {AnswerText.Error(error)}. A relative error of {AnswerText.Error(_right)} is allowed."
                    : $"Off by up to {AnswerText.Error(error)}, as a difference quotient is. Asked is the exact derivative.",
                .. given]);
        }
        return new(VerdictKind.Right, subject, [], [
            _isValue ? (FormattableString)$"It agrees with the exact answer."
                : $"It agrees with the exact answer at {AnswerText.Count(_points.Length, "point")}.",
            .. given]);
    }

    private Verdict Wrong(FormattableString subject, int[] wrong, double[][] values, FormattableString[] given,
        IReadOnlyList<FormattableString> hints)
    {
        int j = wrong[0];
        List<FormattableString> details = [.. given];
        if (_components.Count > 1)
        {
            details.Add($"{_components.Count - wrong.Length} of {_components.Count} are right. This is about {_components[j].Name}.");
        }
        int k = Worst(values[j], _exact[j], j);
        (string yours, string other) = AnswerText.Numbers(values[j][k], _exact[j][k]);
        details.Add(
            !_isValue ? (FormattableString)$"At {AnswerText.Point(_variables, _points[k])} yours is {yours}, the right one {other}."
            : !double.IsFinite(values[j][k]) ? (FormattableString)$"Yours is {yours}."
            : $"Yours is {yours}: too {(values[j][k] > _exact[j][k] ? "large" : "small")}.");
        bool isFinite = values[j].All(double.IsFinite);
        if (hints.Count == 0 && !isFinite)
        {
            details.Add($"Is there a division by 0, or a root or a logarithm of a negative number?");
        }
        return new(hints.Count == 0 && !isFinite ? VerdictKind.NotFinite : VerdictKind.Wrong, subject, hints, details);
    }

    private Hint? Diagnosis(int j, double[][] values)
    {
        // Only where the other place is wrong in the same way was something moved. Otherwise another mistake is likelier to have led here.
        var likeliest = _components[j].Mistakes.OrderBy(mistake => mistake.BelongsTo is { } place && !IsMoved(place, values[place]));
        return _isValue ? Guess(likeliest, j, values[j]) : Diagnose(likeliest, j, values[j]);
    }

    private double[][] Columns(double[][] rows) => [.. _components.Select((_, j) => rows.Select(row => row[j]).ToArray())];

    private bool IsMistake(double[][] mistake, double[][] values) =>
        Enumerable.Range(0, _components.Count).All(j => AreEqual(values[j], mistake[j], j, _same));

    /// <summary>At a single point numbers may agree by chance.</summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int j, double[] values) => Explain(mistakes, j, values)?.Perhaps;

    private Hint? Diagnose(IEnumerable<Mistake> mistakes, int j, double[] values) =>
        Explain(mistakes, j, values) ?? Proportion(j, values) ?? Explain(_components[j].TwoMistakes, j, values);

    /// <summary>Whether the right value of another place stands at this one.</summary>
    private bool IsMoved(int place, double[] values) => !AreEqual(values, _exact[place], place, _close)
        && Enumerable.Range(0, _components.Count).Any(other => other != place && AreEqual(values, _exact[other], place, _same));

    /// <summary>The first mistake that gives these values.</summary>
    private Hint? Explain(IEnumerable<Mistake> mistakes, int j, double[] values) =>
        mistakes.FirstOrDefault(mistake => Leads(mistake.Result, j, values))?.Hint;

    private bool Leads(Node result, int j, double[] values)
    {
        int finite = 0;
        bool isOther = false;
        for (int k = 0; k < _points.Length; k++)
        {
            double mistaken = new Evaluate<double>(_points[k]).Of(result);
            if (double.IsFinite(mistaken) != double.IsFinite(values[k])
                || (double.IsFinite(mistaken) && !IsEqual(values[k], mistaken, j, _same)))
            {
                return false;
            }
            finite += double.IsFinite(mistaken) ? 1 : 0;
            isOther |= !IsEqual(mistaken, _exact[j][k], j, _close);
        }
        return isOther && finite >= Math.Min(4, _points.Length);
    }

    /// <summary>A factor or a summand that is the same at all points, or a factor that is one of the variables.</summary>
    private Hint? Proportion(int j, double[] values)
    {
        double[] b = _exact[j];
        if (values.Max() - values.Min() <= _same * _scale[j] || b.Max() - b.Min() <= _same * _scale[j] || !values.All(double.IsFinite))
        {
            return null;
        }
        double ratio = values[0] / b[0], difference = values[0] - b[0];
        if (AreEqual(values, [.. b.Select(x => ratio * x)], j, _same))
        {
            return Hint.Of($"Yours is {Factor(ratio)} times the right answer: look at the constant factors.");
        }
        if (AreEqual(values, [.. b.Select(x => x + difference)], j, _same))
        {
            return Hint.Of($"Yours differs from the right answer by the constant {AnswerText.Number(difference)}: the derivative of a constant is 0.");
        }
        for (int i = 0; i < _variables.Count; i++)
        {
            if (AreEqual([.. values.Select((a, k) => a * _points[k][i])], b, j, _same))
            {
                return Hint.Of($"A factor {_variables[i]} is missing.");
            }
            if (AreEqual(values, [.. b.Select((x, k) => x * _points[k][i])], j, _same))
            {
                return Hint.Of($"There is a factor {_variables[i]} too many.");
            }
        }
        return null;
    }

    /// <summary>A fraction where it is one.</summary>
    private static string Factor(double ratio)
    {
        for (int q = 1; q <= 12; q++)
        {
            double p = Math.Round(ratio * q);
            if (Math.Abs((ratio * q) - p) < 1e-6 && p != 0)
            {
                return q == 1 ? AnswerText.Number(p) : $"{AnswerText.Number(p)}/{q}";
            }
        }
        return AnswerText.Number(ratio);
    }

    /// <summary>The first point where the answer is clearly wrong.</summary>
    private int Worst(double[] values, double[] b, int j)
    {
        int clearly = Array.FindIndex(_points, point => Array.IndexOf(_points, point) is var k && !IsEqual(values[k], b[k], j, 0.05));
        return clearly >= 0 ? clearly : Enumerable.Range(0, _points.Length).MaxBy(k => Math.Abs(values[k] - b[k]));
    }

    private bool AreEqual(double[] a, double[] b, int j, double tolerance) =>
        a.Zip(b).All(pair => IsEqual(pair.First, pair.Second, j, tolerance));

    /// <summary>|a − b| ≤ atol + rtol·|b|; at a single point there is no atol, unless b is 0 up to rounding.</summary>
    private bool IsEqual(double a, double b, int j, double tolerance)
    {
        double atol = _isValue && Math.Abs(b) > Negligible * _scale[j] ? 0 : tolerance * _scale[j];
        return Math.Abs(a - b) <= atol + (tolerance * Math.Abs(b));
    }

    private double[] Values(Node node) => [.. _points.Select(point => new Evaluate<double>(point).Of(node))];

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Select(Math.Abs).Order()];
        return sorted[sorted.Length / 2];
    }
}
