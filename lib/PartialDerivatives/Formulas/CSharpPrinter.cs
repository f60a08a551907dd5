using System.Collections.Frozen;

namespace PartialDerivatives;

/// <summary>C# that reads back as the same formula, given <c>using static PartialDerivatives.Elementary;</c> and the captured
/// data.</summary>
/// <remarks>Abbreviations are printed as they are computed, so that what is printed gives the same numbers.</remarks>
/// <param name="parameters">The parameters of the lambda.</param>
internal sealed class CSharpPrinter(IReadOnlyList<string> parameters) : Printer
{
    private static readonly FrozenSet<string> s_keywords = (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do " +
        "double else enum event explicit extern false finally fixed float for foreach goto if implicit in int " +
        "interface internal is lock long namespace new null object operator out override params private protected " +
        "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true " +
        "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' ').ToFrozenSet();

    /// <summary>A name that is a keyword has an @ in front.</summary>
    public static string Named(string name) => s_keywords.Contains(name) ? "@" + name : name;

    protected override Node Written(Node node) => node;

    protected override string Identifier(string name) => Named(name);

    protected override string IndexTimes => " * ";

    protected override Piece Number(NumberNode positive)
    {
        string digits = Digits(positive.Value);
        return new(positive.Value < int.MaxValue || !digits.All(char.IsAsciiDigit) ? digits : digits + ".0", Binding.Atom);
    }

    protected override (ImmutableArray<Node> Above, ImmutableArray<Node> Below) Coefficient(NumberNode positive) =>
        positive.IsFraction && !(positive.IsDecimal && IsShort(positive))
            ? (positive.Numerator == 1 ? [] : [NumberNode.Of(positive.Numerator)], positive.IsWhole ? []
                : [NumberNode.Of(positive.Denominator)])
            : ([positive], []);

    // The C# compiler turns 1.0 / 4 into 0.25 anyway.
    protected override bool IsWrittenOut(NumberNode number) => number.IsWhole || Digits(number.Value).Length <= 17;

    // 1.0 / 4 * Sum(…) would come back as 0.25 times the sum.
    protected override bool StandsBehindFraction(Node factor) => false;

    protected override Piece Index(AffineIndex index) => new($"(double)({Format(index)})", Binding.Power);

    protected override Piece Subscripted(string name, IReadOnlyList<AffineIndex> indices, bool isJagged) =>
        new($"{Identifier(name)}[{string.Join(isJagged ? "][" : ", ", indices.Select(Format))}]", Binding.Atom);

    protected override string Name(IndexSymbol symbol) =>
        symbol.IsLength ? Identifier(symbol.Name[..^7]) + ".Length" : Identifier(base.Name(symbol));

    protected override string Times(string left, string right) => $"{left} * {right}";

    // 1 / 2 is 0 in C#, so one of two whole numbers gets a decimal point.
    protected override Piece Fraction(Piece numerator, Piece denominator)
    {
        string above = At(numerator, Binding.Product);
        return new($"{(above.All(char.IsAsciiDigit) ? above + ".0" : above)} / {At(denominator, Binding.Power)}", Binding.Product);
    }

    protected override Piece Power(Node @base, Node exponent) => Call("Pow", @base, exponent);

    protected override Piece Root(Node radicand) => Call("Sqrt", radicand);

    protected override Piece Function(ElementaryFunction function, ImmutableArray<Node> arguments) =>
        Traits.Written(function.Traits.Definition, arguments) is { } definition ? Write(definition) : Call(function.Name, arguments);

    // A parameter may be called Sin.
    private Piece Call(string name, params IEnumerable<Node> arguments) =>
        new($"{(parameters.Contains(name) ? "Elementary." : "")}{name}({string.Join(", ", arguments.Select(Text))})", Binding.Atom);

    protected override Piece Case(Node condition, Node then, Node otherwise)
    {
        string when = Write(condition, r => $" {r.CSharp} ", " && ", " || ", c => $"!{c}");
        // A whole number would make the case distinction one of whole numbers.
        string value = Text(then);
        return new($"({when} ? {(value.All(c => char.IsAsciiDigit(c) || c == '-') ? value + ".0" : value)} : {Text(otherwise)})",
            Binding.Atom);
    }

    protected override Piece Sigma(string name, string from, string to, Node body)
    {
        string sum = parameters.Contains("Sum") ? "Elementary.Sum" : "Sum";
        return new($"{sum}({from}, {to}, {Identifier(name)} => {Text(body)})", Binding.Atom);
    }
}
