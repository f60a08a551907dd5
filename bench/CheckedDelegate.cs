using System.Runtime.CompilerServices;

/// <summary>
/// Hand-written code called as a compiled formula must be: through a delegate, after a look at the arguments.
/// It shows what of a formula's time is the call and not the formula.
/// </summary>
internal sealed class CheckedDelegate(CheckedDelegate.Function f, int variables)
{
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient) =>
        point.Length == variables && gradient.Length == variables && !point.Overlaps(gradient)
            ? f(point, gradient)
            : throw new ArgumentException("The point and the gradient need a place for each variable.");
}
