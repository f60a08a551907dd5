namespace PartialDerivatives;

/// <summary>A formula in a rule of differentiation.</summary>
internal readonly record struct Symbol(Node Node) : ITerm<Symbol>
{
    public static implicit operator Symbol(Node node) => new(node);

    public static implicit operator Symbol(double number) => new(NumberNode.Of(number));

    public static Symbol operator +(Symbol a, Symbol b) => Simplify.Add(a.Node, b.Node);

    public static Symbol operator -(Symbol a, Symbol b) => Simplify.Subtract(a.Node, b.Node);

    public static Symbol operator -(Symbol a) => Simplify.Negate(a.Node);

    public static Symbol operator *(Symbol a, Symbol b) => Simplify.Multiply(a.Node, b.Node);

    public static Symbol operator /(Symbol a, Symbol b) => Simplify.Divide(a.Node, b.Node);

    public static Symbol Sqrt(Symbol a) => Simplify.Power(a.Node, NumberNode.Half);

    public static Symbol Of<TFunction>(Symbol a)
        where TFunction : IFunction => Simplify.Apply<TFunction>(a.Node);

    public static Symbol Of<TFunction>(Symbol a, Symbol b)
        where TFunction : IFunctionOfTwo => Simplify.Apply<TFunction>(a.Node, b.Node);

    /// <summary>One formula where two others are both 0, another elsewhere.</summary>
    public static Symbol IfBothZero(Symbol a, Symbol b, Symbol then, Symbol otherwise) => Simplify.If(
        Simplify.Connect(
            Simplify.Compare(a.Node, Relation.Equal, NumberNode.Zero), true, Simplify.Compare(b.Node, Relation.Equal, NumberNode.Zero)),
        then.Node, otherwise.Node);
}
