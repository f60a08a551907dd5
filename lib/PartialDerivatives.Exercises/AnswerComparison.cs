using Component = PartialDerivatives.FunctionExercise.Component;

namespace PartialDerivatives;

/// <summary>Compares the values of an answer with the right ones, and wrong ones with the usual mistakes.</summary>
internal sealed partial class AnswerComparison
{
    // Other forms of the right answer differ by rounding, a difference quotient by 1e-11 at best. A number may be typed in.
    private const double RightFunction = 1e-12, RightNumber = 1e-6;
    private const double CloseFunction = 1e-3, CloseNumber = 5e-3;

    private const double FineFunction = 1e-9;

    // Of a float with its six digits.
    private const double SingleFunction = 1e-6;

    // Some twenty units in the last place.
    private const double RoundedFunction = 5e-15;

    // A wrong derivative may be computed by a difference quotient, too, and a wrong number be rounded.
    private const double SameFunction = 1e-6, SameNumber = 1e-4, LoosestNumber = 0.1;

    /// <summary>What rounding leaves of a zero, such as 4·cos(π/2).</summary>
    private const double Negligible = 1e-14;

    private readonly IReadOnlyList<Component> _components;
    private readonly IReadOnlyList<string> _variables;
    private readonly double[][] _points;
    private readonly bool _isValue, _approximates;
    private readonly double _right, _close, _same;
    private readonly double[][] _exact;
    private readonly double[] _scale;
    private readonly List<(double[][] Values, string Text)> _authorMistakes = [];

