using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>The usual mistakes in a derivative, the likeliest first.</summary>
/// <param name="names">The names of the variables.</param>
/// <param name="variables">The variables as they stand in formulas.</param>
internal sealed partial class UsualMistakes(IReadOnlyList<string> names, IReadOnlyList<Node> variables)
{
    private readonly IReadOnlyList<string> _shown = [.. names.Select(AnswerText.Name)];

    /// <summary>Beyond this size two mistakes at once are too many formulas to try, and so are misread ones.</summary>
    private const int LargestForTwo = 40;

    private const int LongestUnrolled = 10;

    /// <summary>Mistakes in the derivative of f by these variables, in turn.</summary>
    public IEnumerable<Mistake> OfPartial(Node f, params int[] by)
    {
        // 3·(x² + y)² as derivative of (x² + y)³ by x is more likely the chain rule forgotten than the wrong variable.
        List<Mistake> rules = [.. WrongRules(f, by, mistakes: 1)];
        IEnumerable<Mistake> likely = rules.Where(m => m.Rank < MistakenRules.Unlikely), other = OtherDerivatives(f, by);
        return (by.Length == 1 ? likely.Concat(other) : other.Concat(likely))
            .Concat(OtherFunctions(f, by))
            .Concat(rules.Where(m => m.Rank >= MistakenRules.Unlikely))
            .Concat(by.Length == 1 && f is SumNode sum ? sum.Terms.SelectMany(term => OfTerm(f, term, by[0])) : [])
            .Concat(WholeQuotients(Partial(f, by), f, by))
            .Concat(OfAny(Partial(f, by)))
            .Concat(Size(f) <= LargestForTwo ? Misread(f, by) : []);
    }

    /// <summary>Mistakes in a difference quotient: other derivatives, and what moves that is to be held.</summary>
    public IEnumerable<Mistake> OfQuotient(Node f, int by)
    {
        Node[] partials = [.. names.Select((_, i) => Partial(f, i))];
        string asked = _shown[by];
        int[] others = [.. Enumerable.Range(0, names.Count).Where(i => i != by)];
        foreach (int i in others)
        {
            yield return new(Add(partials[by], partials[i]), $"Only {asked} moves.",
                $"Both {asked} and {_shown[i]} move: hold {_shown[i]} still.");
        }
        foreach (int i in others.Where(_ => variables[by] is VariableNode))
        {
            yield return new(Put(partials[by], k => k == i ? NumberNode.One : variables[k]), $"{_shown[i]} keeps the value that is given.",
                $"1 stands in the place of {_shown[i]}. It is held still at the value that is given.");
            yield return new(Partial(Put(f, k => variables[k == i ? by : k]), by), $"Only {asked} moves.",
                $"{asked} stands in the place of {_shown[i]}, too: both arguments move. Hold {_shown[i]} still.");
            yield return new(Exchanged(partials[by], i, by), $"Each argument of f has its place.",
                $"{_shown[i]} and {asked} are exchanged in the arguments of f.");
        }
        foreach (Mistake other in OtherDerivatives(f, [by]).Concat(OtherFunctions(f, [by])))
        {
            yield return other;
        }
    }

    /// <summary>Two mistakes at once.</summary>
    public IEnumerable<Mistake> TwoInPartial(Node f, params int[] by) => Size(f) <= LargestForTwo ? WrongRules(f, by, mistakes: 2) : [];

    /// <summary>Mistakes in a formula that need not be a derivative.</summary>
    public IEnumerable<Mistake> OfAny(Node exact)
    {
        yield return new(InOtherAngles(exact, Math.PI / 180), Radians);
        yield return new(InOtherAngles(exact, 180 / Math.PI), Radians);
        yield return new(Multiply(NumberNode.Of(Math.PI / 180), exact), Radians);
        yield return new(Multiply(NumberNode.Of(180 / Math.PI), exact), Radians);
        for (int i = 0; i < names.Count; i++)
        {
            for (int j = i + 1; j < names.Count && variables[0] is VariableNode; j++)
            {
                yield return new(Exchanged(exact, i, j), $"{_shown[i]} and {_shown[j]} are exchanged.");
            }
        }
        yield return new(Negate(exact), Hint.Of($"The sign is wrong: yours is the negative of the right answer."),
            Rank: MistakenRules.Unlikely);
        foreach (Mistake mistake in OtherArguments(exact).Concat(OtherArgument(exact)).Concat(OtherLimits(exact)))
        {
            yield return mistake;
        }
        foreach (Mistake mistake in WholeQuotients(exact))
        {
            yield return mistake;
        }
    }

