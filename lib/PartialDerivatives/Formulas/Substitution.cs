namespace PartialDerivatives;

/// <summary>Puts other formulas in the place of variables, and other indices in the place of index symbols.</summary>
internal sealed class Substitution(Func<Node, Node?> replace, ImmutableDictionary<IndexSymbol, AffineIndex> indices)
{
    private readonly Dictionary<Node, Node> _done = new(ReferenceEqualityComparer.Instance);

    public static Node Of(Node node, IndexSymbol symbol, AffineIndex value) =>
        new Substitution(_ => null, ImmutableDictionary<IndexSymbol, AffineIndex>.Empty.Add(symbol, value)).In(node);

    public static Node Of(Node node, Func<Node, Node?> replace) =>
        new Substitution(replace, ImmutableDictionary<IndexSymbol, AffineIndex>.Empty).In(node);

    public Node In(Node node)
    {
        if (!_done.TryGetValue(node, out var result))
        {
            _done.Add(node, result = replace(node) ?? Rebuild(node));
        }
        return result;
    }

    public AffineIndex In(AffineIndex index) => indices.Aggregate(index, (i, s) => i.Substitute(s.Key, s.Value));

    private Node Rebuild(Node node) => node switch
    {
        ElementNode e => new ElementNode(e.Name, In(e.Index)),
        DataNode d => new DataNode(d.Array, [.. d.Indices.Select(In)]),
        IndexNode i => Simplify.Index(In(i.Index)),
        SumNode s => Simplify.Add(s.Terms.Select(In)),
        ProductNode p => Simplify.Multiply([p.Coefficient, .. p.Factors.Select(In)]),
        PowerNode p => Simplify.Power(In(p.Base), In(p.Exponent)),
        FunctionNode f => Simplify.Apply(f.Function, [.. f.Arguments.Select(In)]),
        ConditionalNode c => Simplify.If(In(c.Condition), In(c.Then), In(c.Otherwise)),
        ComparisonNode c => Simplify.Compare(In(c.Left), c.Relation, In(c.Right)),
        ConnectiveNode c => Simplify.Connect(In(c.Left), c.IsAnd, In(c.Right)),
        NegationNode n => Simplify.Not(In(n.Operand)),
        SummationNode s => Rebuild(s),
        _ => node,
    };

    private Node Rebuild(SummationNode sum)
    {
        AffineIndex from = In(sum.From), to = In(sum.To);
        if (from.Equals(sum.From) && to.Equals(sum.To))
        {
            return Simplify.Sum(sum.Symbol, In(sum.Body));
        }
        var symbol = new IndexSymbol(sum.Symbol.Name, from, to);
        return Simplify.Sum(symbol, new Substitution(replace, indices.Add(sum.Symbol, AffineIndex.Of(symbol))).In(sum.Body));
    }
}
