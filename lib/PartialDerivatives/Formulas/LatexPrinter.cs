namespace PartialDerivatives;

/// <summary>LaTeX for a formula between dollar signs: 2 x \sin(y).</summary>
internal sealed class LatexPrinter : Printer
{
    protected override string Parenthesize(string text) => $@"\left({text}\right)";

    protected override Piece Subscripted(string name, IReadOnlyList<AffineIndex> indices, bool isJagged)
    {
        string array = Identifier(name);
        // TeX refuses a second subscript unless the first stands in a group: y0[j] is {y_{0}}_{j}.
        string grouped = array.Contains("_{", StringComparison.Ordinal) ? $"{{{array}}}" : array;
        return new($"{grouped}_{{{string.Join(",", indices.Select(Format))}}}", Binding.Atom);
    }

    protected override string Times(string left, string right) =>
        char.IsAsciiDigit(right[0]) ? $@"{left} \cdot {right}" : $"{left} {right}";

    protected override Piece Fraction(Piece numerator, Piece denominator) =>
        new($@"\frac{{{numerator.Text}}}{{{denominator.Text}}}", Binding.Product);

    protected override Piece Power(Node @base, Node exponent)
    {
        string raised = $"^{{{Text(exponent)}}}";
        // sin²(x), not (sin(x))²
        return @base is FunctionNode { Function.Traits.TakesExponent: true, Arguments: [var u] } f
            && exponent is NumberNode { IsWhole: true, IsNegative: false }
            ? new($"{f.Function.Traits.Latex}{raised}{Parenthesize(Text(u))}", Binding.Power)
            : new(Base(@base) + raised, Binding.Power);
    }

    protected override Piece Root(Node radicand) => new($@"\sqrt{{{Text(radicand)}}}", Binding.Power);

    protected override Piece Function(ElementaryFunction function, ImmutableArray<Node> arguments) =>
        function.Traits.Notation is var (latex, _, isPower)
        ? new(latex.Replace("#", Text(arguments[0]), StringComparison.Ordinal), isPower ? Binding.Power : Binding.Atom)
        : new(function.Traits.Latex + Parenthesize(string.Join(", ", arguments.Select(Text))), Binding.Atom);

    protected override Piece Case(Node condition, Node then, Node otherwise)
    {
        string when = Write(condition, r => $" {r.Latex} ", @" \land ", @" \lor ", c => $@"\lnot {c}");
        return new(
            IsIverson(then, otherwise)
                ? $@"\left[{when}\right]"
                : $@"\begin{{cases}} {Text(then)} & \text{{if }} {when} \\ {Text(otherwise)} & \text{{otherwise}} \end{{cases}}",
            Binding.Atom);
    }

    protected override Piece Sigma(string name, string from, string to, Node body) =>
        new($@"\sum_{{{Identifier(name)}={from}}}^{{{to}}} {At(body, Binding.Sigma)}", Binding.Sigma);

    protected override string IndexTimes => " ";

    protected override string Identifier(string name) => name switch
    {
        "π" => @"\pi",
        "_" => @"\_",
        { Length: 1 } => name,
        _ when char.IsAsciiLetter(name[0]) && name[1..].All(char.IsAsciiDigit) => $"{name[0]}_{{{name[1..]}}}",
        _ => $@"\mathit{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}",
    };
}
