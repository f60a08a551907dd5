using System.Collections.Frozen;
using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>The elementary functions in formulas, one entry each: derivative, domain and notation.</summary>
/// <remarks>
/// A rule is written as it is computed, without cancellation and without overflow in between; where a textbook writes it otherwise, an
/// abbreviation stands for both. The compiler differentiates by the same entries, forward and reverse mode by those of
/// <see cref="IDifferentiable{TSelf, T}"/>. Sums, products, quotients and powers are in <see cref="Differentiate"/>; square roots are
/// powers.
/// </remarks>
internal static class DerivativeRules
{
    // Abbreviations: computed as Definition, written as Textbook.

    public static readonly ElementaryFunction OneMinusSquare = new("OneMinusSquare", "", Rule(u => -2 * u))
    {
        Symmetry = Symmetry.Even,
        Definition = Rule(u => (1 - u) * (1 + u)),
        Textbook = Rule(u => 1 - (u ^ 2)),
    };

    public static readonly ElementaryFunction SechSquared = new("SechSquared", "", Rule(u => -2 * Call(Tanh!, u) * Call(SechSquared!, u)))
    {
        Symmetry = Symmetry.Even,
        Positivity = Positivity.Positive,
        Definition = Rule(u => Call(Cosh!, u) ^ -2),
        Textbook = Rule(u => 1 - (Call(Tanh!, u) ^ 2)),
    };

    public static readonly ElementaryFunction OneMinusSigmoid =
        new("OneMinusSigmoid", "", Rule(u => -Call(Sigmoid!, u) * Call(OneMinusSigmoid!, u)))
        {
            Positivity = Positivity.Positive,
            Definition = Rule(u => Call(Sigmoid!, -u)),
            Textbook = Rule(u => 1 - Call(Sigmoid!, u)),
        };

    /// <summary>u/√(u² + v²), and 0 at the origin, the mean of all sides.</summary>
    public static readonly ElementaryFunction Cosine = new(
        "Cosine", "",
        Rule((u, v) => (Call(Cosine!, v, u) ^ 2) / Call(Hypot!, u, v)),
        Rule((u, v) => -Call(Cosine!, u, v) * Call(Cosine!, v, u) / Call(Hypot!, u, v)))
    {
        Definition = Rule((u, v) => If(
            Connect(Compare(u.Node, Relation.Equal, NumberNode.Zero), true, Compare(v.Node, Relation.Equal, NumberNode.Zero)),
            NumberNode.Zero, (u / Call(Hypot!, u, v)).Node)),
        Textbook = Rule((u, v) => u / Sqrt((u ^ 2) + (v ^ 2))),
    };

