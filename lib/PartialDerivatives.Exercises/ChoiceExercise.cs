using System.Globalization;

namespace PartialDerivatives;

/// <summary>One of several.</summary>
internal sealed class ChoiceExercise(object right) : Exercise
{
    public override Verdict Check(object? answer)
    {
        FormattableString subject = $"your choice";
        return answer is null ? Missing(subject)
            : IsSame(answer, right) ? new(VerdictKind.Right, subject, null, [$"It is {Show(answer)}."])
            : new(VerdictKind.Wrong, subject, null, [$"It is not {Show(answer)}."]);
    }

    /// <summary>Whether the answer is the right one, or its name.</summary>
    public static bool IsSame(object answer, object right) =>
        answer.Equals(right)
            || (answer is string name && right is string or Enum && Show(right).Equals(Show(name), StringComparison.OrdinalIgnoreCase));

    private static string Show(object choice) => Convert.ToString(choice, CultureInfo.InvariantCulture)!.Trim();
}
