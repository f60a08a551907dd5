namespace PartialDerivatives;

/// <summary>The order in which terms and factors are written: that of textbooks, and always the same.</summary>
internal static class CanonicalOrder
{
    /// <summary>
    /// Polynomial terms by falling degree, then terms with functions, then fractions, then numbers. A sum does not begin with a minus
    /// where it can be helped: 1 − x, not −x + 1.
    /// </summary>
    public static List<Node> OfTerms(List<Node> terms)
    {
        terms.Sort(CompareTerms);
        if (IsNegative(terms[0]) && terms.FindIndex(t => !IsNegative(t)) is > 0 and var positive)
        {
            if (!IsNegative(terms[^1]))
            {
                terms.Reverse();
            }
            else
            {
                Node first = terms[positive];
                terms.RemoveAt(positive);
                terms.Insert(0, first);
            }
        }
        return terms;
    }

    /// <summary>Numbers, data, variables by name, sums, functions, and last what is written with Σ.</summary>
    public static int CompareFactors(Node a, Node b)
    {
        if (a is NumberNode || b is NumberNode)
        {
            // A number that would not fit into the coefficient: last, so that it is not the first to be multiplied with it.
            return a is NumberNode x && b is NumberNode y ? x.Value.CompareTo(y.Value) : a is NumberNode ? 1 : -1;
        }
        (Node baseA, Node exponentA) = Split(a);
        (Node baseB, Node exponentB) = Split(b);
        int order = Compare(baseA, baseB);
        return order != 0 ? order : -Compare(exponentA, exponentB);
    }

    public static bool IsNegative(Node term) => term is NumberNode { IsNegative: true } or ProductNode { Coefficient.IsNegative: true };

    private static int CompareTerms(Node a, Node b)
    {
        int order = Class(a).CompareTo(Class(b));
        order = order != 0 ? order : Degree(b).CompareTo(Degree(a));
        return order != 0 ? order : CompareAll(a.Term.Factors, b.Term.Factors, CompareFactors) is not 0 and var o ? o : Compare(a, b);
    }

    private static int Class(Node term) => term switch
    {
        NumberNode => 3,
        _ when term.Term.Factors.Any(f => f is PowerNode { Exponent: NumberNode { IsNegative: true } }) => 2,
        _ when term.Term.Factors.All(f => Split(f).Base is VariableNode or ElementNode or IndexNode or DataNode) => 0,
        _ => 1,
    };

    private static double Degree(Node term) => term.Term.Factors.Sum(f => Split(f) switch
    {
        (VariableNode or ElementNode, NumberNode e) => Math.Max(0, e.Value),
        _ => 0,
    });

    private static (Node Base, Node Exponent) Split(Node factor) =>
        factor is PowerNode { Exponent: NumberNode } p ? (p.Base, p.Exponent) : (factor, NumberNode.One);

    private static int Rank(Node node) => node switch
    {
        NumberNode or NamedConstantNode => 0,
        IndexNode => 1,
        DataNode => 2,
        VariableNode or ElementNode or PlaceholderNode => 3,
        PowerNode { Exponent: NumberNode } p => Rank(p.Base),
        PowerNode => 4,
        SumNode or ProductNode => 4,
        FunctionNode => 5,
        ConditionalNode => 6,
        _ => 7,
    };

    private static int Compare(Node a, Node b)
    {
        if (a.Equals(b))
        {
            return 0;
        }
        int order = Rank(a).CompareTo(Rank(b));
        // Nobody reads so far, and the first difference may be at the bottom.
        order = order == 0 && Math.Max(a.Depth, b.Depth) > 40 ? a.Depth.CompareTo(b.Depth) : order;
        order = order != 0 ? order : (a, b) switch
        {
            (NumberNode x, NumberNode y) => x.Value.CompareTo(y.Value),
            (VariableNode x, VariableNode y) => string.CompareOrdinal(x.Name, y.Name),
            (ElementNode x, ElementNode y) when x.Name == y.Name => Compare(x.Index, y.Index),
            (IndexNode x, IndexNode y) => Compare(x.Index, y.Index),
            (DataNode x, DataNode y) when x.Array.Name == y.Array.Name => CompareAll(x.Indices, y.Indices, Compare),
            (FunctionNode x, FunctionNode y) when x.Function != y.Function =>
                ElementaryFunction.All.IndexOf(x.Function).CompareTo(ElementaryFunction.All.IndexOf(y.Function)),
            (ProductNode x, ProductNode y) =>
                CompareAll(x.Factors, y.Factors, CompareFactors) is not 0 and var o ? o : Compare(x.Coefficient, y.Coefficient),
            _ => CompareAll(a.Children, b.Children, Compare),
        };
        return order != 0 ? order : string.CompareOrdinal(a.ToString(), b.ToString());
    }

    private static int Compare(AffineIndex a, AffineIndex b)
    {
        int order = CompareAll(a.Terms, b.Terms, (x, y) => (x.Symbol.Order, -x.Factor).CompareTo((y.Symbol.Order, -y.Factor)));
        return order != 0 ? order : a.Constant.CompareTo(b.Constant);
    }

    private static int CompareAll<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Comparison<T> compare)
    {
        int order = a.Zip(b, (x, y) => compare(x, y)).FirstOrDefault(order => order != 0);
        return order != 0 ? order : a.Count.CompareTo(b.Count);
    }
}
