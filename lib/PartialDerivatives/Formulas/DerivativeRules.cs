using System.Collections.Frozen;
using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

internal enum Symmetry
{
    None, Even, Odd,
}

/// <summary>An elementary function: its names, its partial derivatives, and what the simplifier may assume.</summary>
/// <param name="Name">The name in <see cref="Math"/> and <see cref="Elementary"/>.</param>
/// <param name="Text">The name in plain text.</param>
/// <param name="Partials">For each argument, the partial derivative in terms of the arguments.</param>
/// <param name="Symmetry">What f(−u) is.</param>
/// <param name="IsDefinedEverywhere">Whether the function has a value for all real arguments.</param>
/// <param name="ExactValue">An argument and a value that are both exact.</param>
internal sealed record ElementaryFunction(
    string Name, string Text, Func<ImmutableArray<Node>, Node>[] Partials, Symmetry Symmetry, bool IsDefinedEverywhere, (long At, long Value)? ExactValue)
{
    public bool Equals(ElementaryFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>The derivatives of the elementary functions: one line a rule.</summary>
/// <remarks>Sums, products, quotients and powers are in <see cref="Differentiate"/>. Square roots are powers.</remarks>
internal static class DerivativeRules
{
    public static readonly ElementaryFunction
        Sin = Rule("Sin", "sin", u => Call(Cos!, u), Symmetry.Odd, true, (0, 0)),
        Cos = Rule("Cos", "cos", u => -Call(Sin!, u), Symmetry.Even, true, (0, 1)),
        Tan = Rule("Tan", "tan", u => 1 + (Call(Tan!, u) ^ 2), Symmetry.Odd, false, (0, 0)),
        Asin = Rule("Asin", "arcsin", u => 1 / Sqrt(1 - (u ^ 2)), Symmetry.Odd, false, (0, 0)),
        Acos = Rule("Acos", "arccos", u => -1 / Sqrt(1 - (u ^ 2)), Symmetry.None, false, (1, 0)),
        Atan = Rule("Atan", "arctan", u => 1 / (1 + (u ^ 2)), Symmetry.Odd, true, (0, 0)),
        Sinh = Rule("Sinh", "sinh", u => Call(Cosh!, u), Symmetry.Odd, true, (0, 0)),
        Cosh = Rule("Cosh", "cosh", u => Call(Sinh!, u), Symmetry.Even, true, (0, 1)),
        Tanh = Rule("Tanh", "tanh", u => 1 - (Call(Tanh!, u) ^ 2), Symmetry.Odd, true, (0, 0)),
        Asinh = Rule("Asinh", "arsinh", u => 1 / Sqrt((u ^ 2) + 1), Symmetry.Odd, true, (0, 0)),
        Acosh = Rule("Acosh", "arcosh", u => 1 / (Sqrt(u - 1) * Sqrt(u + 1)), Symmetry.None, false, (1, 0)),
        Atanh = Rule("Atanh", "artanh", u => 1 / (1 - (u ^ 2)), Symmetry.Odd, false, (0, 0)),
        Exp = Rule("Exp", "exp", u => Call(Exp!, u), Symmetry.None, true, (0, 1)),
        Log = Rule("Log", "ln", u => 1 / u, Symmetry.None, false, (1, 0)),
        Log2 = Rule("Log2", "log₂", u => 1 / (u * Call(Log!, 2)), Symmetry.None, false, (1, 0)),
        Log10 = Rule("Log10", "log₁₀", u => 1 / (u * Call(Log!, 10)), Symmetry.None, false, (1, 0)),
        Cbrt = Rule("Cbrt", "cbrt", u => 1 / (3 * (Call(Cbrt!, u) ^ 2)), Symmetry.Odd, true, (1, 1)),
        Abs = Rule("Abs", "abs", u => Call(Sign!, u), Symmetry.Even, true, (0, 0)),
        Sign = Rule("Sign", "sign", u => 0, Symmetry.Odd, true, (0, 0)),
        Atan2 = Rule("Atan2", "atan2", (y, x) => x / ((x ^ 2) + (y ^ 2)), (y, x) => -y / ((x ^ 2) + (y ^ 2)), false),
        Min = Rule("Min", "min", (u, v) => (1 - Call(Sign!, u - v)) / 2, (u, v) => (1 + Call(Sign!, u - v)) / 2, true),
        Max = Rule("Max", "max", (u, v) => (1 + Call(Sign!, u - v)) / 2, (u, v) => (1 - Call(Sign!, u - v)) / 2, true);

    /// <summary>All functions, in the order in which factors are written: eˣ·sin(x)·cos(x).</summary>
    public static readonly ImmutableArray<ElementaryFunction> All =
    [
        Exp, Sin, Cos, Tan, Sinh, Cosh, Tanh, Asin, Acos, Atan, Atan2, Asinh, Acosh, Atanh, Log, Log2, Log10, Cbrt, Abs, Sign, Min, Max,
    ];

    /// <summary>All functions by their name in C#.</summary>
    public static readonly FrozenDictionary<string, ElementaryFunction> ByName = All.ToFrozenDictionary(f => f.Name);

    private static ElementaryFunction Rule(
        string name, string text, Func<Term, Term> derivative, Symmetry symmetry, bool everywhere, (long, long) exact) =>
        new(name, text, [a => derivative(a[0]).Node], symmetry, everywhere, exact);

    private static ElementaryFunction Rule(
        string name, string text, Func<Term, Term, Term> first, Func<Term, Term, Term> second, bool everywhere) =>
        new(name, text, [a => first(a[0], a[1]).Node, a => second(a[0], a[1]).Node], Symmetry.None, everywhere, null);

    private static Term Call(ElementaryFunction f, Term u) => Apply(f, u.Node);

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
