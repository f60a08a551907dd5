namespace PartialDerivatives;

/// <content>Which mistake led to a wrong number.</content>
internal sealed partial class AnswerComparison
{
    private const int TypedDigits = 9, MostCauses = 3;

    /// <summary>
    /// At a single point numbers agree by chance, round ones often. So mistakes are told as what leads to the number, and only such as
    /// outweigh all others, and chance; else what the number is of the right one, which is a fact.
    /// </summary>
    private Hint? Guess(IEnumerable<Mistake> mistakes, int j, double[] values)
    {
        double value = values[0], exact = _exact[j][0];
        Mistake[] all = [.. mistakes, .. _components[j].Derivation?.One() ?? []];
        // Many digits were computed, not typed: they agree in full, or they are other numbers.
        bool isComputed = AnswerText.Digits(value) > TypedDigits;
        double tolerance = isComputed ? FineFunction : _same;
        Mistake[] leads = [.. all.Where(mistake => Leads(mistake.Result, j, values, tolerance))];
        leads = leads.Length > 0 || !isComputed ? leads : [.. all.Where(mistake => Leads(mistake.Result, j, values, _same))];
        if (value == 0 && exact != 0)
        {
            Hint zero = new($"Yours is 0; the right number is not.",
                $"In C# a quotient of whole numbers, such as 1/2, is 0. Or a 0 was put in where none belongs.");
            return leads.Where(m => m.Rank == 0).MinBy(m => m.Rank) is { } likely ? likely.Hint.AsOneWay.Or(zero) : zero;
        }
        double chance = Chance(all, value, tolerance);
        Hint? fact = NumberRelation.Of(value, exact, _approximates ? _right : 0);
        // Only where nothing gives the number itself was one rounded that a mistake led to.
        return Likeliest(leads.Where(m => fact is null || m.Rank < MistakenRules.Unlikely), chance)
            ?? fact
            ?? (leads.Length > 0 ? null
                : Likeliest(all.Where(mistake => Leads(mistake.Result, j, values, _same, rounded: true)), chance));
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
