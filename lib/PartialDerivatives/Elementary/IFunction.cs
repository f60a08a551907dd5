using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// An elementary function of one argument: the one place where its value, its derivative, its domain and its notation stand. All four
/// ways, the compiler, the printers and the reader of lambdas take them from here.
/// </summary>
/// <remarks>
/// The rule of the derivative is written as it is computed, without cancellation and without overflow in between; where a textbook writes
/// it otherwise, an abbreviation stands for both. Sums, products, quotients and powers are in <see cref="Differentiate"/>,
/// <see cref="Dual{T}"/> and <see cref="TapedNumber"/>; square roots are powers. To add a function, write its methods and its entry in one
/// of the files beside this one, and name it in the list of that file.
/// </remarks>
internal interface IFunction
{
    /// <summary>What formulas have to know, and how they are written.</summary>
    static abstract Traits Traits { get; }

    /// <summary>Where it has a value; of a periodic function one period.</summary>
    static virtual Interval Domain => Interval.Everywhere;

    /// <summary>The value, for any kind of number.</summary>
    static abstract T Value<T>(T x)
        where T : IFloatingPointIeee754<T>;

    /// <summary>The derivative in terms of x and of y, the value.</summary>
    static abstract T Slope<T>(T x, T y)
        where T : struct, ITerm<T>;
}

/// <summary>An elementary function of two arguments, like <see cref="IFunction"/>.</summary>
internal interface IFunctionOfTwo
{
    static abstract Traits Traits { get; }

    static virtual bool IsDefinedEverywhere => true;

    static abstract T Value<T>(T x, T y)
        where T : IFloatingPointIeee754<T>;

    /// <summary>The partial derivatives by the first and by the second argument.</summary>
    static abstract (T X, T Y) Slopes<T>(T x, T y)
        where T : struct, ITerm<T>;
}

/// <summary>From where to where a function has a value.</summary>
internal readonly record struct Interval(double From, double To)
{
    public static Interval Everywhere => new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval Positive => new(0, double.PositiveInfinity);

    public bool IsEverywhere => From == double.NegativeInfinity && To == double.PositiveInfinity;
}
