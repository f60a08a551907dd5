namespace PartialDerivatives;

/// <summary>Writes formulas: walks the tree and sets the parentheses; the notations derive from it and say how each construct
/// looks.</summary>
internal abstract class Printer
{
    /// <summary>How strongly a piece of text holds together, from weak to strong.</summary>
    protected enum Binding
    {
        Case, Sum, Sigma, Product, Power, Atom,
    }

    /// <summary>A piece of text and how strongly it holds together.</summary>
    protected readonly record struct Piece(string Text, Binding Binding);

    private readonly Dictionary<IndexSymbol, string> _names = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>Writes a whole formula.</summary>
    public string Print(Node node)
    {
        Node written = Written(node);
        _taken.UnionWith(NamesIn(written));
        return Write(written).Text;
    }

    /// <summary>What is written for a formula: its textbook form.</summary>
    protected virtual Node Written(Node node) => Textbook.Of(node);

    protected string Text(Node node) => Write(node).Text;

    private static IEnumerable<string> NamesIn(Node node) => node switch
    {
        VariableNode v => [v.Name],
        ElementNode e => [e.Name],
        DataNode d => [d.Array.Name],
        _ => node.Children.SelectMany(NamesIn).Distinct(),
    };

    /// <summary>The name to write; the length of the argument is n in mathematics.</summary>
    protected virtual string Name(IndexSymbol symbol) => symbol.IsLength ? "n" : _names.GetValueOrDefault(symbol, symbol.Name);

    protected string At(Node node, Binding atLeast) => At(Write(node), atLeast);

    protected string At(Piece piece, Binding atLeast) => piece.Binding < atLeast ? Parenthesize(piece.Text) : piece.Text;

    /// <summary>The base of a power; e to the x in parentheses, because two exponents cannot stand beside each other.</summary>
    protected string Base(Node node) => node is FunctionNode { Function.Traits.Notation.IsPower: true }
        ? Parenthesize(Text(node)) : At(node, Binding.Atom);

    protected virtual string Parenthesize(string text) => $"({text})";

    /// <summary>How the name of a variable, an array or an index is written.</summary>
    protected abstract string Identifier(string name);

    /// <summary>The sign of multiplication between a number and an index.</summary>
    protected abstract string IndexTimes { get; }

    protected string Format(AffineIndex index) =>
        index.Format(s => Identifier(Name(s)), IndexTimes, Operator(MinusSign), Operator("+"), n => Numeral($"{n}"));

    protected abstract Piece Subscripted(string name, IReadOnlyList<AffineIndex> indices, bool isJagged);

    protected virtual string MinusSign => "-";

    /// <summary>A sign between two formulas.</summary>
    protected virtual string Operator(string sign) => $" {sign} ";

    protected abstract string Times(string left, string right);

    protected abstract Piece Fraction(Piece numerator, Piece denominator);

    protected abstract Piece Power(Node @base, Node exponent);

    protected abstract Piece Root(Node radicand);

    protected abstract Piece Function(ElementaryFunction function, ImmutableArray<Node> arguments);

    protected abstract Piece Case(Node condition, Node then, Node otherwise);

    protected abstract Piece Sigma(string name, string from, string to, Node body);

    protected virtual Piece Number(NumberNode positive)
    {
        string digits = Digits(positive.Value);
        if (digits.Split('E') is not [var significant, var exponent])
        {
            return new(Numeral(digits), Binding.Atom);
        }
        string power = PowerOfTen(int.Parse(exponent, CultureInfo.InvariantCulture));
        return significant == "1" ? new(power, Binding.Power) : new(Times(Numeral(significant), power), Binding.Product);
    }

    protected virtual string Numeral(string digits) => digits;

    protected virtual string PowerOfTen(int exponent) => $"10^{{{exponent}}}";

    protected virtual Piece Index(AffineIndex index) =>
        new(Format(index), index.Terms.Count == 1 && index.Constant == 0 ? Binding.Power : Binding.Sum);

