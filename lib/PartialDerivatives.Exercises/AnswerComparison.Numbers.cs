namespace PartialDerivatives;

/// <content>Which mistake led to a wrong number, or to several at a point.</content>
internal sealed partial class AnswerComparison
{
    private const int TypedDigits = 9;

    /// <summary>
    /// At a single point numbers agree by chance, round ones often. So a cause is told only where it is clearly the likeliest, two or three
    /// only where nothing else is as likely; of more, or of unlikely ones that lead to a round number, none.
    /// </summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int j, double[] values)
    {
        double value = values[0], exact = _exact[j][0];
        Mistake[] all = [.. mistakes, .. _components[j].Derivation?.One() ?? []];
        // Many digits were computed, not typed: they agree in full, or they are other numbers.
        double tolerance = AnswerText.Digits(value) > TypedDigits ? FineFunction : _same;
        Mistake[] leads = [.. all.Where(mistake => Leads(mistake.Result, j, values, tolerance))];
        leads = leads.Length > 0 ? leads : [.. all.Where(mistake => Leads(mistake.Result, j, values, _same))];
        if (value == 0 && exact != 0)
        {
            Hint zero = new($"Yours is 0; the right number is not.",
                $"In C# a quotient of whole numbers, such as 1/2, is 0. Or a 0 was put in where none belongs.");
            return (leads.Where(m => m.Rank == 0).MinBy(m => m.Rank) is { } likely ? likely.Hint.Or(zero) : zero).Perhaps;
        }
        if (leads.Length == 0 && (IsCoarse(value, exact) || AnswerText.IsRounding(value, exact)))
        {
            return new($"Give more digits.",
                $"This is the right number, rounded too much. Give more digits, or let C# compute the expression.");
        }
        // Only where nothing gives the number itself was one rounded that a mistake led to.
        return leads.Length > 0 ? Likeliest(leads, value, most: 3)
            : Likeliest(all.Where(mistake => Leads(mistake.Result, j, values, _same, rounded: true)), value, most: 3)
                ?? Multiple(value / exact)?.Perhaps
                ?? Likeliest(TwoMistakes(j, values), value, most: 1);
    }

    /// <summary>Two mistakes at once that lead to these values.</summary>
    private IEnumerable<Mistake> TwoMistakes(int j, double[] values) => _components[j].TwoMistakes
        .Select(m => m with { Rank = m.Rank + Derivation.SecondMistake })
        .Concat(_components[j].Derivation?.Two(_points[0], value => IsEqual(values[0], value, j, _same)) ?? [])
        .Where(mistake => Leads(mistake.Result, j, values, _same));

    /// <summary>Of mistakes that always lead to the same the likeliest, and another that is as likely.</summary>
    private static Hint Either(IEnumerable<Mistake> same)
    {
        Mistake[] all = [.. same.DistinctBy(m => m.Hint.FixText).OrderBy(m => m.Rank)];
        return all.Length > 1 && all[1].Rank == all[0].Rank ? all[0].Hint.Or(all[1].Hint) : all[0].Hint;
    }

    /// <summary>Up to so many causes that outweigh all others, and chance.</summary>
    private Hint? Likeliest(IEnumerable<Mistake> leads, double value, int most)
    {
        static double Weight(Mistake mistake) => Math.Pow(4, -mistake.Rank);
        Mistake[] causes = [.. leads.GroupBy(Everywhere).Select(same => same.MinBy(m => m.Rank)!).OrderBy(m => m.Rank)
            .DistinctBy(m => m.Hint.FixText)];
        double all = causes.Sum(Weight) + AnswerText.Digits(value) switch { <= 2 => 0.02, 3 => 0.01, _ => 0.0005 }, told = 0;
        for (int count = 1; count <= Math.Min(most, causes.Length); count++)
        {
            told += Weight(causes[count - 1]);
            if (told >= 0.7 * all)
            {
                return (count == 1 ? Either(leads.Where(m => Everywhere(m) == Everywhere(causes[0])))
                    : causes[..count].Select(m => m.Hint).Aggregate((one, other) => one.Or(other))).Perhaps;
            }
        }
        return null;
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
        : mistake.Hint.FixText;

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
}
