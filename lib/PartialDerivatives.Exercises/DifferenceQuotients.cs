namespace PartialDerivatives;

/// <summary>What a difference quotient in the place of a derivative gives away: its kind and its step.</summary>
/// <param name="f">The function.</param>
/// <param name="exact">Its derivative.</param>
/// <param name="by">The variable.</param>
internal sealed class DifferenceQuotients(Node f, Node exact, VariableNode by)
{
    public static Hint OneSided(string kind, double h) => new(
        $"This is a one-sided difference quotient: its error shrinks like the step h.",
        $"This is the {kind} difference with h = {AnswerText.Number(h)}. The central one, (f(x + h) − f(x − h))/(2h), errs like h².");

    public static Hint TooLong(double h) => new(
        $"This is a difference quotient with a long step.",
        $"This is the central difference with h = {AnswerText.Number(h)}: too long a step. The derivative is the limit for short ones.");

    public static Hint NotTwice(double h) => new(
        $"A central difference divides by the distance between both points.",
        $"The central difference with h = {AnswerText.Number(h)} is divided by h: divide by 2h, the distance between both points.");

    public static Hint TwiceOneSided(double h) => new(
        $"A one-sided difference divides by one step.",
        $"The one-sided difference with h = {AnswerText.Number(h)} is divided by 2h: divide by h, the distance between both points.");

    /// <summary>The quotient is so many times the right one.</summary>
    public static Hint OtherDivisor(double ratio) => new(
        $"Yours is proportional to the right answer: the divisor does not fit.",
        $"Yours is {AnswerText.Number(ratio, 3)} times the right answer: {""
            }is the step in the arguments another than that in the divisor, or is there a factor too many?");

    /// <summary>The quotient is so many times the right one: it is multiplied by h, not divided by it, or divided twice.</summary>
    public static Hint WrongDivisor(double ratio)
    {
        return ratio > 1
            ? new($"Look at the divisor: yours is far too large.",
                $"Yours is {AnswerText.Number(ratio, 2)} times the right answer: {""
                    }it is divided by h once too often, or by a much shorter step than that in the arguments.")
            : new($"Look at the divisor: yours is far too small.",
                $"Yours is {AnswerText.Number(ratio, 2)} times the right answer: it is not divided by the distance between both points, {
                    ""}or multiplied by it, or the step in the arguments is shorter. {""
                    }(a / 2*h divides by 2 and multiplies by h: put the divisor into parentheses.)");
    }

    public static Hint Rounding => new(
        $"The error is rounding: the step is too short.",
        $"With so short a step f(x + h) − f(x − h) has lost its digits. Take h = 1e-5 for a central difference.");

    /// <summary>The quotient that has these values, found by its error: h/2 times the next derivative, or h²/6 times the one
    /// after.</summary>
    /// <param name="values">The values of the answer.</param>
    /// <param name="points">Where it has them.</param>
    /// <param name="isAsked">
    /// Whether a difference quotient is asked for. Where it is not, a one-sided step is one that somebody writes, such as 0.001: any
    /// constant too many looks like the quotient of some step where f is a parabola.
    /// </param>
    public Hint? Of(double[] values, double[][] points, bool isAsked)
    {
        Node second = Differentiate.By(exact, by), third = Differentiate.By(second, by);
        double[] longSteps = isAsked ? [1, 0.5, 0.2, 0.1] : [];
        foreach (double factor in new[] { 1, 2, 0.5 })
        {
            double[] own = [.. values.Select(v => v / factor)];
            IEnumerable<double> oneSided = [.. Rounded(2 * Median(own, second, points)), .. longSteps, .. longSteps.Select(h => -h)];
            foreach (double h in factor == 2 ? [] : oneSided)
            {
                if ((isAsked || IsWritten(Math.Abs(h))) && Gives(own, points, h, 0))
                {
                    return factor == 1 ? OneSided(h > 0 ? "forward" : "backward", Math.Abs(h)) : TwiceOneSided(Math.Abs(h));
                }
            }
            IEnumerable<double> central = [.. Rounded(Math.Sqrt(6 * Median(own, third, points))), .. longSteps];
            foreach (double h in factor == 0.5 ? [] : central)
            {
                if (Gives(own, points, h, -h))
                {
                    return factor == 1 ? TooLong(h) : NotTwice(h);
                }
            }
        }
        return null;
    }

    /// <summary>What is divided by the step, where that is f itself, or a difference over a way of 1.</summary>
    /// <param name="points">The points.</param>
    /// <param name="values">The values of the answer there, far too large.</param>
    /// <param name="isMultiple">Whether the first values are a multiple of the others.</param>
    public Hint? Undivided(double[][] points, double[] values, Func<double[], double[], bool> isMultiple)
    {
        bool IsOver(double right, double left) => isMultiple(values,
            [.. points.Select(p => Value(f, Moved(p, right)) - (right == left ? 0 : Value(f, Moved(p, left))))]);
        return IsOver(0, 0)
            ? new($"Yours is far too large: the whole difference is divided by the step.",
                $"Subtract first, then divide: put the difference into parentheses, (f(x + h) − f(x)) / h, with a minus between.")
            : IsOver(1, 0) || IsOver(0, -1) || IsOver(1, -1)
            ? new($"Yours is far too large: the step in the arguments is not that in the divisor.",
                $"In the arguments {AnswerText.Name(by.Name)} moves by 1, but it is divided by a short step. Put h there, too.")
            : null;
    }

    private static bool IsWritten(double h) => h <= 0.1
        && new[] { 1, 2, 5 }.Select(digit => Math.Log10(h / digit)).Any(exponent => Math.Abs(exponent - Math.Round(exponent)) < 1e-9);

    private static IEnumerable<double> Rounded(double h) =>
        !double.IsFinite(h) ? [] : [.. new[] { 1, 2 }.Select(digits => double.Parse(
            h.ToString($"G{digits}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(step => new[] { step, 2 * step, step / 2 })];

    /// <summary>The middle one of (value − exact)/derivative; NaN where there is none, or the values are right.</summary>
    private double Median(double[] values, Node derivative, double[][] points)
    {
        double[] ratios = [.. values.Select((v, k) => (v - Value(exact, points[k])) / Value(derivative, points[k]))
            .Where(double.IsFinite).Order()];
        return ratios.Length == 0 || ratios[ratios.Length / 2] == 0 ? double.NaN : ratios[ratios.Length / 2];
    }

    private bool Gives(double[] values, double[][] points, double right, double left) => values.All(double.IsFinite)
        && values.Zip(points).All(pair =>
    {
        double quotient = (Value(f, Moved(pair.Second, right)) - Value(f, Moved(pair.Second, left))) / (right - left);
        double rounding = 1e-14 * Math.Abs(Value(f, pair.Second) / (right - left));
        double error = Math.Abs(pair.First - Value(exact, pair.Second));
        return Math.Abs(pair.First - quotient) <= (0.02 * error) + (20 * rounding) + 1e-15;
    }) && values.Zip(points).Any(pair => Math.Abs(pair.First - Value(exact, pair.Second)) > 1e-9);

    private double[] Moved(double[] point, double step) => [.. point.Select((x, i) => i == by.Position ? x + step : x)];

    private static double Value(Node node, double[] point) => new Evaluate<double>(point).Of(node);
}
