namespace PartialDerivatives;

/// <content>Which mistake led to wrong values.</content>
internal sealed partial class AnswerComparison
{
    /// <summary>A mistake is believed only where its formula is finite at so many points.</summary>
    private const int LeastFinite = 4;

    /// <summary>What led to the first of the wrong ones.</summary>
    private Hint? Diagnosis(int[] wrong, double[][] values, Answer answer)
    {
        int j = wrong[0];
        // Only where the other place is wrong in the same way was something moved. Otherwise another mistake is likelier to have led here.
        bool IsMisplaced(Mistake mistake) => mistake.BelongsTo is { } place && !IsMoved(place, values[place]);
        bool isQuotient = !_isValue && _approximates && _right > FineFunction && _components[j].IsDerivative;
        var likeliest = (isQuotient ? _components[j].Numerical : _components[j].Mistakes).OrderBy(IsMisplaced);
        Mistake[] derived = isQuotient || _isValue ? [] : [.. (_components[j].Derivation?.Mistakes ?? []).OrderBy(m => m.Rank)];
        return _isValue ? VectorRelation.Of([.. values.Select(v => v[0])], [.. _exact.Select(e => e[0])], _close)
                ?? Guess(likeliest, wrong, values)
            : Zero(j, values[j])
                ?? (_approximates && _right > FineFunction ? OfDifference(values[j][0] / _exact[j][0], j, values[j]) : null)
                ?? FindOne([.. likeliest, .. derived.Where(m => m.Rank < MistakenRules.Unlikely)], j, values[j], IsMisplaced)
                ?? Constant(j, values[j])
                ?? _components[j].Otherwise(_points, values[j])
                ?? _components[j].Quotients?.Of(values[j], _points, _approximates)
                ?? Divisor(j, values[j])
                ?? Proportion(j, values[j])
                ?? FindOne(derived.Where(m => m.Rank >= MistakenRules.Unlikely), j, values[j], _ => false)
                ?? Difference(j, values[j])
                ?? Ignored(j, values[j], answer)
                ?? Jumps(j, values[j], answer)
                ?? (isQuotient ? null : _components[j].TwoMistakes.FirstOrDefault(m => Leads(m.Result, j, values[j], _same))?.Hint);
    }

    /// <summary>What is certain of values that no mistake leads to: where they are right, and what their error depends on.</summary>
    private IEnumerable<FormattableString> Facts(int j, double[] values, Answer answer)
    {
        if (_isValue)
        {
            return !double.IsFinite(values[0]) || values[0] == 0 || _exact[j][0] == 0 ? []
                : [Math.Sign(values[0]) == Math.Sign(_exact[j][0]) ? $"What is certain: the sign is right, the size is not."
                    : (FormattableString)$"What is certain: the sign is wrong, and so is the size."];
        }
        return Enumerable.Range(0, _variables.Count).SelectMany(i =>
        {
            string name = AnswerText.Name(_variables[i]);
            List<FormattableString> facts = [];
            if (Errors(_ => 0) is { } onAxis && onAxis.All(e => Math.Abs(e) <= _close))
            {
                facts.Add($"What is certain: where {name} is 0, it is right. What is wrong contains {name}.");
            }
            if (_variables.Count > 1 && Errors(x => x) is { } here && Errors(x => x + 0.17) is { } moved
                && moved.Zip(here).All(e => Math.Abs(e.First - e.Second) <= _close))
            {
                facts.Add($"What is certain: what is wrong does not depend on {name}.");
            }
            return facts;

            double[]? Errors(Func<double, double> change)
            {
                double[][] points = [.. _points.Take(8).Select(point => point.Select((x, k) => k == i ? change(x) : x).ToArray())];
                double[] right = [.. points.Select(point => new Evaluate<double>(point).Of(_components[j].Exact))];
                var run = AnswerRun.Of(answer.At, points);
                double[] errors = [.. run.Values.Zip(right, (value, exact) => AnswerValue.Of(value) is { } numbers
                    && j < numbers.Values.Length ? (numbers.Values[j] - exact) / _scale[j] : double.NaN)];
                return errors.Length == points.Length && errors.All(double.IsFinite) ? errors : null;
            }
        });
    }

