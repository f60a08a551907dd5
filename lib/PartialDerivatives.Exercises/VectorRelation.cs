namespace PartialDerivatives;

/// <summary>What a wrong vector is of the right one, if all its numbers are wrong in the same way.</summary>
internal static class VectorRelation
{
    /// <param name="given">The wrong vector.</param>
    /// <param name="exact">The right one.</param>
    /// <param name="close">Up to which relative error a vector is the right one.</param>
    public static Hint? Of(double[] given, double[] exact, double close)
    {
        double right = Length(exact), length = Length(given), scale = exact.Max(Math.Abs);
        if (given.Length < 2 || right == 0)
        {
            return null;
        }
        if (length == 0)
        {
            return new($"The zero vector is not the answer.", $"All numbers are 0. In C# a quotient of whole numbers, such as 1/2, is 0.");
        }
        double ratio = given.Zip(exact).Sum(pair => pair.First * pair.Second) / (right * right);
        if (!given.Zip(exact).All(pair => Math.Abs(pair.First - (ratio * pair.Second)) <= 1e-3 * Math.Abs(ratio) * scale))
        {
            return given.Length > 2 && given.Zip(exact).All(pair => Math.Sign(pair.First) == Math.Sign(pair.Second)
                && Math.Abs(Math.Abs(pair.First) - Math.Abs(given[0])) <= 1e-9 * Math.Abs(given[0]))
                ? new($"The sizes of the numbers count, not only their signs.",
                    $"All your numbers have the same size: only their signs are right.")
                : null;
        }
        return ratio == 0 || Math.Abs(ratio - 1) <= close ? null
            : Math.Abs(ratio + 1) <= close
                ? new($"The direction is the opposite one.", $"All signs are wrong: this is the opposite of the right vector.")
            : ratio < 0
                ? new($"The direction is the opposite one, and the length is wrong.",
                    $"Every number is {Times(ratio)} times the right one: look at its sign and the factor in front, a rate.")
            : new($"The direction is right, the length is not.",
                Math.Abs(length - 1) <= 1e-3 ? $"The vector has the length 1: if you divided it by its length, do not. Its length counts."
                : IsRound(length) && !IsRound(right)
                    ? $"The vector has the length {AnswerText.Number(length, 3)}: was it divided by its own length, and then multiplied?"
                : (FormattableString)$"Every number is {Times(ratio)} times the right one: look at the factor in front, a step or a rate.");

        static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));
        static bool IsRound(double x) => Math.Abs((x * 20) - Math.Round(x * 20)) < 0.01 && x > 0.01;
        static string Times(double x) =>
            NumberRelation.Factor(Math.Abs((x * 60) - Math.Round(x * 60)) < 0.03 ? Math.Round(x * 60) / 60 : Math.Round(x, 3));
    }
}
