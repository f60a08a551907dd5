using System.Collections.Frozen;
using System.Numerics;
using System.Reflection;

namespace PartialDerivatives;

/// <summary>An elementary function in formulas: what <see cref="IFunction"/> and <see cref="IFunctionOfTwo"/> say, as an object.</summary>
/// <param name="name">The name in <see cref="Elementary"/> and in C#.</param>
/// <param name="traits">What it is like, and how it is written.</param>
internal abstract class ElementaryFunction(string name, Traits traits)
{
    /// <summary>All functions that a user can write, in the order in which factors are written: eˣ·sin(x)·cos(x).</summary>
    public static readonly ImmutableArray<ElementaryFunction> All =
    [
        .. Functions.Exponentials, .. Functions.Circle, .. Functions.Hyperbola, .. Functions.Roots,
    ];

    /// <summary>They by their name in C#, and by that of .NET's numbers.</summary>
    public static readonly FrozenDictionary<string, ElementaryFunction> ByName =
        All.SelectMany(f => new[] { f.Name, f.Traits.NetName ?? f.Name }.Distinct(), (f, name) => (f, name))
            .ToFrozenDictionary(pair => pair.name, pair => pair.f);

    public string Name => name;

    public Traits Traits => traits;

    /// <summary>The number of arguments.</summary>
    public abstract int Arity { get; }

    /// <summary>Where it has a value; of a periodic function one period.</summary>
    public virtual Interval Domain => Interval.Everywhere;

    public virtual bool IsDefinedEverywhere => Domain.IsEverywhere;

    /// <summary>The method for plain numbers; that of <see cref="Math"/>, where it is the same, is one that the just-in-time compiler
    /// knows.</summary>
    public MethodInfo Method => field ??= new[] { typeof(Math), typeof(Elementary) }
        .Select(home => home.GetMethod(name, [.. Enumerable.Repeat(typeof(double), Arity)]))
        .First(method => method is { IsGenericMethod: false } && method.ReturnType == typeof(double))!;

    /// <summary>The partial derivative by one argument, in terms of the arguments.</summary>
    public abstract Node Partial(int argument, ImmutableArray<Node> u);

    /// <summary>The value, for any kind of number; a function of one argument ignores the second.</summary>
    public abstract T Value<T>(T u, T v)
        where T : IFloatingPointIeee754<T>;

    public override string ToString() => name;
}

/// <summary>The entries of the elementary functions, in groups, each with the methods that a user calls.</summary>
internal static partial class Functions
{
    /// <summary>The entry of a function of one argument.</summary>
    public static ElementaryFunction Entry<TFunction>()
        where TFunction : IFunction => OfOne<TFunction>.Instance;

    /// <summary>The entry of a function of two arguments.</summary>
    public static ElementaryFunction EntryOfTwo<TFunction>()
        where TFunction : IFunctionOfTwo => OfTwo<TFunction>.Instance;

    private sealed class OfOne<TFunction>() : ElementaryFunction(typeof(TFunction).Name, TFunction.Traits)
        where TFunction : IFunction
    {
        public static readonly OfOne<TFunction> Instance = new();

        public override int Arity => 1;

        public override Interval Domain => TFunction.Domain;

        public override Node Partial(int argument, ImmutableArray<Node> u) =>
            TFunction.Slope<Symbol>(u[0], Simplify.Apply(this, u)).Node;

        public override T Value<T>(T u, T v) => TFunction.Value(u);
    }

    private sealed class OfTwo<TFunction>() : ElementaryFunction(typeof(TFunction).Name, TFunction.Traits)
        where TFunction : IFunctionOfTwo
    {
        public static readonly OfTwo<TFunction> Instance = new();

        public override int Arity => 2;

        public override bool IsDefinedEverywhere => TFunction.IsDefinedEverywhere;

        public override Node Partial(int argument, ImmutableArray<Node> u)
        {
            var (x, y) = TFunction.Slopes<Symbol>(u[0], u[1]);
            return (argument == 0 ? x : y).Node;
        }

        public override T Value<T>(T u, T v) => TFunction.Value(u, v);
    }
}
