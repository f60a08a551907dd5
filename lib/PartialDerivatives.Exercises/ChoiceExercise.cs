namespace PartialDerivatives;

/// <summary>One of several options.</summary>
internal sealed class ChoiceExercise : Exercise
{
    private readonly (string Option, bool Claim, string Feedback)[] _options;

    public ChoiceExercise((string Option, bool Claim, string Feedback)[] options)
    {
        if (options.Length < 2 || options.Any(o => string.IsNullOrWhiteSpace(o.Option) || o.Feedback is null))
        {
            throw new ArgumentException("A choice needs two options or more, each with its words, its claim and its feedback.",
                nameof(options));
        }
        if (options.GroupBy(o => Words.Bare(o.Option)).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"The option \"{same.First().Option}\" is there twice.", nameof(options));
        }
        string[] hold = [.. options.Where(o => o.Claim).Select(o => $"\"{o.Option}\"")];
        _options = hold.Length == 1 ? options : throw new ArgumentException(
            hold.Length == 0
                ? "Of no option the claim holds. Exactly one must be right."
                : $"The claims of {string.Join(" and ", hold)} hold. Exactly one option must be right.",
            nameof(options));
    }

    public override Verdict Check(object? answer)
    {
        FormattableString subject = $"your choice";
        string all = Words.Listed(_options.Select(o => o.Option));
        if (answer is null || (answer is string text && Words.Bare(text).Length == 0))
        {
            return new(VerdictKind.Missing, subject, AuthorHints, [$"Choose {all}: write it in place of null, and run the cell."]);
        }
        string given = Words.Of(answer);
        int chosen = Array.FindIndex(_options, o => Words.Bare(o.Option) == Words.Bare(given));
        return chosen < 0
            ? new(VerdictKind.Wrong, subject, [], [$"\"{given}\" is none of the options. Choose {all}."])
            : _options[chosen].Claim
                ? new(VerdictKind.Right, $"{_options[chosen].Option}", [], [$"{_options[chosen].Feedback}"])
                : new(VerdictKind.Wrong, $"{_options[chosen].Option}", AuthorHints, [$"{_options[chosen].Feedback}"]);
    }
}
