using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// A number that carries derivatives along: the functions of .NET's numbers, written once for the forward mode and the reverse mode.
/// </summary>
/// <remarks>
/// Most functions are entries, <see cref="IFunction"/>. For the others a line says what f(x) and f′(x) are on plain values:
/// <c>Chain(x, f(x), f′(x))</c>; what becomes of the slope is the matter of the implementing number. <typeparamref name="T"/> may itself
/// carry derivatives: then f′ is differentiated in its turn. What is no mathematics stands in IDifferentiable.Plumbing.cs; what happens at
/// the edge of a domain is told in <see cref="Elementary"/>.
/// </remarks>
/// <typeparam name="TSelf">The implementing number, such as <see cref="Dual{T}"/>.</typeparam>
/// <typeparam name="T">What its value and its slopes are.</typeparam>
internal partial interface IDifferentiable<TSelf, T> : IFloatingPointIeee754<TSelf>
    where TSelf : struct, IDifferentiable<TSelf, T>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The value without the derivatives.</summary>
    T Value { get; }

    /// <summary>Whether the number depends on no variable, so that a slope with respect to it plays no part.</summary>
    bool IsConstant { get; }

    /// <summary>A number that depends on no variable.</summary>
    static abstract TSelf Constant(T value);

    /// <summary>The chain rule for f(x), given its value and its slope f′(x).</summary>
    static abstract TSelf Chain(TSelf x, T value, T slope);

    /// <summary>The chain rule for f(x, y), given its value and its slopes ∂f/∂x and ∂f/∂y.</summary>
    static abstract TSelf Chain(TSelf x, TSelf y, T value, T slopeX, T slopeY);

    /// <summary>A value that jumps where x is: it has no derivative, unless x depends on no variable.</summary>
    static abstract TSelf Jump(TSelf x, T value);

    /// <summary>An elementary function of one argument. No function, no slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TSelf Apply<TFunction>(TSelf x)
        where TFunction : IFunction
    {
        T y = TFunction.Value(x.Value), slope = TFunction.Slope<Number<T>>(new(x.Value), new(y)).Value;
        return TFunction.Domain.IsEverywhere ? TSelf.Chain(x, y, slope)
            : T.IsInfinity(y) && T.IsInfinity(slope) ? Pole(x, y, slope)
            : TSelf.Chain(x, y, Where(y, slope));
    }

    /// <summary>An elementary function of two arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TSelf Apply<TFunction>(TSelf x, TSelf y)
        where TFunction : IFunctionOfTwo
    {
        var (slopeX, slopeY) = TFunction.Slopes<Number<T>>(new(x.Value), new(y.Value));
        return TSelf.Chain(x, y, TFunction.Value(x.Value, y.Value), slopeX.Value, slopeY.Value);
    }

    static TSelf ITrigonometricFunctions<TSelf>.Sin(TSelf x) => Apply<Functions.Sin>(x);
    static TSelf ITrigonometricFunctions<TSelf>.Cos(TSelf x) => Apply<Functions.Cos>(x);
    static TSelf ITrigonometricFunctions<TSelf>.Tan(TSelf x) => Apply<Functions.Tan>(x);
    static TSelf ITrigonometricFunctions<TSelf>.Asin(TSelf x) => Apply<Functions.Asin>(x);
    static TSelf ITrigonometricFunctions<TSelf>.Acos(TSelf x) => Apply<Functions.Acos>(x);
    static TSelf ITrigonometricFunctions<TSelf>.Atan(TSelf x) => T.Abs(x.Value) > Number(SquareTooLarge)
        // The angle beside this one, whose slope is a number.
        ? TSelf.Constant(T.CopySign(T.Pi / Number(2), x.Value)) - Apply<Functions.Atan>(TSelf.One / x) : Apply<Functions.Atan>(x);
    static TSelf IFloatingPointIeee754<TSelf>.Atan2(TSelf y, TSelf x) => Apply<Functions.Atan2>(y, x);
    static TSelf IHyperbolicFunctions<TSelf>.Sinh(TSelf x) => Apply<Functions.Sinh>(x);
    static TSelf IHyperbolicFunctions<TSelf>.Cosh(TSelf x) => Apply<Functions.Cosh>(x);
    static TSelf IHyperbolicFunctions<TSelf>.Tanh(TSelf x) => Apply<Functions.Tanh>(x);
    static TSelf IHyperbolicFunctions<TSelf>.Asinh(TSelf x) => Apply<Functions.Asinh>(x);
    static TSelf IHyperbolicFunctions<TSelf>.Acosh(TSelf x) => Apply<Functions.Acosh>(x);
    static TSelf IHyperbolicFunctions<TSelf>.Atanh(TSelf x) => Apply<Functions.Atanh>(x);
    static TSelf IExponentialFunctions<TSelf>.Exp(TSelf x) => Apply<Functions.Exp>(x);
    static TSelf IExponentialFunctions<TSelf>.ExpM1(TSelf x) => Apply<Functions.Expm1>(x);
    static TSelf ILogarithmicFunctions<TSelf>.Log(TSelf x) => Logarithm<Functions.Log>(x);
    static TSelf ILogarithmicFunctions<TSelf>.Log2(TSelf x) => Logarithm<Functions.Log2>(x);
    static TSelf ILogarithmicFunctions<TSelf>.Log10(TSelf x) => Logarithm<Functions.Log10>(x);
    static TSelf ILogarithmicFunctions<TSelf>.LogP1(TSelf x) => Apply<Functions.Log1p>(x);
    static TSelf IRootFunctions<TSelf>.Cbrt(TSelf x) => Apply<Functions.Cbrt>(x);
    static TSelf IRootFunctions<TSelf>.Hypot(TSelf x, TSelf y) => Apply<Functions.Hypot>(x, y);

    // The same in half turns, or to other bases

    static TSelf ITrigonometricFunctions<TSelf>.SinPi(TSelf x) => TSelf.Chain(x, T.SinPi(x.Value), T.Pi * T.CosPi(x.Value));
    static TSelf ITrigonometricFunctions<TSelf>.CosPi(TSelf x) => TSelf.Chain(x, T.CosPi(x.Value), -T.Pi * T.SinPi(x.Value));
    static TSelf ITrigonometricFunctions<TSelf>.TanPi(TSelf x)
    {
        T y = T.TanPi(x.Value);
        return TSelf.Chain(x, y, T.Pi * (T.One + y * y));
    }

    static TSelf ITrigonometricFunctions<TSelf>.AsinPi(TSelf x) => TSelf.Asin(x) / TSelf.Pi;
    static TSelf ITrigonometricFunctions<TSelf>.AcosPi(TSelf x) => TSelf.Acos(x) / TSelf.Pi;
    static TSelf ITrigonometricFunctions<TSelf>.AtanPi(TSelf x) => TSelf.Atan(x) / TSelf.Pi;
    static TSelf IFloatingPointIeee754<TSelf>.Atan2Pi(TSelf y, TSelf x) => TSelf.Atan2(y, x) / TSelf.Pi;
    static (TSelf Sin, TSelf Cos) ITrigonometricFunctions<TSelf>.SinCos(TSelf x) => (TSelf.Sin(x), TSelf.Cos(x));
    static (TSelf SinPi, TSelf CosPi) ITrigonometricFunctions<TSelf>.SinCosPi(TSelf x) => (TSelf.SinPi(x), TSelf.CosPi(x));
    static TSelf IExponentialFunctions<TSelf>.Exp2(TSelf x) => Power(x, T.Exp2(x.Value), 2);
    static TSelf IExponentialFunctions<TSelf>.Exp10(TSelf x) => Power(x, T.Exp10(x.Value), 10);
    static TSelf ILogarithmicFunctions<TSelf>.Log(TSelf x, TSelf newBase) => TSelf.Log(x) / TSelf.Log(newBase);

    private const double ManyTimes = 1e180, SquareTooLarge = 1e150;

    /// <summary>Of what is so small that 1/x is too large for a number, that of a multiple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSelf Logarithm<TFunction>(TSelf x)
        where TFunction : IFunction =>
        T.IsSubnormal(x.Value) ? OfMultiple<TFunction>(x) : Apply<TFunction>(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TSelf OfMultiple<TFunction>(TSelf x)
        where TFunction : IFunction
    {
        T factor = Number(ManyTimes);
        return Apply<TFunction>(x * TSelf.Constant(factor)) - TSelf.Constant(TFunction.Value(factor));
    }

    // Roots and powers

    static TSelf IRootFunctions<TSelf>.Sqrt(TSelf x)
    {
        T y = T.Sqrt(x.Value);
        return TSelf.Chain(x, y, T.One / (y + y));
    }

    static TSelf IRootFunctions<TSelf>.RootN(TSelf x, int n)
    {
        T y = T.RootN(x.Value, n);
        return TSelf.Chain(x, y, T.One / (Number(n) * T.Pow(y, Number(n - 1))));
    }

    static TSelf IPowerFunctions<TSelf>.Pow(TSelf x, TSelf p)
    {
        // A constant's slope is never worked out: ln x would be in vain, and NaN for x < 0. p = 0 and x = 0 would give 0·∞.
        // At x = 0 the slope in p is 0 for p > 0, and as steep in x as xᵖ·ln x there.
        T value = T.Pow(x.Value, p.Value);
        bool isStill = x.IsConstant || p.Value.Equals(T.Zero);
        T slopeX = isStill ? T.Zero : p.Value * T.Pow(x.Value, p.Value - T.One);
        T slopeP = p.IsConstant ? T.Zero
            : x.Value != T.Zero || !(p.Value > T.Zero) ? value * T.Log(x.Value)
            : p.Value > T.One ? T.Zero : Corner(x.Value);
        return !isStill && !T.IsNormal(slopeX) && T.IsNormal(x.Value) && T.IsNormal(value)
            // Too large or too small for a number, but not times the relative change of x.
            ? TSelf.Chain(x / TSelf.Constant(x.Value), p, value, p.Value * value, slopeP) : TSelf.Chain(x, p, value, slopeX, slopeP);
    }

    // Corners: at a corner the slope is the mean of the two sides', as a central difference has it; there is no second derivative.

    static TSelf INumberBase<TSelf>.Abs(TSelf x) =>
        x.Value > T.Zero ? x : x.Value < T.Zero ? -x : TSelf.Chain(x, T.Abs(x.Value), Where(x.Value, Corner(x.Value)));
    static TSelf INumber<TSelf>.Max(TSelf x, TSelf y) =>
        x.Value > y.Value ? x : x.Value < y.Value ? y : Mean(x, y, T.Max(x.Value, y.Value));
    static TSelf INumber<TSelf>.Min(TSelf x, TSelf y) =>
        x.Value < y.Value ? x : x.Value > y.Value ? y : Mean(x, y, T.Min(x.Value, y.Value));

    static TSelf INumber<TSelf>.CopySign(TSelf x, TSelf sign)
    {
        TSelf signed = T.IsNegative(x.Value) == T.IsNegative(sign.Value) ? x : -x;
        return sign.Value == T.Zero ? signed + TSelf.Jump(sign, T.Zero) : signed;
    }

    // Steps: between two jumps a step function is constant, and a remainder has slope 1.

    static TSelf IFloatingPoint<TSelf>.Round(TSelf x, int digits, MidpointRounding mode) => TSelf.Constant(T.Round(x.Value, digits, mode));
    static TSelf IFloatingPointIeee754<TSelf>.Ieee754Remainder(TSelf x, TSelf y) => Remainder(x, y, T.Ieee754Remainder(x.Value, y.Value));

    private static T Number(double constant) => T.CreateChecked(constant);

    private static TSelf Power(TSelf x, T value, double of) => TSelf.Chain(x, value, value * T.Log(Number(of)));

    /// <summary>Where a function ends in ∞, as ln x does at 0: like 1/x, which knows that an x that does not move may have been too
    /// small for a number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TSelf Pole(TSelf x, T y, T slope)
    {
        TSelf end = TSelf.Constant(x.Value);
        TSelf distance = T.IsNegative(y) == T.IsNegative(slope) ? end - x : x - end;
        return TSelf.Constant(T.CopySign(T.One, y)) / distance;
    }

    /// <summary>The slope, but NaN where the function itself is: no function, no slope.</summary>
    private static T Where(T value, T slope) => T.IsNaN(value) ? value : slope;

    /// <summary>A slope of 0 in the middle of a jump of the slope: the number 0, but with no derivatives of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Corner(T zero)
    {
        T sign = T.CopySign(T.One, zero);
        return sign - sign;
    }

    /// <summary>At a tie: half of each, in the middle of a jump from 0 to 1.</summary>
    private static TSelf Mean(TSelf x, TSelf y, T value)
    {
        T half = Where(value, Number(0.5) + Corner(x.Value - y.Value));
        return TSelf.Chain(x, y, value, half, half);
    }

    /// <summary>The chain rule for a remainder of x/y of this value.</summary>
    static TSelf Remainder(TSelf x, TSelf y, T value) => TSelf.Chain(x, y, value, T.One, T.Round((value - x.Value) / y.Value));
}