    /// <summary>In one term the argument of a function is another: a factor or a summand of it is lost.</summary>
    private static IEnumerable<Mistake> OtherArguments(Node exact)
    {
        ImmutableArray<Node> terms = exact is SumNode sum ? sum.Terms : [exact];
        for (int i = 0; i < terms.Length; i++)
        {
            foreach (FunctionNode function in Parts(terms[i]).OfType<FunctionNode>().Where(f => f.Arguments.Length == 1).Distinct())
            {
                IEnumerable<Node> others = function.Arguments[0] switch
                {
                    ProductNode { Factors.Length: > 1 } p => p.Factors.Select(factor =>
                        Multiply([p.Coefficient, .. p.Factors.Where(f => f != factor)])),
                    SumNode s => s.Terms.Select(term => Subtract(s, term)),
                    PowerNode p => [p.Base],
                    _ => [],
                };
                foreach (Node other in others)
                {
                    Node wrong = Substitution.Of(terms[i], n => n.Equals(function) ? Apply(function.Function, other) : null);
                    yield return new(Add(terms.SetItem(i, wrong)), $"The argument of a function stays as it is.",
                        $"In one place stands {Apply(function.Function, other)}: the argument {function.Arguments[0]} is copied wrongly.",
                        MistakenRules.Unlikely);
                }
            }
        }
    }

    /// <summary>The argument of a function is another everywhere: its sign, or a sum for a product.</summary>
    private static IEnumerable<Mistake> OtherArgument(Node exact)
    {
        foreach (FunctionNode function in Parts(exact).OfType<FunctionNode>().Where(f => f.Arguments.Length == 1).Distinct())
        {
            Node inner = function.Arguments[0];
            foreach (Node other in inner is ProductNode p ? [Negate(inner), Add(p.Factors), .. p.Factors] : (Node[])[Negate(inner)])
            {
                yield return new(Substitution.Of(exact, n => n.Equals(function) ? Apply(function.Function, other) : null),
                    $"The argument of a function stays as it is.",
                    $"The argument of {function} is copied wrongly: in yours stands {other}.", MistakenRules.Unlikely);
            }
        }
    }

    /// <summary>A sum that a loop computes has lost its first or last term, or all but the last.</summary>
    private static IEnumerable<Mistake> OtherLimits(Node exact)
    {
        foreach (SummationNode sum in Parts(exact).OfType<SummationNode>().Distinct())
        {
            Mistake With(AffineIndex from, AffineIndex to, FormattableString rule, FormattableString fix)
            {
                IndexSymbol symbol = new(sum.Symbol.Name, from, to);
                Node other = Sum(symbol, Substitution.Of(sum.Body, sum.Symbol, AffineIndex.Of(symbol)));
                return new(Substitution.Of(exact, n => n.Equals(sum) ? other : null), rule, fix);
            }
            yield return With(sum.From + 1, sum.To, $"The sum has a term for every {sum.Symbol.Name}: one is missing.",
                $"The first term of the sum is missing: {sum.Symbol.Name} begins at {sum.From}.");
            yield return With(sum.From, sum.To + -1, $"The sum has a term for every {sum.Symbol.Name}: one is missing.",
                $"The last term of the sum is missing: {sum.Symbol.Name} goes up to {sum.To}.");
            yield return With(sum.To, sum.To, $"The sum has a term for every {sum.Symbol.Name}: add them up.",
                $"Only the last term of the sum is there: each term is added to those before, with += in place of =.");
            yield return With(sum.From, sum.From, $"The sum has a term for every {sum.Symbol.Name}: add them up.",
                $"Only the first term of the sum is there: does the loop end too early, as with return inside it?");
        }
    }

