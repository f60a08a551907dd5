namespace PartialDerivatives;

/// <summary>What a rule of differentiation is written in: a <see cref="Number{T}"/>, with which it computes, or a <see cref="Symbol"/>,
/// of which it makes a formula.</summary>
internal interface ITerm<TSelf>
    where TSelf : struct, ITerm<TSelf>
{
    static abstract implicit operator TSelf(double number);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Of<TFunction>(TSelf a)
        where TFunction : IFunction;

    static abstract TSelf Of<TFunction>(TSelf a, TSelf b)
        where TFunction : IFunctionOfTwo;
}
