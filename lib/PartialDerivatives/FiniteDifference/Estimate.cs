namespace PartialDerivatives;

/// <summary>A value that was computed with an estimate of its error.</summary>
/// <typeparam name="T"><c>double</c>, <c>Vector&lt;double&gt;</c> or <c>Matrix&lt;double&gt;</c>.</typeparam>
/// <param name="Value">The value; NaN where f does not let tell.</param>
/// <param name="Error">
/// How far the true value may be from it, in the shape of the value: an estimate on the safe side, not a proof. ∞ where it cannot tell.
/// </param>
/// <param name="Evaluations">How often f was called.</param>
public readonly record struct Estimate<T>(T Value, T Error, int Evaluations)
{
    /// <summary>Such as <c>0.958851077208406 ± 2.4E-14 (75 evaluations)</c>, or <c>cannot tell (75 evaluations)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shown} ({Evaluations} evaluations)");

    private string Shown => Error switch
    {
        double.PositiveInfinity => "cannot tell",
        double error => string.Create(CultureInfo.InvariantCulture, $"{Value} ± {error:0.0E+0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value} ± {Error}"),
    };
}
