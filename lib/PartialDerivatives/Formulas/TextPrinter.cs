namespace PartialDerivatives;

/// <summary>Plain text: 2·x·sin(y).</summary>
internal sealed class TextPrinter : Printer
{
    protected override string Identifier(string name) => name;

    protected override string IndexTimes => "·";

    protected override string MinusSign => "−";

    protected override string PowerOfTen(int exponent) => $"10{Superscript(exponent)}";

    protected override Piece Index(AffineIndex index) =>
        new(Format(index), index.Terms.Count == 1 && index.Constant == 0 ? index.Terms[0].Factor == 1 ? Binding.Atom
            : Binding.Product : Binding.Sum);

    protected override Piece Subscripted(string name, IReadOnlyList<AffineIndex> indices, bool isJagged) =>
        new($"{name}[{string.Join(", ", indices.Select(Format))}]", Binding.Atom);

    protected override string Times(string left, string right) => $"{left}·{right}";

    protected override Piece Fraction(Piece numerator, Piece denominator) =>
        new($"{At(numerator, Binding.Product)}/{At(denominator, Binding.Power)}", Binding.Product);

    protected override Piece Power(Node @base, Node exponent) =>
        new(
            At(@base, Binding.Atom) + (exponent is NumberNode { IsWhole: true, IsNegative: false } n ? Superscript(n.Numerator)
                : $"^{At(exponent, Binding.Atom)}"),
            Binding.Power);

    protected override Piece Root(Node radicand) => new($"√{At(radicand, Binding.Atom)}", Binding.Power);

    protected override Piece Function(ElementaryFunction function, ImmutableArray<Node> arguments) =>
        new($"{function.Traits.Text}({string.Join(", ", arguments.Select(Text))})", Binding.Atom);

    protected override Piece Case(Node condition, Node then, Node otherwise)
    {
        string when = Write(condition, r => $" {r.Text} ", " and ", " or ", c => $"not {c}");
        return new(IsIverson(then, otherwise) ? $"[{when}]" : $"({when} ? {Text(then)} : {Text(otherwise)})", Binding.Atom);
    }

    protected override Piece Sigma(string name, string from, string to, Node body) =>
        new($"Σ({name}={from}…{to}) {At(body, Binding.Sigma)}", Binding.Sigma);

    private static string Superscript(long whole) =>
        string.Concat(Digits(whole).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
