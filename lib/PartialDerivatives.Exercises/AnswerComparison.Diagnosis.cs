namespace PartialDerivatives;

/// <content>Which mistake led to wrong values.</content>
internal sealed partial class AnswerComparison
{
    /// <summary>A mistake is believed only where its formula is finite at so many points.</summary>
    private const int LeastFinite = 4;

    private Hint? Diagnosis(int j, double[][] values, Answer answer)
    {
        // Only where the other place is wrong in the same way was something moved. Otherwise another mistake is likelier to have led here.
        var likeliest = _components[j].Mistakes.OrderBy(mistake => mistake.BelongsTo is { } place && !IsMoved(place, values[place]));
        return _isValue ? OfVector(values) ?? Guess(likeliest, j, values[j])
            : Zero(values[j])
                ?? (_approximates && _right > FineFunction ? TwiceOrHalf(values[j][0] / _exact[j][0], j, values[j]) : null)
                ?? FindOne(likeliest, j, values[j])
                ?? Constant(j, values[j])
                ?? _components[j].Otherwise(_points, values[j])
                ?? _components[j].Quotients?.Of(values[j], _points, _approximates)
                ?? Divisor(j, values[j])
                ?? Proportion(j, values[j])
                ?? Ignored(j, values[j], answer)
                ?? Jumps(j, values[j], answer)
                ?? Find(_components[j].TwoMistakes, j, values[j])?.Hint;
    }

    /// <summary>Whether the right value of another place stands at this one.</summary>
    private bool IsMoved(int place, double[] values) => !AreEqual(values, _exact[place], place, _close)
        && Enumerable.Range(0, _components.Count).Any(other => other != place && AreEqual(values, _exact[other], place, _same));

    /// <summary>The first mistake that gives these values.</summary>
    private Mistake? Find(IEnumerable<Mistake> mistakes, int j, double[] values) =>
        mistakes.FirstOrDefault(mistake => Leads(mistake.Result, j, values));

    /// <summary>The hint of the first mistake that gives these values, and of the quotient of whole numbers that cannot be told from
    /// it.</summary>
    private Hint? FindOne(IEnumerable<Mistake> mistakes, int j, double[] values)
    {
        Mistake[] all = [.. mistakes];
        Mistake? first = Find(all, j, values);
        return first is null || first.Hint == UsualMistakes.WholeNumbers || first.Rank > MistakenRules.LessLikely
            || Find(all.Where(m => m.Hint == UsualMistakes.WholeNumbers), j, values) is not { } whole ? first?.Hint
            : first.Hint.Or(whole.Hint);
    }

    private bool Leads(Node result, int j, double[] values, bool rounded = false)
    {
        int finite = 0;
        bool isOther = false;
        for (int k = 0; k < _points.Length; k++)
        {
            double mistaken = new Evaluate<double>(_points[k]).Of(result);
            if (double.IsFinite(mistaken) != double.IsFinite(values[k])
                || (double.IsFinite(mistaken) && !IsEqual(values[k], mistaken, j, _same)
                    && !(rounded && AnswerText.IsRounding(values[k], mistaken))))
            {
                return false;
            }
            finite += double.IsFinite(mistaken) ? 1 : 0;
            isOther |= !IsEqual(mistaken, _exact[j][k], j, _close) || IsOtherWholeNumber([mistaken], [_exact[j][k]]);
        }
        return isOther && finite >= Math.Min(LeastFinite, _points.Length);
    }

    /// <summary>At a single point numbers may agree by chance: of the likeliest mistakes up to three are told, more are none.</summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int j, double[] values)
    {
        Mistake[] all = [.. mistakes];
        Mistake[] leads = [.. all.Where(mistake => Leads(mistake.Result, j, values))];
        // Only where nothing gives the number itself was one rounded that a mistake led to.
        var leading = (leads.Length > 0 ? leads : all.Where(mistake => Leads(mistake.Result, j, values, rounded: true)))
            .GroupBy(mistake => mistake.Rank)
            .MinBy(group => group.Key)?
            .DistinctBy(Everywhere)
            .Select(mistake => mistake.Hint)
            .DistinctBy(hint => hint.Text)
            .ToList();
        return leading switch
        {
            _ when values[0] == 0 && _exact[j][0] != 0 => new(
                $"Yours is 0; the right number is not.",
                $"Perhaps: In C# a quotient of whole numbers, such as 1/2, is 0. Or a 0 was put in where none belongs."),
            null => IsCoarse(values[0], _exact[j][0]) ? new(
                    $"Give more digits.",
                    $"This is the right number, rounded too much. Give more digits, or let C# compute the expression.")
                : Multiple(values[0] / _exact[j][0])?.Perhaps,
            [var one] => one.Perhaps,
            [var one, var other] => one.Or(other).Perhaps,
            [var one, var other, var third] => one.Or(other).Or(third).Perhaps,
            _ => null,
        };
    }

