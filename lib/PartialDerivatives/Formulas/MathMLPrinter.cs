using System.Net;
using System.Text.RegularExpressions;

namespace PartialDerivatives;

/// <summary>MathML Core, which browsers, VS Code and Jupyter typeset without any script.</summary>
internal sealed partial class MathMLPrinter : Printer
{
    /// <summary>Parentheses grow with a fraction or a sum; around flat text growing only adds space beside them.</summary>
    protected override string Parenthesize(string text) => Tall().IsMatch(text)
        ? $"<mrow>{Operator("(")}{text}{Operator(")")}</mrow>"
        : $"<mrow><mo stretchy=\"false\">(</mo>{text}<mo stretchy=\"false\">)</mo></mrow>";

    protected override string Numeral(string digits) => $"<mn>{digits}</mn>";

    protected override string PowerOfTen(int exponent) =>
        $"<msup><mn>10</mn><mrow>{(exponent < 0 ? Operator("−") : "")}<mn>{Math.Abs(exponent)}</mn></mrow></msup>";

    protected override Piece Subscripted(string name, IReadOnlyList<AffineIndex> indices, bool isJagged) =>
        new($"<msub>{Identifier(name)}<mrow>{string.Join(Operator(","), indices.Select(Format))}</mrow></msub>", Binding.Atom);

    protected override string Times(string left, string right) =>
        right.StartsWith("<mn>", StringComparison.Ordinal) || right.StartsWith("<msup><mn>", StringComparison.Ordinal)
            ? $"{left}{Operator("·")}{right}"
            : $"{left}{Operator("&#x2062;")}{(FunctionName().IsMatch(right) ? "<mspace width=\"0.17em\"/>" : "")}{right}";

    protected override Piece Fraction(Piece numerator, Piece denominator) =>
        new($"<mfrac><mrow>{numerator.Text}</mrow><mrow>{denominator.Text}</mrow></mfrac>", Binding.Product);

    protected override Piece Power(Node @base, Node exponent)
    {
        string raised = $"<mrow>{Text(exponent)}</mrow>";
        // sin²(x), not (sin(x))²
        return @base is FunctionNode { Function.Traits.TakesExponent: true, Arguments: [var u] } f
            && exponent is NumberNode { IsWhole: true, IsNegative: false }
            ? new($"<msup>{f.Function.Traits.MathML}{raised}</msup>{Operator("&#x2061;")}{Parenthesize(Text(u))}", Binding.Power)
            : new($"<msup><mrow>{Base(@base)}</mrow>{raised}</msup>", Binding.Power);
    }

    protected override Piece Root(Node radicand) => new($"<msqrt>{Text(radicand)}</msqrt>", Binding.Power);

    protected override Piece Function(ElementaryFunction function, ImmutableArray<Node> arguments) =>
        function.Traits.Notation is var (_, mathML, isPower)
        ? new(mathML.Replace("#", Text(arguments[0]), StringComparison.Ordinal), isPower ? Binding.Power : Binding.Atom)
        : new(
            $"{function.Traits.MathML}{Operator("&#x2061;")}{Parenthesize(string.Join(Operator(","), arguments.Select(Text)))}",
            Binding.Atom);

    protected override Piece Case(Node condition, Node then, Node otherwise)
    {
        string when = Write(condition, r => Operator(WebUtility.HtmlEncode(r.Text)), Operator("∧"), Operator("∨"), c => Operator("¬") + c);
        string Row(string value, string reason) => $"<mtr><mtd>{value}</mtd><mtd>{reason}</mtd></mtr>";
        return new(
            IsIverson(then, otherwise)
                ? $"<mrow>{Operator("[")}{when}{Operator("]")}</mrow>"
                : $"<mrow>{Operator("{")}<mtable columnalign=\"left\">{Row(Text(then), $"<mtext>if&#160;</mtext>{when}")}"
                    + $"{Row(Text(otherwise), "<mtext>otherwise</mtext>")}</mtable></mrow>",
            Binding.Atom);
    }

    protected override Piece Sigma(string name, string from, string to, Node body) => new(
        $"<munderover>{Operator("∑")}<mrow>{Identifier(name)}{Operator("=")}{from}</mrow><mrow>{to}</mrow></munderover>"
            + At(body, Binding.Sigma),
        Binding.Sigma);

    [GeneratedRegex("<(mfrac|mroot|msqrt|mtable|munderover)>|<mtable ")]
    private static partial Regex Tall();

    [GeneratedRegex("^(<ms[a-z]+>)?<mi>[a-z]{2}")]
    private static partial Regex FunctionName();

    protected override string IndexTimes => Operator("&#x2062;");

    protected override string MinusSign => "−";

    protected override string Operator(string sign) => $"<mo>{sign}</mo>";

    protected override string Identifier(string name) => $"<mi>{WebUtility.HtmlEncode(name)}</mi>";
}
