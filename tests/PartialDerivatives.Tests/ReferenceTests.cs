namespace PartialDerivatives.Tests;

/// <summary>The two exact ways against derivatives known to 30 digits.</summary>
/// <remarks>
/// The measure is the relative error of each entry, and the bound 1e-13, about 450 roundings. An entry that is exactly 0 must come out as
/// 0.
/// Where the text of a function itself loses digits, no way of differentiating that text can do better:
/// such points are named in <see cref="Bound"/>.
/// </remarks>
public class ReferenceTests
{
    public static TheoryData<string> Names => [.. Reference.Functions.Select(f => f.Name)];

    [Fact]
    public void Every_reference_function_has_its_text()
    {
        Assert.Equal(45, Reference.Functions.Count);
        Assert.Equal(Reference.Functions.Select(f => f.Name).Order(), ReferenceFunctions<double>.ByName.Keys.Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Values_are_exact(string name) => ForEachPoint(name, p =>
        Compare(name, p, [p.Value], [ReferenceFunctions<double>.ByName[name](p.At)]));

    [Theory, MemberData(nameof(Names))]
    public void Forward_gradients_are_exact(string name) => ForEachPoint(name, p =>
        Compare(name, p, p.Gradient, ForwardMode.Of(ReferenceFunctions<Dual<double>>.ByName[name]).Gradient(p.At)));

    [Theory, MemberData(nameof(Names))]
    public void Reverse_gradients_are_exact(string name) => ForEachPoint(name, p =>
        Compare(name, p, p.Gradient, ReverseMode.Of(ReferenceFunctions<TapedNumber>.ByName[name]).Gradient(p.At)));

    [Theory, MemberData(nameof(Names))]
    public void Forward_Hessians_are_exact(string name) => ForEachPoint(name, p =>
        Compare(name, p, p.Hessian.SelectMany(row => row),
            ForwardMode.OfSecondOrder(ReferenceFunctions<Dual<Dual<double>>>.ByName[name]).Hessian(p.At).ToRowMajorArray()));

    [Theory, MemberData(nameof(Names))]
    public void Reverse_Hessians_are_exact(string name) => ForEachPoint(name, p =>
        Compare(name, p, p.Hessian.SelectMany(row => row),
            ReverseMode.OfSecondOrder(ReferenceFunctions<Dual<TapedNumber>>.ByName[name]).Hessian(p.At).ToRowMajorArray()));

    private static double Bound(string name, double[] at) => (name, at[0]) switch
    {
        // 1 − cos x is 0.002 with an error of 1e-16; then sin x/x² and 2(1 − cos x)/x³, both 16, leave 0.005 of each other.
        ("cancellation", 0.0625) => 1e-9,
        _ => 1e-13,
    };

    private static void ForEachPoint(string name, Action<Reference.Point> check)
    {
        foreach (Reference.Point point in Reference.Functions.Single(f => f.Name == name).Points)
        {
            check(point);
        }
    }

    private static void Compare(string name, Reference.Point point, IEnumerable<string> exact, IEnumerable<double> computed)
    {
        foreach ((string digits, double actual) in exact.Zip(computed))
        {
            double expected = Reference.Number(digits);
            Assert.True(
                Math.Abs(actual - expected) <= Bound(name, point.At) * Math.Abs(expected),
                $"{name} at ({string.Join(", ", point.At)}): {actual:R} instead of {expected:R}");
        }
        Assert.Equal(exact.Count(), computed.Count());
    }
}