    /// <summary>The derivative by several variables in turn.</summary>
    public Node Partial(Node f, params IEnumerable<int> by) => by.Aggregate(f, (g, i) => Differentiate.By(g, variables[i]));

    /// <summary>The formula with these values for the variables.</summary>
    public static Node Put(Node node, Func<int, Node> value) => Substitution.Of(node, n => n is VariableNode v ? value(v.Position) : null);

    public Node Exchanged(Node node, int i, int j) => Put(node, k => variables[k == i ? j : k == j ? i : k]);

    /// <summary>Rules of differentiation applied wrongly, in any of the steps.</summary>
    public IEnumerable<Mistake> WrongRules(Node f, int[] by, int mistakes)
    {
        for (int step = by.Length - 1; step >= 0; step--)
        {
            Node g = Unrolled(Partial(f, by[..step]));
            foreach (var attempt in new MistakenDerivatives(variables[by[step]], _shown[by[step]]).Of(g, mistakes).Where(a =>
                a.Hints.Length == mistakes))
            {
                yield return new(Partial(attempt.Derivative, by[(step + 1)..]), mistakes == 1 ? attempt.Hints[0]
                    : Hint.Both(attempt.Hints[0], attempt.Hints[1]),
                    Rank: attempt.Rank);
            }
        }
    }

    public static FormattableString Radians =>
        $"Degrees are mixed up with radians: in calculus, and in C#, the argument of sin and cos is in radians.";

    private string Asked(int[] by) => string.Join(", then by ", by.Select(i => _shown[i]));

    /// <summary>Right derivatives, but not the one that was asked for.</summary>
    private IEnumerable<Mistake> OtherDerivatives(Node f, int[] by)
    {
        string asked = Asked(by);
        for (int i = 0; i < names.Count; i++)
        {
            if (by.Length > 1 && by.Contains(i))
            {
                yield return new(Partial(f, i), $"This is a first derivative; asked is one of order {by.Length}.",
                    $"This is the first derivative by {_shown[i]}. Asked is the one by {asked}: differentiate once more.");
            }
            else if (!by.Contains(i))
            {
                yield return new(Partial(f, i), $"This is the derivative by another variable.",
                    $"This is the derivative by {_shown[i]}. Differentiate by {asked}, and hold {_shown[i]} constant.");
            }
        }
        if (by.Length > 1)
        {
            Node[] firsts = [.. by.Select(i => Partial(f, i))];
            yield return new(Multiply(firsts), $"Differentiate one after the other.",
                $"This is the product of two first derivatives. Differentiate by {asked}: the second time what came out the first time.");
            yield return new(Add(firsts), $"Differentiate one after the other.",
                $"This is the sum of two first derivatives. Differentiate by {asked}: the second time what came out the first time.");
        }
        for (int i = 0; by.Length > 1 && i < names.Count; i++)
        {
            for (int j = i; j < names.Count; j++)
            {
                if (!(by.Length == 2 && by.Order().SequenceEqual([i, j])))
                {
                    string other = $"{_shown[i]}, then by {_shown[j]}{(i == j ? " again" : "")}";
                    yield return new(Partial(f, i, j), $"This is another second derivative.",
                        $"This is the derivative by {other}. Differentiate by {asked}.");
                }
            }
        }
    }