    /// <summary>Whether the right value of another place stands at this one.</summary>
    private bool IsMoved(int place, double[] values) => !AreEqual(values, _exact[place], place, _close)
        && Enumerable.Range(0, _components.Count).Any(other => other != place && AreEqual(values, _exact[other], place, _same));

    /// <summary>The hint of the likeliest mistake that gives these values, and of the quotient of whole numbers that cannot be told from
    /// it.</summary>
    private Hint? FindOne(IEnumerable<Mistake> mistakes, int j, double[] values, Func<Mistake, bool> isUnlikely)
    {
        Mistake[] all = [.. mistakes.Where(mistake => Leads(mistake.Result, j, values, _same)).OrderBy(isUnlikely).ThenBy(m => m.Rank)];
        return all.Length == 0 ? null
            // Anybody can write a number.
            : all[0].Rank >= MistakenRules.Unlikely && Constant(j, values) is { } constant ? constant
            : all[0].Rank <= MistakenRules.LessLikely && all[0].Hint != UsualMistakes.WholeNumbers
                && all.Any(m => m.Hint == UsualMistakes.WholeNumbers) ? all[0].Hint.Or(UsualMistakes.WholeNumbers)
            : all[0].Hint;
    }

    private bool Leads(Node result, int j, double[] values, double tolerance, bool rounded = false)
    {
        int finite = 0;
        bool isOther = false;
        for (int k = 0; k < _points.Length; k++)
        {
            double mistaken = new Evaluate<double>(_points[k]).Of(result);
            if (double.IsFinite(mistaken) != double.IsFinite(values[k]) || (_isValue && mistaken == 0 && values[k] != 0)
                || (double.IsFinite(mistaken) && !IsEqual(values[k], mistaken, j, tolerance)
                    && !(rounded && AnswerText.IsRounding(values[k], mistaken))))
            {
                return false;
            }
            finite += double.IsFinite(mistaken) ? 1 : 0;
            isOther |= !IsEqual(mistaken, _exact[j][k], j, _right) || IsOtherWholeNumber([mistaken], [_exact[j][k]]);
        }
        return isOther && finite >= Math.Min(LeastFinite, _points.Length);
    }

    private Hint? Zero(int j, double[] values) =>
        values.All(v => v == 0) ? new($"Yours is 0 everywhere.",
            $"0 would mean that f does not change; it does. In C# a quotient of whole numbers, such as 1/2, is 0.{
                (_approximates ? " Or the step is so short that x + h is x, or missing in the arguments." : "")}{ZeroWhere(j)}{
                (_components.Count > 1 ? " Or this component is never set." : "")}")
        : _approximates && 3 * values.Count(v => v == 0) > values.Length ? DifferenceQuotients.Rounding
        : null;

    /// <summary>The variables that, if 0 stands in their place, make the right answer 0.</summary>
    private string ZeroWhere(int j) => _variables.Count < 2 ? "" : string.Concat(_variables.Where((_, i) => _points.Take(8).All(point =>
            new Evaluate<double>([.. point.Select((x, k) => k == i ? 0 : x)]).Of(_components[j].Exact) == 0))
        .Select(name => $" Or 0 stands in the place of {AnswerText.Name(name)}, which keeps its value: is it held at 0?"));

    /// <summary>The right answer times −1, 2 or ½: what goes wrong in a difference quotient.</summary>
    private Hint? OfDifference(double ratio, int j, double[] values) =>
        !new[] { -1, 2, 0.5 }.Any(r => Math.Abs(ratio - r) < 1e-3)
        || !AreEqual(values, [.. _exact[j].Select(x => ratio * x)], j, _same) ? null
        : ratio < 0 ? new($"The sign is wrong: yours is the negative of the right answer.",
            $"The sign is wrong: yours is the negative of the right answer. Is the order wrong? The difference is f after minus f before.")
        : new($"Yours is proportional to the right answer: a constant factor is wrong.", ratio > 1
            ? $"Yours is 2 times the right answer: divide by 2h, the distance between both points, not by h."
            : (FormattableString)$"Yours is 1/2 times the right answer: divide by the distance between both points, once.");