    /// <summary>The factors above and below the line that a coefficient is written as: 3.14… as π, 0.333… as 1 and 3.</summary>
    protected virtual (ImmutableArray<Node> Above, ImmutableArray<Node> Below) Coefficient(NumberNode positive)
    {
        if (positive.IsFraction)
        {
            return positive.IsDecimal && IsShort(positive) ? ([positive], []) : (Whole(positive.Numerator), Whole(positive.Denominator));
        }
        foreach (int power in (int[])[1, 2, -1, 3, -2, 4])
        {
            NumberNode rest = NumberNode.Of(positive.Value / Math.Pow(Math.PI, power));
            for (long q = 1; q <= 64 && rest.Value is > 1e-4 and < 1e6; q++)
            {
                double p = Math.Round(rest.Value * q);
                if (p > 0 && Math.Abs((rest.Value * q) - p) <= 4e-16 * p)
                {
                    Node pi = new PowerNode(new NamedConstantNode("π"), NumberNode.Of(Math.Abs(power)));
                    pi = Math.Abs(power) == 1 ? new NamedConstantNode("π") : pi;
                    return power > 0 ? ([.. Whole((long)p), pi], Whole(q)) : (Whole((long)p), [.. Whole(q), pi]);
                }
            }
        }
        return ([positive], []);
    }

    /// <summary>Whether a number by itself is written as one, not as a fraction.</summary>
    protected virtual bool IsWrittenOut(NumberNode number) => number.IsWhole || (number.IsDecimal && IsShort(number));

    protected virtual bool StandsBehindFraction(Node factor) => factor is SummationNode;

    /// <summary>Whether the decimals end, or are few.</summary>
    protected static bool IsShort(NumberNode number)
    {
        long rest = number.Denominator;
        while (rest > 1 && (rest % 2 == 0 || rest % 5 == 0))
        {
            rest /= rest % 2 == 0 ? 2 : 5;
        }
        return rest == 1 || Digits(number.Value).Length <= 14;
    }

    protected static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether a case distinction is Iverson's bracket: 1 where the condition holds, else 0.</summary>
    protected static bool IsIverson(Node then, Node otherwise) =>
        then is NumberNode { IsOne: true } && otherwise is NumberNode { IsZero: true };

    /// <summary>Writes a condition with the given signs for "and", "or" and "not".</summary>
    protected string Write(Node condition, Func<RelationTraits, string> sign, string and, string or, Func<string, string> not)
    {
        string Operand(Node operand) => operand is ConnectiveNode ? Parenthesize(All(operand)) : All(operand);
        string All(Node all) => all switch
        {
            ComparisonNode c => At(c.Left, Binding.Sum) + sign(RelationTraits.Of(c.Relation)) + At(c.Right, Binding.Sum),
            ConnectiveNode c => Operand(c.Left) + (c.IsAnd ? and : or) + Operand(c.Right),
            NegationNode n => not(Parenthesize(All(n.Operand))),
            _ => Text(all),
        };
        return All(condition);
    }

    /// <summary>Joins factors; Σ may stand last without parentheses.</summary>
    protected Piece Product(params IReadOnlyList<Piece> factors)
    {
        string text = "";
        for (int i = 0; i < factors.Count; i++)
        {
            Binding least = i == 0 && factors.Count > 1 && factors[i].Binding == Binding.Product ? Binding.Product : i == factors.Count - 1
                ? Binding.Sigma : Binding.Power;
            string factor = factors[i].Binding < least || (i > 0 && factors[i].Binding == Binding.Product) ? Parenthesize(factors[i].Text)
                : factors[i].Text;
            text = i == 0 ? factor : Times(text, factor);
        }
        return factors.Count == 1 ? factors[0] : new(text, factors[^1].Binding == Binding.Sigma ? Binding.Sigma : Binding.Product);
    }

