using System.Numerics;
using System.Reflection;

namespace PartialDerivatives;

/// <summary>A function that .NET's numbers do not have.</summary>
internal interface IOwnFunction<TSelf> : IFunction
    where TSelf : IOwnFunction<TSelf>
{
    /// <summary>The value for a plain number.</summary>
    static abstract double OfDouble(double x);

    static T IFunction.Value<T>(T x) => Own<T, TSelf>.Of(x);
}

/// <summary>A function of two arguments that .NET's numbers do not have.</summary>
internal interface IOwnFunctionOfTwo<TSelf> : IFunctionOfTwo
    where TSelf : IOwnFunctionOfTwo<TSelf>
{
    static abstract double OfDoubles(double x, double y);

    static T IFunctionOfTwo.Value<T>(T x, T y) => OwnOfTwo<T, TSelf>.Of(x, y);
}

/// <summary>The function for one kind of number: by the chain rule for numbers that carry derivatives, by way of double for
/// others.</summary>
internal static class Own<T, TFunction>
    where T : IFloatingPointIeee754<T>
    where TFunction : IOwnFunction<TFunction>
{
    private static readonly Func<T, T> s_of =
        Own.Chained<Func<T, T>>(typeof(T), typeof(TFunction), 1) ?? (x => T.CreateChecked(TFunction.OfDouble(double.CreateChecked(x))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T x) => typeof(T) == typeof(double) ? (T)(object)TFunction.OfDouble((double)(object)x)
        // The widest kind of number: to pass it to a delegate takes as long as the function.
        : typeof(T) == typeof(Dual<double>) ? (T)(object)IDifferentiable<Dual<double>, double>.Apply<TFunction>((Dual<double>)(object)x)
        : s_of(x);
}

/// <summary>The same for two arguments.</summary>
internal static class OwnOfTwo<T, TFunction>
    where T : IFloatingPointIeee754<T>
    where TFunction : IOwnFunctionOfTwo<TFunction>
{
    private static readonly Func<T, T, T> s_of = Own.Chained<Func<T, T, T>>(typeof(T), typeof(TFunction), 2)
        ?? ((x, y) => T.CreateChecked(TFunction.OfDoubles(double.CreateChecked(x), double.CreateChecked(y))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T x, T y) => typeof(T) == typeof(double)
        ? (T)(object)TFunction.OfDoubles((double)(object)x, (double)(object)y) : s_of(x, y);
}

internal static class Own
{
    /// <summary>The chain rule of a number that carries derivatives; null for another kind of number.</summary>
    public static TDelegate? Chained<TDelegate>(Type number, Type function, int arguments)
        where TDelegate : Delegate =>
        number.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDifferentiable<,>))
            ?.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == "Apply" && method.GetParameters().Length == arguments)
            .MakeGenericMethod(function).CreateDelegate<TDelegate>();
}
