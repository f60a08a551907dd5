namespace PartialDerivatives;

/// <summary>What went wrong, in the steps in which it is told; formulas in them are nodes, so that they can be typeset.</summary>
/// <param name="Rule">The rule that was not kept.</param>
/// <param name="Fix">What went wrong at the place, and how it is mended.</param>
/// <param name="Place">Where in the formula.</param>
internal sealed record Hint(FormattableString Rule, FormattableString Fix, FormattableString? Place = null)
{
    public FormattableString[] Steps => Rule == Fix ? [Fix] : Place is null ? [Rule, Fix] : [Rule, Place, Fix];

    public string FixText => Text(Fix);

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One of two.</summary>
    public Hint Or(Hint other) => new(
        Text(Rule).Contains(Text(other.Rule), StringComparison.Ordinal) ? Rule : $"{Rule} Or: {other.Rule}", $"{Fix} Or: {other.Fix}");

    /// <summary>Two mistakes at once.</summary>
    public static Hint Both(Hint one, Hint other) => new($"Two mistakes lead to yours. {one.Rule} And: {other.Rule}",
        $"Two mistakes lead to yours. {one.Fix} And: {other.Fix}",
        one.Place is null || other.Place is null ? null : (FormattableString)$"{one.Place} {other.Place}");

    /// <summary>The same as what leads to a number, which may have come about in another way.</summary>
    public Hint AsOneWay
    {
        get
        {
            FormattableString fix = $"One way to this number: {Fix}";
            return this with { Rule = Rule == Fix ? fix : $"One way to this number: {Rule}", Fix = fix };
        }
    }

    /// <summary>The same with what is wrong as a whole before it.</summary>
    public Hint Before(FormattableString text) => new($"{text}", $"{text} {Fix}", Place);

    /// <summary>A hint of one step.</summary>
    public static Hint Of(FormattableString text) => new(text, text);
}
