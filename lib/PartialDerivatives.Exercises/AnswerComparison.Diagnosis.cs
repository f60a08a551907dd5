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
                ?? Find(likeliest, j, values[j])?.Hint
                ?? Constant(j, values[j])
                ?? _components[j].Quotients?.Of(values[j], _points)
                ?? Proportion(j, values[j])
                ?? Jumps(j, values[j], answer)
                ?? Find(_components[j].TwoMistakes, j, values[j])?.Hint
                ?? _components[j].Otherwise(_points, values[j]);
    }

    /// <summary>Whether the right value of another place stands at this one.</summary>
    private bool IsMoved(int place, double[] values) => !AreEqual(values, _exact[place], place, _close)
        && Enumerable.Range(0, _components.Count).Any(other => other != place && AreEqual(values, _exact[other], place, _same));

    /// <summary>The first mistake that gives these values.</summary>
    private Mistake? Find(IEnumerable<Mistake> mistakes, int j, double[] values) =>
        mistakes.FirstOrDefault(mistake => Leads(mistake.Result, j, values));

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
            isOther |= !IsEqual(mistaken, _exact[j][k], j, _close) || IsOtherWholeNumber([mistaken], [_exact[j][k]]);
        }
        return isOther && finite >= Math.Min(LeastFinite, _points.Length);
    }

    /// <summary>At a single point numbers may agree by chance: of the likeliest mistakes one or two are told, more are none.</summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int j, double[] values)
    {
        var leading = mistakes.Where(mistake => Leads(mistake.Result, j, values))
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
            null => Multiple(values[0] / _exact[j][0])?.Perhaps,
            [var one] => one.Perhaps,
            [var one, var other] => one.Or(other).Perhaps,
            _ => null,
        };
    }

    private static Hint? Multiple(double ratio) => Math.Abs(ratio) switch
    {
        > 10 and < 1e5 when Math.Abs(ratio - Math.Round(ratio)) < 1e-6 * Math.Abs(ratio) =>
            Hint.Of($"Yours is {AnswerText.Number(Math.Round(ratio))} times the number: is a division missing?"),
        < 0.1 and > 1e-5 when Math.Abs((1 / ratio) - Math.Round(1 / ratio)) < 1e-6 / Math.Abs(ratio) =>
            Hint.Of($"Yours is 1/{AnswerText.Number(Math.Round(1 / ratio))} of the number: something is divided by once too often."),
        _ => null,
    };

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

    private static Hint? Zero(double[] values) => values.All(v => v == 0)
        ? new($"Yours is 0 everywhere.",
            $"0 would mean that f does not change; it does. In C# a quotient of whole numbers, such as 1/2, is 0.")
        : null;

    private Hint? Constant(int j, double[] values) =>
        values.Max() - values.Min() <= _same * Math.Abs(values[0]) && _exact[j].Max() - _exact[j].Min() > _close * _scale[j]
            ? new($"Yours is the same everywhere.",
                $"Yours is {AnswerText.Number(values[0])} everywhere: do {Named} occur in it, or was a point put in?")
            : null;

    private string Named => string.Join(" and ", _variables);

    /// <summary>A value that jumps where the right one hardly changes, by less than it is: the rounding of a difference quotient.</summary>
    private Hint? Jumps(int j, double[] values, Answer answer)
    {
        if (!values.Zip(_exact[j]).All(pair => Math.Abs(pair.First - pair.Second) <= 0.5 * _scale[j]))
        {
            return null;
        }
        double[][] near = [.. _points.Take(8).Select(point => point.Select(x => x + (1e-9 * (1 + Math.Abs(x)))).ToArray())];
        var run = AnswerRun.Of(answer.At, near);
        int jumps = run.Values.Where((value, k) => AnswerValue.Of(value) is { } numbers && j < numbers.Values.Length
            && Math.Abs(numbers.Values[j] - values[k]) > 1e-6 * _scale[j]).Count();
        return 2 * jumps >= near.Length ? DifferenceQuotients.Rounding : null;
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
                _approximates && Math.Abs(ratio - 2) < 1e-3
                ? $"Yours is 2 times the right answer: divide by 2h, the distance between both points, not by h."
                : _approximates && Math.Abs(ratio - 0.5) < 1e-3
                ? (FormattableString)$"Yours is 1/2 times the right answer: divide by the distance between both points."
                : $"Yours is {Factor(ratio)} times the right answer: look at the constant factors.");
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
}
