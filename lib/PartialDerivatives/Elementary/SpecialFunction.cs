using System.Numerics;
using System.Reflection;

namespace PartialDerivatives;

/// <summary>A function that .NET's numbers do not have: its value, and its local derivative for the forward mode and the reverse
/// mode.</summary>
internal interface ISpecialFunction
{
    static abstract double Value(double x);

    static abstract T Slope<T>(T x) where T : IFloatingPointIeee754<T>;
}

/// <summary>The function for one kind of number: by the chain rule for numbers that carry derivatives, by way of double for
/// others.</summary>
internal static class Special<T, TFunction>
    where T : IFloatingPointIeee754<T>
    where TFunction : ISpecialFunction
{
    public static readonly Func<T, T> Of = Make();

    private static Func<T, T> Make()
    {
        Type? differentiable = typeof(T).GetInterfaces().FirstOrDefault(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDifferentiable<,>));
        return typeof(T) == typeof(double) ? (Func<T, T>)(object)(Func<double, double>)TFunction.Value
            : differentiable is null ? x => T.CreateChecked(TFunction.Value(double.CreateChecked(x)))
            : typeof(Special<T, TFunction>).GetMethod(nameof(Chain), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(differentiable.GenericTypeArguments).CreateDelegate<Func<T, T>>();
    }

    private static TSelf Chain<TSelf, TValue>(TSelf x)
        where TSelf : struct, IDifferentiable<TSelf, TValue>
        where TValue : IFloatingPointIeee754<TValue> =>
        TSelf.Chain(x, Special<TValue, TFunction>.Of(x.Value), TFunction.Slope(x.Value));
}
