using System.Numerics;

namespace PartialDerivatives;

/// <summary>A number in a rule of differentiation; the just-in-time compiler leaves nothing of it but the number.</summary>
internal readonly struct Number<T>(T value) : ITerm<Number<T>>
    where T : IFloatingPointIeee754<T>
{
    public T Value { get; } = value;

    // The conversion that for double is none: the general one costs a call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Number<T>(double number) =>
        new(typeof(T) == typeof(double) ? (T)(object)number : T.CreateChecked(number));

    public static Number<T> operator +(Number<T> a, Number<T> b) => new(a.Value + b.Value);

    public static Number<T> operator -(Number<T> a, Number<T> b) => new(a.Value - b.Value);

    public static Number<T> operator -(Number<T> a) => new(-a.Value);

    public static Number<T> operator *(Number<T> a, Number<T> b) => new(a.Value * b.Value);

    public static Number<T> operator /(Number<T> a, Number<T> b) => new(a.Value / b.Value);

    public static Number<T> Sqrt(Number<T> a) => new(T.Sqrt(a.Value));

    public static Number<T> Of<TFunction>(Number<T> a)
        where TFunction : IFunction => new(TFunction.Value(a.Value));

    public static Number<T> Of<TFunction>(Number<T> a, Number<T> b)
        where TFunction : IFunctionOfTwo => new(TFunction.Value(a.Value, b.Value));
}
