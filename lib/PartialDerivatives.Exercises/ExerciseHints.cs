namespace PartialDerivatives;

/// <summary>Hints of the author's own.</summary>
public static class ExerciseHints
{
    /// <summary>Gives hints for those who have no answer yet, and for wrong answers that are no usual mistake.</summary>
    /// <param name="exercise">The question.</param>
    /// <param name="steps">From the first thing to think of to what nearly gives the answer; the reader asks for each.</param>
    /// <typeparam name="T">The kind of question.</typeparam>
    /// <exception cref="ArgumentException">There is no step, or an empty one.</exception>
    public static T Hint<T>(this T exercise, params string[] steps)
        where T : Exercise
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(steps);
        return steps.Length == 0 || steps.Any(string.IsNullOrWhiteSpace)
            ? throw new ArgumentException("Write the hint, in one step or several: .Hint(\"the rule\", \"the place\", \"the fix\").",
                nameof(steps))
            : (T)exercise.With([.. steps.Select(step => (FormattableString)$"{step}")]);
    }
}
