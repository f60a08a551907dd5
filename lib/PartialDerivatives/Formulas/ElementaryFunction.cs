using System.Collections.Immutable;
using System.Reflection;

namespace PartialDerivatives;

internal enum Symmetry
{
    None, Even, Odd,
}

/// <summary>What sign the values of a function have.</summary>
internal enum Positivity
{
    Any, NotNegative, Positive,
}

/// <summary>An elementary function in formulas: value, derivatives, domain and notation in one entry of
/// <see cref="DerivativeRules"/>.</summary>
/// <remarks>
/// The value is the method of the same name in <see cref="Elementary"/>, for any kind of number. An abbreviation has none: it is
/// computed by its <see cref="Definition"/>, which is stable, and written as its <see cref="Textbook"/> form.
/// </remarks>
/// <param name="name">The name in <see cref="Elementary"/> and in C#.</param>
/// <param name="text">The name in plain text.</param>
/// <param name="partials">For each argument, the partial derivative in terms of the arguments.</param>
internal sealed class ElementaryFunction(string name, string text, params Func<ImmutableArray<Node>, Node>[] partials)
{
    private static readonly string[] s_texOperators =
        ["sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "exp", "ln", "min", "max"];

    public string Name => name;

    public string Text => text;

    public Func<ImmutableArray<Node>, Node>[] Partials => partials;

    /// <summary>What f(−u) is.</summary>
    public Symmetry Symmetry { get; init; }

    public Positivity Positivity { get; init; }

    /// <summary>Whether the function has a value for all real arguments.</summary>
    public bool IsDefinedEverywhere { get; init; } = true;

    /// <summary>Whether it has a value for all positive arguments, and no other.</summary>
    public bool NeedsPositive { get; init; }

    /// <summary>An argument and a value that are both exact.</summary>
    public (long At, long Value)? ExactValue { get; init; }

    /// <summary>The name in LaTeX.</summary>
    public string Latex { get; init; } = s_texOperators.Contains(text) ? $@"\{text}" : $@"\operatorname{{{text}}}";

    /// <summary>The name in MathML.</summary>
    public string MathML { get; init; } = $"<mi>{text}</mi>";

    /// <summary>A notation other than name and parentheses, # for the argument, such as |#|.</summary>
    public (string Latex, string MathML, bool IsPower)? Notation { get; init; }

    /// <summary>Whether a power is written sin²(x).</summary>
    public bool TakesExponent { get; init; }

    /// <summary>How the value is computed, if not by a method.</summary>
    public Func<ImmutableArray<Node>, Node>? Definition { get; init; }

    /// <summary>How a textbook writes it, if not by its name.</summary>
    public Func<ImmutableArray<Node>, Node>? Textbook { get; init; }

    /// <summary>The class that has the method.</summary>
    public Type Home { get; init; } = typeof(Elementary);

    /// <summary>The method for plain numbers; that of <see cref="Math"/>, where it is the same, is one that the just-in-time compiler
    /// knows.</summary>
    public MethodInfo Method => field ??= Homes.Select(home => home.GetMethod(name, [.. partials.Select(_ => typeof(double))]))
        .First(method => method is { IsGenericMethod: false } && method.ReturnType == typeof(double))!;

    /// <summary>The value, for any kind of number.</summary>
    public T Value<T>(T u, T v) => Values<T>.Of(this)(u, v);

    public override string ToString() => name;

    private Type[] Homes => Home == typeof(Elementary) ? [typeof(Math), Home] : [Home];

    /// <summary>The methods for one kind of number, looked up once.</summary>
    private static class Values<T>
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<ElementaryFunction, Func<T, T, T>> s_of = [];

        public static Func<T, T, T> Of(ElementaryFunction f) => s_of.GetOrAdd(f, f =>
        {
            int count = f.Partials.Length;
            MethodInfo method = typeof(T) == typeof(double)
                ? f.Method
                : f.Home.GetMethods().Single(m => m.Name == f.Name && m.IsGenericMethod && m.GetParameters().Length == count)
                    .MakeGenericMethod(typeof(T));
            if (count == 2)
            {
                return method.CreateDelegate<Func<T, T, T>>();
            }
            var one = method.CreateDelegate<Func<T, T>>();
            return (u, _) => one(u);
        });
    }
}