    private IEnumerable<Mistake> OtherFunctions(Node f, int[] by)
    {
        yield return new(f, $"This is f itself: it is not differentiated.");
        yield return new(variables[by[0]], Hint.Of($"This is {_shown[by[0]]} itself, not the derivative by it."),
            Rank: MistakenRules.Unlikely);
        Node exact = Partial(f, by);
        foreach (int i in by.Distinct().Reverse())
        {
            yield return new(Partial(exact, i), $"You differentiated once too often.",
                $"You differentiated by {_shown[i]} once too often.{(IsFactor(i, exact) ? $" Or a factor {_shown[i]} is lost." : "")}");
        }
        if (by.Length > 1)
        {
            yield break;
        }
        string asked = _shown[by[0]];
        int[] others = [.. Enumerable.Range(0, names.Count).Where(i => i != by[0])];
        // Of y·g(x) the other derivative is what is left where the factor y is lost, which is likelier.
        foreach (int i in others.Where(i => !IsFactor(i, exact)))
        {
            yield return new(Partial(exact, i), $"Differentiate by {asked} only.",
                $"You differentiated by {asked} and by {_shown[i]}. Hold {_shown[i]} constant: it is treated as a number.");
        }
        if (others.Length > 0)
        {
            yield return new(Add(names.Select((_, i) => Partial(f, i))), $"Differentiate by {asked} only.",
                $"You added the derivatives by all variables. Differentiate by {asked} only, and hold {Held(others)} constant.",
                MistakenRules.LessLikely);
        }
        if (variables[0] is VariableNode)
        {
            foreach (int i in others)
            {
                yield return new(Exchanged(Partial(f, i), i, by[0]), $"Each argument of f has its place.",
                    $"{_shown[i]} and {asked} are exchanged in the arguments of f.");
            }
            yield return new(Put(f, i => i == by[0] ? NumberNode.One : variables[i]),
                $"To differentiate is more than to replace {asked} by its derivative.",
                $"You put 1 in the place of {asked}. Differentiate the whole formula by {asked}, rule by rule.");
        }
    }

    /// <summary>One term of a sum is differentiated by another variable.</summary>
    private IEnumerable<Mistake> OfTerm(Node f, Node term, int by) => Enumerable.Range(0, names.Count).Where(i => i != by).Select(i =>
        new Mistake(Add(Partial(Subtract(f, term), by), Partial(term, i)), $"Differentiate by {_shown[by]} only.",
            $"The term {term} is differentiated by {_shown[i]}. Differentiate every term by {_shown[by]}.", MistakenRules.Unlikely));

    /// <summary>Whether a variable is a factor of a formula, and does not occur besides.</summary>
    private bool IsFactor(int i, Node node) => variables[0] is VariableNode && new[] { 0.37, 1.21, 1.83 }.All(x =>
    {
        var at = new Evaluate<double>([.. Enumerable.Range(0, names.Count).Select(k => x + (0.29 * k))]);
        return Math.Abs(at.Of(variables[i]) * at.Of(Partial(node, i)) - at.Of(node)) <= 1e-9 * Math.Abs(at.Of(node));
    });

    private string Held(int[] others) => string.Join(", ", others.Select(i => _shown[i]));

    /// <summary>Writes a sum over components of x out, since only some of its terms contain the variable.</summary>
    private static Node Unrolled(Node node) => Substitution.Of(node, n =>
        n is SummationNode { From.IsConstant: true, To.IsConstant: true } sum && HasElementAt(sum.Symbol, sum.Body)
            && sum.To.Constant - sum.From.Constant < LongestUnrolled
            ? Add(Enumerable.Range(0, (int)(sum.To.Constant - sum.From.Constant) + 1).Select(i =>
                Unrolled(Substitution.Of(sum.Body, sum.Symbol, sum.From + i))))
            : null);

    private static bool HasElementAt(IndexSymbol symbol, Node node) =>
        node is ElementNode ? node.Symbols.Contains(symbol) : node.Children.Any(child => HasElementAt(symbol, child));

    public static Node InOtherAngles(Node node, double factor) => Substitution.Of(node, n =>
        n is FunctionNode { Function.Name: "Sin" or "Cos" or "Tan" } f
            ? Apply(f.Function, Multiply(NumberNode.Of(factor), InOtherAngles(f.Arguments[0], factor)))
            : null);

    private static int Size(Node node) => 1 + node.Children.Sum(Size);
}
