using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>Properties of a formula that is asked for, with what went wrong where one does not hold.</summary>
public static class FormulaProperties
{
    /// <summary>Asks for a function with this partial derivative.</summary>
    /// <param name="exercise">The question.</param>
    /// <param name="variable">The variable to differentiate by.</param>
    /// <param name="expected">What the derivative is to be, of the same variables.</param>
    /// <param name="otherwise">What is said if it is another.</param>
    public static OpenExercise<Formula> WithPartial(this OpenExercise<Formula> exercise, string variable, Formula expected,
        string otherwise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(expected);
        // A name that it does not have is refused here, with the words of Formula.
        _ = expected.Partial(variable);
        int by = expected.Variables.ToList().IndexOf(variable);
        return exercise.Where(f => Missed(f, expected, by) is null, otherwise, f => Missed(f, expected, by)!);
    }

    /// <summary>Asks for a function of which two derivatives are the same, as a differential equation does.</summary>
    /// <param name="exercise">The question.</param>
    /// <param name="one">One of them, such as the derivative by t, twice.</param>
    /// <param name="other">The other.</param>
    /// <param name="otherwise">What is said if they differ.</param>
    public static OpenExercise<Formula> WithEqual(this OpenExercise<Formula> exercise, Func<Formula, Formula> one,
        Func<Formula, Formula> other, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return exercise.Where(
            f => Pairs(f).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.Second))),
            otherwise,
            f => Pairs(f).Where(pair => pair != (0, 0)).Select(pair => pair.First / pair.Second).ToArray() is var ratios
            && ratios.All(r => Math.Abs(r - ratios[0]) < 1e-6 * Math.Abs(ratios[0]))
            ? ratios[0] < 0
                ? Hint.Of($"They have the opposite sign: the first is {AnswerText.Number(ratios[0])} times the second.")
                : Hint.Of($"They differ by a factor: the first is {AnswerText.Number(ratios[0])} times the second.")
            : Hint.Of($"What is certain: the first is {one(f).Node}, the second {other(f).Node}."));

        IEnumerable<(double First, double Second)> Pairs(Formula f)
        {
            (Node first, Node second) = (one(f).Node, other(f).Node);
            return Points(f.Variables.Count, first, second).Select(point => (At(first, point), At(second, point)));
        }
    }

    /// <summary>Points where both are finite; where there are none, some points, so that the comparison fails.</summary>
    private static double[][] Points(int dimension, Node answer, Node expected)
    {
        try
        {
            return SamplePoints.For(dimension, [answer, expected], null);
        }
        catch (ArgumentException)
        {
            return SamplePoints.For(dimension, [], null);
        }
    }

    private static double At(Node node, double[] point) => new Evaluate<double>(point).Of(node);

    /// <summary>What is wrong with the derivative; null if nothing is.</summary>
    private static Hint? Missed(Formula f, Formula expected, int by)
    {
        Node[] variables = [.. expected.Variables.Select((name, i) => new VariableNode(name, i))];
        List<string> names = [.. expected.Variables];
        Node own = UsualMistakes.Put(f.Node, i => variables[names.IndexOf(f.Variables[i])]);
        Node derivative = Differentiate.By(own, variables[by]);
        string asked = AnswerText.Name(names[by]);
        double[][] points = Points(variables.Length, derivative, expected.Node);
        bool IsExpected(Node node) =>
            points.All(p => Math.Abs(At(node, p) - At(expected.Node, p)) <= 1e-9 * (1 + Math.Abs(At(expected.Node, p))));
        if (IsExpected(derivative))
        {
            return null;
        }
        if (IsExpected(own))
        {
            return Hint.Of($"That is the derivative itself, not a function that has it: go backwards.");
        }
        if (IsExpected(Differentiate.By(UsualMistakes.InOtherAngles(own, 180 / Math.PI), variables[by])))
        {
            return Hint.Of(UsualMistakes.Radians);
        }
        Node[] terms = expected.Node is SumNode sum ? [.. sum.Terms] : [expected.Node];
        // A term of the derivative, copied or integrated by another variable.
        foreach (Node term in terms)
        {
            for (int k = 0; k < variables.Length; k++)
            {
                Node wrong = k == by ? term : Integrated(term, variables, k);
                if (own is SumNode s && s.Terms.Contains(wrong)
                    && IsExpected(Add(derivative, Negate(Differentiate.By(wrong, variables[by])), term)))
                {
                    return new($"Go backwards, and by {asked}.", k == by
                        ? $"The term {term} is kept as it is: by {asked} its derivative is another. Which one has the derivative {term}?"
                        : (FormattableString)$"The term {term} is integrated by {AnswerText.Name(names[k])}: integrate it by {asked}.");
                }
            }
        }
        for (int k = 0; k < variables.Length; k++)
        {
            int other = k;
            if (k == by)
            {
                continue;
            }
            string name = AnswerText.Name(names[k]);
            Node exchanged = UsualMistakes.Put(own, i => variables[i == by ? other : i == other ? by : i]);
            if (IsExpected(Differentiate.By(exchanged, variables[by])))
            {
                return Hint.Of($"{asked} and {name} are exchanged in your function.");
            }
            if (IsExpected(Differentiate.By(own, variables[k])))
            {
                return Hint.Of($"It has this derivative by {name}; asked is the one by {asked}: they are exchanged.");
            }
            Node[] integrated = [.. terms.Select(term => Integrated(term, variables, k))];
            if (terms.Select((term, i) => Subtract(integrated[i], term)).Append(Subtract(Add(integrated), expected.Node))
                .Any(change => IsExpected(Subtract(derivative, change))))
            {
                return new($"{name} is held still.",
                    $"A term is integrated by both variables, by {asked} and by {name}: {name} is held still, like a number.");
            }
        }
        if (IsExpected(Add(own, Negate(Differentiate.By(expected.Node, variables[by])), expected.Node)))
        {
            return Hint.Of($"That is differentiated once more: go backwards, to a function whose derivative by {asked} is given.");
        }
        if (own is SumNode { Terms: var own1 } && own1.FirstOrDefault(term =>
            IsExpected(Subtract(derivative, Differentiate.By(term, variables[by])))) is { } extra)
        {
            return new($"Only what contains no {asked} has the derivative 0 by {asked}.",
                $"The term {extra} is too many: it contains {asked}, so its derivative by {asked} is not 0.");
        }
        double ratio = At(derivative, points[0]) / At(expected.Node, points[0]);
        FormattableString shown = $"Its derivative by {asked} is {derivative}.";
        return double.IsFinite(ratio) && ratio != 0 && IsExpected(Divide(derivative, NumberNode.Of(ratio)))
            ? new($"A constant factor is wrong.",
                $"{shown} That is {AnswerText.Number(ratio)} times what it is to be: look at the factors.")
            : Slips.In(expected.Node).FirstOrDefault(slip => IsExpected(Add(derivative, Negate(slip.Result), expected.Node))) is { } slip
            ? new(slip.Hint.Rule, $"{shown} Compare it with what it is to be: {slip.Hint.Fix}")
            : Hint.Of($"What is certain: its derivative by {asked} is {derivative}.");
    }

    /// <summary>The integral of a term c·yⁿ by y: that times y/(n + 1).</summary>
    private static Node Integrated(Node term, Node[] variables, int by)
    {
        double[] at = [.. variables.Select((_, i) => 1.3 + (0.2 * i))];
        double power = at[by] * At(Differentiate.By(term, variables[by]), at) / At(term, at);
        return Divide(Multiply(term, variables[by]), NumberNode.Of(Math.Round(power, 9) + 1));
    }
}