    /// <summary>Two digits of the right number.</summary>
    private static bool IsCoarse(double value, double exact) => value != 0 && value != Math.Truncate(value)
        && Enumerable.Range(1, 3).Any(decimals => value == Math.Round(exact, decimals)) && Math.Abs(value - exact) < 0.05 * Math.Abs(exact);

    private static Hint? Multiple(double ratio) => ratio > 0 && Math.Round(Math.Log10(ratio)) is not 0 and var power
        && Math.Abs(ratio - Math.Pow(10, power)) < 1e-6 * ratio
        ? Hint.Of($"Yours is {(power > 0 ? AnswerText.Number(Math.Pow(10, power)) : $"1/{AnswerText.Number(Math.Pow(10, -power))}")} {
            ""}times the number: look for a power of ten, in the decimal point or in a unit.")
        : null;

    /// <summary>What a mistake leads to elsewhere: mistakes that always lead to the same are the same here.</summary>
    private string Everywhere(Mistake mistake) => mistake.Result.DependsOnVariables
        ? string.Join(' ', new[] { 0.37, 1.21, 1.83 }.Select(x => AnswerText.Number(
            new Evaluate<double>([.. Enumerable.Range(0, _variables.Count).Select(i => x + (0.29 * i))]).Of(mistake.Result), 10)))
        : mistake.Hint.Text;

