namespace PartialDerivatives;

/// <content>Which mistake led to a wrong number.</content>
internal sealed partial class AnswerComparison
{
    private const int TypedDigits = 9, MostCauses = 3;

    /// <summary>
    /// At a single point numbers agree by chance, round ones often. So mistakes are told as what leads to the number, and only such as
    /// outweigh all others, and chance; else what the number is of the right one, which is a fact.
    /// </summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int[] wrong, double[][] all)
    {
        double[] values = all[wrong[0]];
        double value = values[0], exact = _exact[wrong[0]][0];
        Mistake[] tried = [.. Tried(wrong[0], mistakes)];
        // Many digits were computed, not typed: they agree in full, or they are other numbers.
        double tolerance = AnswerText.Digits(value) > TypedDigits ? FineFunction : _same;
        Mistake[] leads = [.. tried.Where(mistake => Leads(mistake.Result, wrong[0], values, tolerance))];
        leads = leads.Length > 0 ? leads : [.. tried.Where(mistake => Leads(mistake.Result, wrong[0], values, _same))];
        leads = WhatExplainsAll(leads, wrong, all);
        if (value == 0 && exact != 0)
        {
            Hint zero = new($"Yours is 0; the right number is not.",
                $"In C# a quotient of whole numbers, such as 1/2, is 0. Or a 0 was put in where none belongs.");
            return leads.Where(m => m.Rank == 0).MinBy(m => m.Rank) is { } likely ? likely.Hint.AsOneWay.Or(zero) : zero;
        }
        double chance = Chance(tried, value, tolerance);
        Hint? fact = NumberRelation.Of(value, exact, _approximates ? _right : 0);
        // Only where nothing gives the number itself was one rounded that a mistake led to.
        return Likeliest(leads.Where(m => fact is null || m.Rank < MistakenRules.Unlikely), chance)
            ?? fact
            ?? (leads.Length > 0 ? null
                : Likeliest(tried.Where(mistake => Leads(mistake.Result, wrong[0], values, _same, rounded: true)), chance));
    }

    /// <summary>What led to a number that is close, but has so many digits that it was computed, and not rounded.</summary>
    private Hint? Computed(int j, double[] values) => !_isValue || AnswerText.Digits(values[0]) <= TypedDigits ? null
        : Likeliest(Tried(j, _components[j].Mistakes).Where(mistake => Leads(mistake.Result, j, values, FineFunction)), chance: 0);

    private IEnumerable<Mistake> Tried(int j, IEnumerable<Mistake> mistakes) =>
        mistakes.Concat(_components[j].Derivation?.Mistakes ?? []);

    /// <summary>Of several wrong numbers the mistakes that lead to all of them, if there are such.</summary>
    private Mistake[] WhatExplainsAll(Mistake[] leads, int[] wrong, double[][] all)
    {
        Mistake[] common = wrong.Length == 1 ? [] : [.. leads.Where(mistake => wrong[1..].All(j =>
            _components[j].Mistakes.Any(m => m.Hint.FixText == mistake.Hint.FixText && Leads(m.Result, j, all[j], _same))))];
        return common.Length > 0 ? common : leads;
    }

    private static double Weight(Mistake mistake) => Math.Pow(4, -mistake.Rank);

    /// <summary>
    /// The weight of chance. Who guesses takes one of all numbers with so many digits, few with one; and one wrong number in ten is
    /// guessed, while the others share what all mistakes weigh.
    /// </summary>
    private static double Chance(Mistake[] all, double value, double tolerance) =>
        all.Sum(Weight) / 10 / Math.Min(1 / tolerance, Math.Max(30, Math.Pow(10, AnswerText.Digits(value))));

    /// <summary>Up to so many causes that outweigh all others, and chance.</summary>
    private Hint? Likeliest(IEnumerable<Mistake> leads, double chance)
    {
        // What always leads to the same is one cause here.
        Mistake[][] causes = [.. leads.GroupBy(Everywhere).Select(same => same.OrderBy(m => m.Rank).ToArray()).OrderBy(same => same[0].Rank)
            .DistinctBy(same => same[0].Hint.FixText)];
        double all = causes.Sum(same => Weight(same[0])) + chance, told = 0;
        for (int count = 1; count <= Math.Min(MostCauses, causes.Length); count++)
        {
            told += Weight(causes[count - 1][0]);
            if (told >= 0.7 * all)
            {
                return (count == 1 ? causes[0].Where(m => m.Rank == causes[0][0].Rank).DistinctBy(m => m.Hint.FixText).Take(2)
                    : causes[..count].Select(same => same[0])).Select(m => m.Hint).Aggregate((one, other) => one.Or(other)).AsOneWay;
            }
        }
        return null;
    }

    /// <summary>What a mistake leads to elsewhere: mistakes that always lead to the same are the same here.</summary>
    private string Everywhere(Mistake mistake) => mistake.Result.DependsOnVariables
        ? string.Join(' ', new[] { 0.37, 1.21, 1.83 }.Select(x => AnswerText.Number(
            new Evaluate<double>([.. Enumerable.Range(0, _variables.Count).Select(i => x + (0.29 * i))]).Of(mistake.Result), 10)))
        : mistake.Hint.FixText;
}