    private Hint? Constant(int j, double[] values) =>
        values.All(double.IsFinite) && values.Max() - values.Min() <= _same * Math.Abs(values[0])
            && _exact[j].Max() - _exact[j].Min() > _close * _scale[j]
            ? _approximates && Math.Abs(values[0] - 1) < CloseFunction
                ? new($"Yours is 1 everywhere.",
                    $"Yours is 1 everywhere: is the step added to f, as in f(x) + h? It belongs into the argument: f(x + h).")
            : new($"Yours is the same everywhere.",
                $"Yours is {AnswerText.Number(values[0])} everywhere: do {Named} occur in it, or was a point put in?")
            : null;

    private string Named => string.Join(" and ", _variables.Select(AnswerText.Name));

    /// <summary>Values that are far too large: the difference of a quotient is no difference, or only a part of it is divided.</summary>
    private Hint? Divisor(int j, double[] values) => _approximates
        && values.Zip(_exact[j]).All(pair => double.IsFinite(pair.First) && Math.Abs(pair.First) > 1e3 * Math.Abs(pair.Second))
        && values.Max(Math.Abs) / values.Min(Math.Abs) is var spread && double.IsFinite(spread)
        && Median([.. values.Zip(_exact[j], (a, b) => a / b / (values[0] / _exact[j][0]) - 1)]) > 1e-3
        ? _authorMistakes.FirstOrDefault(m => IsMultiple(values, m.Values[j])) is { Text: { } known } ? Hint.Of($"{known}")
            : _components[j].Quotients?.Undivided(_points, values, IsMultiple)
            ?? new($"Yours is far too large: what is divided by the step is no small difference.",
                $"Is the step in the arguments of f, multiplied by h? Is the whole difference divided, in parentheses?")
        : null;

    /// <summary>Whether the values are the others, divided by a step: up to what that step changes in them.</summary>
    private static bool IsMultiple(double[] values, double[] others) =>
        Median([.. values.Zip(others, (a, b) => a / b / (values[0] / others[0]) - 1)]) <= CloseFunction;

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

    /// <summary>A factor that is the same at all points.</summary>
    private Hint? Proportion(int j, double[] values)
    {
        double[] b = _exact[j];
        if (!values.All(double.IsFinite) || b.Max() - b.Min() <= _same * _scale[j])
        {
            return null;
        }
        double ratio = values[0] / b[0];
        if (ratio != 0 && values.Zip(b).All(pair => Math.Abs(pair.First - (ratio * pair.Second)) <= 1e-3 * Math.Abs(ratio) * _scale[j])
            && Math.Abs(ratio) is < 1e-3 or > 1e3)
        {
            return DifferenceQuotients.WrongDivisor(Math.Abs(ratio));
        }
        return AreEqual(values, [.. b.Select(x => ratio * x)], j, _approximates ? CloseFunction : _same)
            ? _approximates && _right > FineFunction ? DifferenceQuotients.OtherDivisor(ratio)
            : new($"Yours is proportional to the right answer: a constant factor is wrong.",
                $"Yours is {NumberRelation.Factor(ratio)} times the right answer: look at the constant factors.")
            : null;
    }

    /// <summary>A summand that is the same at all points, or a factor that is one of the variables.</summary>
    private Hint? Difference(int j, double[] values)
    {
        double[] b = _exact[j];
        double difference = values[0] - b[0];
        if (!values.All(double.IsFinite) || b.Max() - b.Min() <= _same * _scale[j])
        {
            return null;
        }
        if (AreEqual(values, [.. b.Select(x => x + difference)], j, _same))
        {
            return Hint.Of($"Yours differs from the right answer by the constant {AnswerText.Number(difference)}{
                (_components[j].IsDerivative ? ": the derivative of a constant is 0" : "")}.");
        }
        foreach (Node term in _components[j].Exact is SumNode sum ? sum.Terms : [])
        {
            double[] own = Values(term);
            double ratio = 1 + (difference / own[0]);
            if (double.IsFinite(ratio) && AreEqual(values, [.. b.Select((x, k) => x + ((ratio - 1) * own[k]))], j, _same))
            {
                return new($"The constant factor of one term is wrong.",
                    $"One term is {NumberRelation.Factor(ratio)} times what it is to be, and all others are right: look at its factor.");
            }
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
}