    /// <summary>Writes a sum, its loop variable renamed where the name is taken.</summary>
    private Piece Sigma(SummationNode sum)
    {
        string name = sum.Symbol.Name, from = Format(sum.From), to = Format(sum.To);
        for (int i = 1; _names.ContainsValue(name) || _taken.Contains(name); i++)
        {
            name = sum.Symbol.Name + i.ToString(CultureInfo.InvariantCulture);
        }
        _names.Add(sum.Symbol, name);
        Piece written = Sigma(name, from, to, sum.Body);
        _names.Remove(sum.Symbol);
        return written;
    }

    protected Piece Write(Node node) => node switch
    {
        SumNode s => new(s.Terms.Aggregate("", Append), Binding.Sum),
        NumberNode or ProductNode or PowerNode { Exponent: NumberNode { IsNegative: true } } => WriteTerm(node),
        PowerNode { Exponent: NumberNode { Denominator: 2, Numerator: 1 } } p => Root(p.Base),
        PowerNode p => Power(p.Base, p.Exponent),
        VariableNode v => new(Identifier(v.Name), Binding.Atom),
        NamedConstantNode c => new(Identifier(c.Name), Binding.Atom),
        ElementNode e => Subscripted(e.Name, [e.Index], false),
        DataNode d => Subscripted(d.Array.Name, d.Indices, d.Array.IsJagged),
        IndexNode i => Index(i.Index),
        FunctionNode f => Function(f.Function, f.Arguments),
        ConditionalNode c => Case(c.Condition, c.Then, c.Otherwise),
        SummationNode s => Sigma(s),
        _ => new(node.GetType().Name, Binding.Atom),
    };

    private string Append(string text, Node term)
    {
        bool isNegative = CanonicalOrder.IsNegative(term);
        Piece piece = isNegative ? WriteTerm(Negated(term)) : Write(term);
        string right = At(piece, Binding.Sigma);
        string sign = Operator(isNegative ? MinusSign : "+");
        return text.Length > 0 ? text + sign + right : isNegative ? sign.Trim() + right : right;
    }

    private Piece WriteTerm(Node term)
    {
        if (CanonicalOrder.IsNegative(term))
        {
            return new(Operator(MinusSign).Trim() + At(WriteTerm(Negated(term)), Binding.Sigma), Binding.Sum);
        }
        if (term is NumberNode number && IsWrittenOut(number))
        {
            return Number(number);
        }
        Quotient quotient = Quotient.Of(term);
        var (above, below) = quotient.Coefficient.IsOne ? ([], []) : Coefficient(quotient.Coefficient);
        if (below.IsEmpty && quotient.Denominator.IsEmpty)
        {
            return Product([.. above.Concat(quotient.Numerator).Select(WriteFactor)]);
        }
        // A sum sign is written behind the fraction, not on top of it.
        var behind = quotient.Numerator.Where(StandsBehindFraction).ToList();
        List<Node> numerator = [.. above, .. quotient.Numerator.Where(f => !StandsBehindFraction(f))];
        Piece fraction = Fraction(
            Product([.. (numerator.Count == 0 ? [NumberNode.One] : numerator).Select(WriteFactor)]),
            Product([.. below.Concat(quotient.Denominator).Select(WriteFactor)]));
        return Product([fraction, .. behind.Select(Write)]);
    }

    private Piece WriteFactor(Node factor) => factor is NumberNode number ? Number(number) : Write(factor);

    private static Node Negated(Node term) => term switch
    {
        NumberNode n => -n,
        ProductNode { Coefficient: var c, Factors: [var factor] } when (-c).IsOne => factor,
        ProductNode p => new ProductNode(-p.Coefficient, p.Factors),
        _ => term,
    };

    private static ImmutableArray<Node> Whole(long value) => value == 1 ? [] : [NumberNode.Of(value)];
}