    /// <summary>All numbers of a vector are wrong in the same way.</summary>
    private Hint? OfVector(double[][] values)
    {
        if (values.Length < 2 || _exact.All(e => e[0] == 0))
        {
            return null;
        }
        double[] given = [.. values.Select(v => v[0])], exact = [.. _exact.Select(e => e[0])];
        double scale = exact.Max(Math.Abs), length = Length(given), right = Length(exact);
        double ratio = given.Zip(exact).Sum(pair => pair.First * pair.Second) / (right * right);
        if (given.All(v => v == 0))
        {
            return new($"The zero vector is not the answer.", $"All numbers are 0. In C# a quotient of whole numbers, such as 1/2, is 0.");
        }
        if (given.Zip(exact).All(pair => Math.Abs(pair.First - (ratio * pair.Second)) <= 1e-3 * Math.Abs(ratio) * scale))
        {
            return ratio == 0 || Math.Abs(ratio - 1) <= _close ? null
                : Math.Abs(ratio + 1) <= _close
                    ? new($"The direction is the opposite one.", $"All signs are wrong: this is the opposite of the right vector.")
                : Math.Abs(length - 1) <= 1e-3
                    ? new($"The direction is right, the length is not.",
                        $"The vector is divided by its length: it is normalised. Its length counts.")
                : ratio > 0 && IsRound(length) && !IsRound(right)
                    ? new($"The direction is right, the length is not.",
                        $"The vector has the length {AnswerText.Number(length, 3)}: was it divided by its own length, and then multiplied?")
                : ratio > 0
                    ? new($"The direction is right, the length is not.",
                        $"Every number is {Factor(Tidy(ratio))} times the right one: look at the factor in front, a step or a rate.")
                    : new($"The direction is the opposite one, and the length is wrong.",
                        $"Every number is {Factor(Tidy(ratio))} times the right one: look at its sign and the factor in front, a rate.");
        }
        return given.Zip(exact).All(pair => Math.Sign(pair.First) == Math.Sign(pair.Second)
            && Math.Abs(Math.Abs(pair.First) - Math.Abs(given[0])) <= 1e-9 * Math.Abs(given[0])) && length > 0 && values.Length > 2
            ? new($"The sizes of the numbers count, not only their signs.",
                $"All your numbers have the same size: only their signs are right.")
            : null;

        static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));
        static bool IsRound(double x) => Math.Abs((x * 20) - Math.Round(x * 20)) < 0.01 && x > 0.01;
        static double Tidy(double x) => Math.Abs((x * 60) - Math.Round(x * 60)) < 0.03 ? Math.Round(x * 60) / 60 : Math.Round(x, 3);
    }

    private Hint? Zero(double[] values) =>
        values.All(v => v == 0) ? new($"Yours is 0 everywhere.",
            $"0 would mean that f does not change; it does. In C# a quotient of whole numbers, such as 1/2, is 0.{
                (_approximates ? " Or the step is so short that x + h is x." : "")}")
        : _approximates && 3 * values.Count(v => v == 0) > values.Length ? DifferenceQuotients.Rounding
        : null;

    private Hint? TwiceOrHalf(double ratio, int j, double[] values) =>
        (Math.Abs(ratio - 2) < 1e-3 || Math.Abs(ratio - 0.5) < 1e-3) && AreEqual(values, [.. _exact[j].Select(x => ratio * x)], j, _same)
        ? new($"Yours is proportional to the right answer: a constant factor is wrong.", ratio > 1
            ? $"Yours is 2 times the right answer: divide by 2h, the distance between both points, not by h."
            : (FormattableString)$"Yours is 1/2 times the right answer: divide by the distance between both points, once.")
        : null;

    private Hint? Constant(int j, double[] values) =>
        values.All(double.IsFinite) && values.Max() - values.Min() <= _same * Math.Abs(values[0])
            && _exact[j].Max() - _exact[j].Min() > _close * _scale[j]
            ? new($"Yours is the same everywhere.",
                $"Yours is {AnswerText.Number(values[0])} everywhere: do {Named} occur in it, or was a point put in?")
            : null;

    private string Named => string.Join(" and ", _variables.Select(AnswerText.Name));

    /// <summary>Values that are far too large: the difference of a quotient is no difference, or only a part of it is divided.</summary>
    private Hint? Divisor(int j, double[] values) => _approximates
        && values.Zip(_exact[j]).All(pair => double.IsFinite(pair.First) && Math.Abs(pair.First) > 1e3 * Math.Abs(pair.Second))
        && values.Max(Math.Abs) / values.Min(Math.Abs) is var spread && double.IsFinite(spread)
        && Median([.. values.Zip(_exact[j], (a, b) => a / b / (values[0] / _exact[j][0]) - 1)]) > 1e-3
        ? new($"Yours is far too large: the whole difference is divided by the step.",
            $"Subtract first, then divide: put the difference into parentheses, (f(x + h) − f(x)) / h, with a minus between.")
        : null;

    /// <summary>A variable that the right answer depends on, and this one does not.</summary>
    private Hint? Ignored(int j, double[] values, Answer answer)
    {
        for (int i = 0; i < _variables.Count && _variables.Count > 1 && _components.Count == 1; i++)
        {
            double[][] moved = [.. _points.Take(8).Select(point => point.Select((x, k) => k == i ? x + 0.17 : x).ToArray())];
            double[] right = [.. moved.Select(point => new Evaluate<double>(point).Of(_components[j].Exact))];
            if (!right.All(double.IsFinite) || AreEqual(right, _exact[j][..right.Length], j, _close))
            {
                continue;
            }
            var run = AnswerRun.Of(answer.At, moved);
            if (run.Values.Count == moved.Length && run.Values.Select((value, k) => AnswerValue.Of(value) is { } numbers
                && j < numbers.Values.Length && Math.Abs(numbers.Values[j] - values[k]) <= 1e-12 * Math.Abs(values[k])).All(same => same))
            {
                string name = AnswerText.Name(_variables[i]);
                return new($"The answer depends on every one of {string.Join(", ", _variables.Select(AnswerText.Name))}.",
                    $"Yours does not change with {name}: is {name} left out, or was a number put in its place?");
            }
        }
        return null;
    }

    /// <summary>A value that jumps where the right one hardly changes, by less than it is: the rounding of a difference quotient.</summary>
    private Hint? Jumps(int j, double[] values, Answer answer)
    {
        if (!_approximates && !values.Zip(_exact[j]).All(pair => Math.Abs(pair.First - pair.Second) <= 0.5 * _scale[j]))
        {
            return null;
        }
        double[][] near = [.. _points.Take(8).Select(point => point.Select(x => x + (1e-9 * (1 + Math.Abs(x)))).ToArray())];
        var run = AnswerRun.Of(answer.At, near);
        int jumps = run.Values.Where((value, k) => AnswerValue.Of(value) is { } numbers && j < numbers.Values.Length
            && Math.Abs(numbers.Values[j] - values[k]) > 1e-6 * _scale[j]).Count();
        return 4 * jumps >= near.Length ? DifferenceQuotients.Rounding : null;
    }

    /// <summary>A factor or a summand that is the same at all points, or a factor that is one of the variables.</summary>
    private Hint? Proportion(int j, double[] values)
    {
        double[] b = _exact[j];
        if (!values.All(double.IsFinite) || b.Max() - b.Min() <= _same * _scale[j])
        {
            return null;
        }
        double ratio = values[0] / b[0], difference = values[0] - b[0];
        if (ratio != 0 && values.Zip(b).All(pair => Math.Abs(pair.First - (ratio * pair.Second)) <= 1e-3 * Math.Abs(ratio) * _scale[j])
            && Math.Abs(ratio) is < 1e-3 or > 1e3)
        {
            return DifferenceQuotients.WrongDivisor(Math.Abs(ratio));
        }
        if (AreEqual(values, [.. b.Select(x => ratio * x)], j, _same))
        {
            return new($"Yours is proportional to the right answer: a constant factor is wrong.",
                $"Yours is {Factor(ratio)} times the right answer: look at the constant factors.");
        }
        if (AreEqual(values, [.. b.Select(x => x + difference)], j, _same))
        {
            return Hint.Of($"Yours differs from the right answer by the constant {AnswerText.Number(difference)}{
                (_components[j].IsDerivative ? ": the derivative of a constant is 0" : "")}.");
        }
        for (int i = 0; i < _variables.Count; i++)
        {
            if (AreEqual([.. values.Select((a, k) => a * _points[k][i])], b, j, _same))
            {
                return Hint.Of($"A factor {AnswerText.Name(_variables[i])} is missing.");
            }
            if (AreEqual(values, [.. b.Select((x, k) => x * _points[k][i])], j, _same))
            {
                return Hint.Of($"There is a factor {AnswerText.Name(_variables[i])} too many.");
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
}