    public AnswerComparison(IReadOnlyList<Component> components, IReadOnlyList<string> variables, double[][] points, bool isValue,
        double? tolerance)
    {
        (_components, _variables, _points, _isValue) = (components, variables, points, isValue);
        _approximates = tolerance is not null;
        _right = tolerance ?? (isValue ? RightNumber : RightFunction);
        _close = Math.Max(_right, isValue ? CloseNumber : CloseFunction);
        // Where approximations are right, a mistake may be approximated as roughly.
        _same = isValue ? Math.Max(SameNumber, Math.Min((tolerance ?? 0) / 2, LoosestNumber))
            : Math.Max(SameFunction, Math.Min(10 * (tolerance ?? 0), CloseFunction));
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
    /// <param name="answer">The answer they are the values of.</param>
    /// <param name="authorHints">What to tell where it is no usual mistake.</param>
    public Verdict Judge(FormattableString subject, double[][] answers, Answer answer, IReadOnlyList<FormattableString> authorHints)
    {
        FormattableString[] given = answer.Formula is null ? [] : [$"Your answer: {answer.Formula.Node}"];
        double[][] values = Columns(answers);
        bool isSingle = values.All(column => column.All(value => value == (float)value));
        double right = isSingle ? Math.Max(_right, SingleFunction) : _right;
        int[] merelyClose = [.. Enumerable.Range(0, _components.Count).Where(j => !AreEqual(values[j], _exact[j], j, right)
            && !(_isValue && AnswerText.IsRounding(values[j][0], _exact[j][0], decimals: 4)))];
        if (merelyClose.Length > 0 && AuthorMistake(values) is { } known)
        {
            return Wrong(subject, merelyClose, values, given, [.. known.Steps, .. authorHints]);
        }
        int[] wrong = [.. merelyClose.Where(j => !AreEqual(values[j], _exact[j], j, _close) || IsOtherWholeNumber(values[j], _exact[j]))];
        if (wrong.Length > 0)
        {
            return Diagnosis(wrong, values, answer) is { } hint ? Wrong(subject, wrong, values, given, hint.Steps)
                : Wrong(subject, wrong, values, [.. given, .. Facts(wrong[0], values[wrong[0]], answer)],
                    values[wrong[0]].All(double.IsFinite) ? authorHints : []);
        }
        if (merelyClose.Length > 0)
        {
            int j = merelyClose[0];
            Hint? way = !_approximates ? Computed(j, values[j])
                : _components[j].Quotients?.Of(values[j], _points, isAsked: true) ?? (_isValue ? null : Jumps(j, values[j], answer));
            double error = merelyClose.Max(j => values[j].Zip(_exact[j], (a, b) => Math.Abs(a - b)).Max());
            string off = AnswerText.Error(error);
            FormattableString much = _isValue && way is not null ? $"Off by {off}."
                : _isValue ? NumberRelation.IsCutOff(values[j][0], _exact[j][0])
                    ? (FormattableString)$"Off by {off}. Give more digits, or let C# compute the expression."
                    : $"Off by {off}: a number was rounded on the way, or a digit is wrong. Let C# compute the expression."
                : IsFactor(j, values[j]) ? $"Off by up to {off}, by the same factor everywhere: a constant is rounded. Write π, or 1.0/3."
                : _approximates && _right <= FineFunction
                    ? $"Off by up to {off}, as a difference quotient is. A relative error of {AnswerText.Error(_right)} is allowed."
                : _approximates ? (FormattableString)$"Off by up to {off}. A relative error of {AnswerText.Error(_right)} is allowed."
                : $"Off by up to {off}, as a difference quotient is. Asked is the exact derivative.";
            return new(VerdictKind.Close, subject, way?.Steps ?? [], [much, .. given]);
        }
        if (answer.IsBorrowed)
        {
            return new(VerdictKind.Borrowed, subject, [], [_approximates
                ? (FormattableString)$"The library differentiated it, and so it is right. Build it yourself, from values of the function."
                : $"The library differentiated it, and so it is right. Do it by hand, and write the formula out.", .. given]);
        }
        if (!_isValue && !_approximates && !isSingle && Enumerable.Range(0, _components.Count).Any(j => IsRounded(j, values[j])))
        {
            return new(VerdictKind.Close, subject, [],
                [$"It is right up to rounding errors, as a good difference quotient is. Asked is the exact derivative.", .. given]);
        }
        return new(VerdictKind.Right, subject, [], [
            _isValue && _approximates ? (FormattableString)$"It is close enough to the exact answer."
                : _isValue ? (FormattableString)$"It agrees with the exact answer."
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
            details.Add(values[j].Any(double.IsInfinity)
                ? $"Is there a division by 0? In C# a quotient of whole numbers, such as 1/2, is 0, too."
                : (FormattableString)$"Is there a quotient 0/0, or a root or a logarithm of a negative number?");
        }
        return new(hints.Count == 0 && !isFinite ? VerdictKind.NotFinite : VerdictKind.Wrong, subject, hints, details);
    }

    /// <summary>Whether the values are the right ones times a number.</summary>
    private bool IsFactor(int j, double[] values) =>
        AreEqual(values, [.. _exact[j].Select(x => x * values[0] / _exact[j][0])], j, FineFunction)
        && _exact[j].Max() - _exact[j].Min() > _close * _scale[j] && Math.Abs((values[0] / _exact[j][0]) - 1) > SameFunction;

    /// <summary>Whether half of the values have lost more digits than other forms of the right answer do: those of a difference
    /// quotient with a well chosen step.</summary>
    private bool IsRounded(int j, double[] values) => _components[j].IsDerivative
        && Median([.. values.Zip(_exact[j], (a, b) => (a - b) / Math.Max(Math.Abs(b), _scale[j]))]) > RoundedFunction;

    /// <summary>2001 is not 2000 in other digits.</summary>
    private bool IsOtherWholeNumber(double[] values, double[] exact) =>
        _isValue && values[0] != exact[0] && values[0] == Math.Truncate(values[0]) && exact[0] == Math.Truncate(exact[0]);

    private double[][] Columns(double[][] rows) => [.. _components.Select((_, j) => rows.Select(row => row[j]).ToArray())];

    /// <summary>The author's words on these values; where a number is read off, on those near by, as what may have led there.</summary>
    private Hint? AuthorMistake(double[][] values)
    {
        return Fitting(_isValue ? SameNumber : _same) is { } text ? Hint.Of($"{text}")
            : Fitting(_same) is { } near ? Hint.Of($"{near}").AsOneWay : null;

        string? Fitting(double tolerance)
        {
            string[] texts = [.. _authorMistakes.Where(m => Fits(m.Values, tolerance)).Select(m => m.Text).Distinct()];
            return texts.Length == 0 ? null : string.Join(" Or: ", texts);
        }
        bool Fits(double[][] mistake, double tolerance) => Enumerable.Range(0, _components.Count).All(j =>
            AreEqual(values[j], mistake[j], j, tolerance)
            || (_isValue && AnswerText.IsRounding(values[j][0], mistake[j][0]) && !AnswerText.IsRounding(values[j][0], _exact[j][0])));
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