    public static readonly ElementaryFunction
        Exp = new("Exp", "exp", Rule(u => Call(Exp!, u)))
        {
            ExactValue = (0, 1), Positivity = Positivity.Positive, Notation = ("e^{#}", "<msup><mi>e</mi><mrow>#</mrow></msup>", true),
        },
        Expm1 = new("Expm1", "expm1", Rule(u => Call(Exp, u))) { ExactValue = (0, 0), Textbook = Rule(u => Call(Exp, u) - 1) },
        Sin = new("Sin", "sin", Rule(u => Call(Cos!, u))) { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true },
        Cos = new("Cos", "cos", Rule(u => -Call(Sin, u))) { Symmetry = Symmetry.Even, ExactValue = (0, 1), TakesExponent = true },
        Tan = new("Tan", "tan", Rule(u => 1 + (Call(Tan!, u) ^ 2)))
        {
            Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true, IsDefinedEverywhere = false,
        },
        Sinh = new("Sinh", "sinh", Rule(u => Call(Cosh!, u))) { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true },
        Cosh = new("Cosh", "cosh", Rule(u => Call(Sinh, u)))
        {
            Symmetry = Symmetry.Even, ExactValue = (0, 1), TakesExponent = true, Positivity = Positivity.Positive,
        },
        Tanh = new("Tanh", "tanh", Rule(u => Call(SechSquared, u))) { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true },
        Asin = new("Asin", "arcsin", Rule(u => 1 / Sqrt(Call(OneMinusSquare, u))))
        {
            Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true, IsDefinedEverywhere = false,
        },
        Acos = new("Acos", "arccos", Rule(u => -1 / Sqrt(Call(OneMinusSquare, u))))
        {
            ExactValue = (1, 0), TakesExponent = true, IsDefinedEverywhere = false,
        },
        Atan = new("Atan", "arctan", Rule(u => 1 / (1 + (u ^ 2)))) { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true },
        Atan2 = new(
            "Atan2", "atan2",
            Rule((y, x) => Call(Cosine, x, y) / Call(Hypot!, x, y)),
            Rule((y, x) => -Call(Cosine, y, x) / Call(Hypot!, x, y))) { IsDefinedEverywhere = false },
        Asinh = new("Asinh", "arsinh", Rule(u => 1 / Call(Hypot!, u, 1))) { Symmetry = Symmetry.Odd, ExactValue = (0, 0),
            TakesExponent = true },
        Acosh = new("Acosh", "arcosh", Rule(u => 1 / (Sqrt(u - 1) * Sqrt(u + 1))))
        {
            ExactValue = (1, 0), TakesExponent = true, IsDefinedEverywhere = false,
        },
        Atanh = new("Atanh", "artanh", Rule(u => 1 / Call(OneMinusSquare, u)))
        {
            Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true, IsDefinedEverywhere = false,
        },
        Log = new("Log", "ln", Rule(u => 1 / u)) { ExactValue = (1, 0), NeedsPositive = true, IsDefinedEverywhere = false },
        Log2 = new("Log2", "log₂", Rule(u => 1 / (u * Call(Log, 2))))
        {
            ExactValue = (1, 0), NeedsPositive = true, IsDefinedEverywhere = false, Latex = @"\log_{2}", MathML = "<msub><mi>log</mi><mn>2</mn></msub>",
        },
        Log10 = new("Log10", "log₁₀", Rule(u => 1 / (u * Call(Log, 10))))
        {
            ExactValue = (1, 0), NeedsPositive = true, IsDefinedEverywhere = false, Latex = @"\log_{10}", MathML = "<msub><mi>log</mi><mn>10</mn></msub>",
        },
        Log1p = new("Log1p", "log1p", Rule(u => 1 / (1 + u)))
        {
            ExactValue = (0, 0), IsDefinedEverywhere = false, Textbook = Rule(u => Call(Log, 1 + u)),
        },
        LogSumExp = new("LogSumExp", "logsumexp", Rule((u, v) => Call(Sigmoid!, u - v)), Rule((u, v) => Call(Sigmoid!, v - u)))
        {
            Textbook = Rule((u, v) => Call(Log, Call(Exp, u) + Call(Exp, v))),
        },
        Sigmoid = new("Sigmoid", "σ", Rule(u => Call(Sigmoid!, u) * Call(OneMinusSigmoid, u))) { Positivity = Positivity.Positive, Latex = @"\sigma" },
        Softplus = new("Softplus", "softplus", Rule(u => Call(Sigmoid, u))) { Positivity = Positivity.Positive },
        Erf = new("Erf", "erf", Rule(u => 2 * Call(Exp, -(u ^ 2)) / Sqrt(NumberNode.Of(Math.PI))))
        {
            Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true,
        },
        Erfc = new("Erfc", "erfc", Rule(u => -2 * Call(Exp, -(u ^ 2)) / Sqrt(NumberNode.Of(Math.PI))))
        {
            ExactValue = (0, 1), Positivity = Positivity.Positive, TakesExponent = true,
        },
        Cbrt = new("Cbrt", "cbrt", Rule(u => 1 / (3 * (Call(Cbrt!, u) ^ 2))))
        {
            Symmetry = Symmetry.Odd, ExactValue = (1, 1), Notation = (@"\sqrt[3]{#}", "<mroot><mrow>#</mrow><mn>3</mn></mroot>", true),
        },
        Hypot = new("Hypot", "hypot", Rule((u, v) => Call(Cosine, u, v)), Rule((u, v) => Call(Cosine, v, u)))
        {
            Positivity = Positivity.NotNegative, Textbook = Rule((u, v) => Sqrt((u ^ 2) + (v ^ 2))),
        },
        Abs = new("Abs", "abs", Rule(u => Call(Sign!, u)))
        {
            Symmetry = Symmetry.Even, ExactValue = (0, 0), Positivity = Positivity.NotNegative,
            Notation = (@"\left|#\right|", "<mrow><mo>|</mo>#<mo>|</mo></mrow>", false),
        },
        // 0 on both sides of the jump, and no number there.
        Sign = new("Sign", "sign", Rule(u => 0 / u)) { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true },
        Min = new("Min", "min", Rule((u, v) => (1 - Call(Sign, u - v)) / 2), Rule((u, v) => (1 + Call(Sign, u - v)) / 2)),
        Max = new("Max", "max", Rule((u, v) => (1 + Call(Sign, u - v)) / 2), Rule((u, v) => (1 - Call(Sign, u - v)) / 2));

    /// <summary>All functions, in the order in which factors are written: eˣ·sin(x)·cos(x).</summary>
    public static readonly ImmutableArray<ElementaryFunction> All =
    [
        Exp, Expm1, Sin, Cos, Tan, Sinh, Cosh, Tanh, Asin, Acos, Atan, Atan2, Asinh, Acosh, Atanh, Log, Log2, Log10, Log1p, LogSumExp,
        Sigmoid, Softplus, Erf, Erfc, Cbrt, Hypot, Abs, Sign, Min, Max,
    ];

    /// <summary>All functions by their name in C#, and by those that .NET gives to two of them.</summary>
    public static readonly FrozenDictionary<string, ElementaryFunction> ByName =
        All.Select(f => (f.Name, f)).Append(("LogP1", Log1p)).Append(("ExpM1", Expm1)).ToFrozenDictionary(f => f.Item1, f => f.Item2);

    private static Func<ImmutableArray<Node>, Node> Rule(Func<Term, Term> rule) => a => rule(a[0]).Node;

    private static Func<ImmutableArray<Node>, Node> Rule(Func<Term, Term, Term> rule) => a => rule(a[0], a[1]).Node;

    private static Term Call(ElementaryFunction f, params Term[] u) => Apply(f, [.. u.Select(t => t.Node)]);

    private static Term Sqrt(Term u) => Power(u.Node, NumberNode.Half);

    /// <summary>Lets a rule be written as it stands in a textbook.</summary>
    private readonly record struct Term(Node Node)
    {
        public static implicit operator Term(Node node) => new(node);

        public static implicit operator Term(int number) => new(NumberNode.Of(number));

        public static Term operator +(Term a, Term b) => Add(a.Node, b.Node);

        public static Term operator -(Term a, Term b) => Subtract(a.Node, b.Node);

        public static Term operator -(Term a) => Negate(a.Node);

        public static Term operator *(Term a, Term b) => Multiply(a.Node, b.Node);

        public static Term operator /(Term a, Term b) => Divide(a.Node, b.Node);

        public static Term operator ^(Term a, int n) => Power(a.Node, NumberNode.Of(n));
    }
}
