using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PartialDerivatives;

/// <summary>Turns the expression tree of a C# lambda into a formula.</summary>
internal sealed partial class ReadExpressionTree(
    ImmutableDictionary<ParameterExpression, Node> scalars, ImmutableDictionary<ParameterExpression, IndexSymbol> loops,
    ParameterExpression? vector, IndexSymbol? length, Dictionary<object, DataArray> arrays)
{
    /// <summary>The functions that formulas know, those of <see cref="Math"/> first.</summary>
    private static readonly string[] s_names = [.. ElementaryFunction.All.Select(f => f.Name).Append("Sqrt").Append("Pow")
        .Order().OrderBy(name => typeof(Math).GetMember(name).Length == 0)];

    private int _conditions;

    /// <summary>The body of a lambda in which the parameters are scalar variables, or one vector.</summary>
    public static Node Body(LambdaExpression lambda, IndexSymbol? length)
    {
        var scalars = length is null
            ? lambda.Parameters.Select((p, i) => KeyValuePair.Create(p, (Node)new VariableNode(p.Name!, i))).ToImmutableDictionary()
            : ImmutableDictionary<ParameterExpression, Node>.Empty;
        var reader = new ReadExpressionTree(
            scalars, ImmutableDictionary<ParameterExpression, IndexSymbol>.Empty, length is null ? null : lambda.Parameters[0], length, []);
        try
        {
            return reader.Read(lambda.Body);
        }
        catch (InsufficientExecutionStackException)
        {
            throw Node.TooDeep();
        }
        catch (OverflowException)
        {
            throw Unsupported(lambda.Body, "An index in it is too large for a whole number.", "Indices go from 0 to 2147483646.");
        }
    }

    private Node Read(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            _ when IsWhole(e) && Affine(e, isNumber: true) is { } index => Simplify.Index(index),
            ConstantExpression { Value: not null } when e.Type == typeof(double) || e.Type == typeof(float) => Captured(e),
            ParameterExpression p when scalars.TryGetValue(p, out var variable) => variable,
            BinaryExpression { NodeType: ExpressionType.ArrayIndex } b => Element(b.Left, [b.Right], e),
            BinaryExpression b when IsNumber(e) => IsSum(b) ? Simplify.Add(Terms(b)) : Binary(b),
            UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } u => Simplify.Negate(Read(u.Operand)),
            UnaryExpression { NodeType: ExpressionType.UnaryPlus } u => Read(u.Operand),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null } u when IsNumber(e) =>
                IsWhole(e) && !IsWhole(u.Operand)
                    ? throw Unsupported(e, "Cutting off the fraction jumps, so it has no derivative there.",
                        "Compute with double all the way, or write a case `c ? a : b`.")
                    : Read(u.Operand),
            ConditionalExpression c => Conditional(c),
            MethodCallExpression call => Call(call),
            InvocationExpression invocation => Invoke(invocation),
            _ when IsCaptured(e) => Captured(e),
            _ => throw Unsupported(e, Reason(e), "Use numbers, + − * /, Math or Elementary functions, `c ? a : b` and Sum."),
        };
    }

    /// <summary>The terms of a + b − c + …, without a recursion as deep as there are terms.</summary>
    private List<Node> Terms(Expression sum)
    {
        var terms = new List<Node>();
        while (sum is BinaryExpression b && IsSum(b))
        {
            Node right = Read(b.Right);
            terms.Add(b.NodeType is ExpressionType.Add or ExpressionType.AddChecked ? right : Simplify.Negate(right));
            sum = b.Left;
        }
        terms.Add(Read(sum));
        terms.Reverse();
        return terms;
    }

    private Node Binary(BinaryExpression b) => b.NodeType switch
    {
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => Abbreviate.In(Simplify.Multiply(Read(b.Left), Read(b.Right))),
        ExpressionType.Divide when IsWhole(b) => throw Unsupported(
            b, "Division of whole numbers cuts off the fraction.", $"Divide by a double: {Show(b.Left)} / (double){Show(b.Right)}."),
        ExpressionType.Divide => Abbreviate.In(Simplify.Divide(Read(b.Left), Read(b.Right))),
        ExpressionType.Power => Simplify.Power(Read(b.Left), Read(b.Right)),
        ExpressionType.Modulo =>
            throw Unsupported(b, "The remainder jumps, so it has no derivative there.",
            "Write the smooth part that you mean, or a case `c ? a : b`."),
        _ => throw Unsupported(b, $"The operator {b.NodeType} has no derivative.", "Use + − * / and functions."),
    };

    private Node Call(MethodCallExpression call)
    {
        Type type = call.Method.DeclaringType!;
        string name = call.Method.Name;
        bool isMath = type == typeof(Math) || type == typeof(Elementary) || type == typeof(double);
        bool isSequence = type == typeof(Enumerable) || (call.Arguments is [{ Type: var first }, ..]
            && first != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(first));
        return call switch
        {
            { Object: { } formula } when typeof(Formula).IsAssignableFrom(type) && name == nameof(Formula.Call) =>
                CallFormula((Formula?)Value(formula) ?? throw IsNull(formula), call),
            _ when name == "Sum" && type == typeof(Elementary) => Sum(call),
            { Object: { } array } when name is "Get" or "get_Item" && IsNumber(call) => Element(array, call.Arguments, call),
            { Arguments.Count: > 0 } when isMath && call.Arguments.All(a => a.Type == typeof(double)) && Function(name, call) is { } node =>
                node,
            _ when IsCaptured(call) && call.Type == typeof(double) => Captured(call),
            _ when IsWhole(call) => throw Unsupported(
                call, "It is a whole number, which jumps.", "Use functions of double; Sign(x) of Elementary is one."),
            _ when isSequence => throw Unsupported(
                call, "Sequences are not formulas.", "Write the sum with its bounds, both included: Sum(0, n - 1, i => x[i] * x[i])."),
            _ when isMath => throw Unsupported(
                call, $"{name} has jumps or no rule of differentiation.", $"Functions with one: {string.Join(", ", s_names)}."),
            _ when type == typeof(MathF) => throw Unsupported(call, "Formulas compute with double, not float.", $"Write Math.{name}."),
            _ => throw Unsupported(
                call, $"C# keeps no expression tree of what the method {name} does.",
                $"Make it a formula, `var {Variable(name)} = Formula.Of(…)`, and write {Variable(name)}.Call(…) here."),
        };
    }

    private Node? Function(string name, MethodCallExpression call)
    {
        Node[] u = [.. call.Arguments.Select(Read)];
        return (name, u) switch
        {
            ("Sqrt", [var x]) => Simplify.Power(x, NumberNode.Half),
            ("Pow", [var x, var p]) => Simplify.Power(x, p),
            ("Log", [var x, var b]) => Simplify.Divide(Simplify.Apply<Functions.Log>(x), Simplify.Apply<Functions.Log>(b)),
            ("FusedMultiplyAdd", [var x, var y, var z]) => Simplify.Add(Simplify.Multiply(x, y), z),
            ("Clamp", [var x, var least, var most]) => Simplify.Apply<Functions.Min>(Simplify.Apply<Functions.Max>(x, least), most),
            _ when ElementaryFunction.ByName.TryGetValue(name, out var function) && u.Length == function.Arity =>
                Abbreviate.In(Simplify.Apply(function, [.. u])),
            _ => null,
        };
    }

    private Node Sum(MethodCallExpression call)
    {
        if (call.Arguments[2] is not LambdaExpression lambda)
        {
            throw Unsupported(call, "What is summed must stand in the formula.",
                "Write a lambda as the third argument: Sum(0, 9, i => …).");
        }
        var symbol = new IndexSymbol(lambda.Parameters[0].Name!, ReadIndex(call.Arguments[0]), ReadIndex(call.Arguments[1]));
        return Simplify.Sum(symbol, Inside(scalars, loops.SetItem(lambda.Parameters[0], symbol)).Read(lambda.Body));
    }

    private Node Invoke(InvocationExpression invocation)
    {
        LambdaExpression? lambda = invocation.Expression switch
        {
            LambdaExpression written => written,
            MethodCallExpression { Method.Name: "Compile", Object: { } tree } when IsCaptured(tree) => Value(tree) as LambdaExpression,
            _ => null,
        };
        return lambda is null || lambda.Parameters.Any(p => p.Type != typeof(double))
            ? throw Unsupported(invocation, "C# keeps no expression tree of what a delegate does.",
                "Make it a formula, `var g = Formula.Of(…)`, and write g.Call(…) here.")
            : Inside(scalars.SetItems(lambda.Parameters.Zip(invocation.Arguments, (p, a) => KeyValuePair.Create(p, Read(a)))), loops)
                .Read(lambda.Body);
    }

    /// <summary>A reader of a lambda that stands in this one.</summary>
    private ReadExpressionTree Inside(
        ImmutableDictionary<ParameterExpression, Node> scalars, ImmutableDictionary<ParameterExpression, IndexSymbol> loops) =>
        new(scalars, loops, vector, length, arrays) { _conditions = _conditions };

    private Node CallFormula(Formula formula, MethodCallExpression call)
    {
        if (formula.IsOfVector)
        {
            return call.Arguments is [ParameterExpression p] && p == vector
                ? formula.Inlined(vector.Name!, length!)
                : throw Unsupported(call, "A formula of a vector can only be called with the argument itself.",
                    $"Write (double[] {vector?.Name ?? "x"}) => {Show(call.Object!)}.Call({vector?.Name ?? "x"}).");
        }
        return call.Arguments.Count != formula.Variables.Count || call.Arguments.Any(a => a.Type != typeof(double))
            ? throw Unsupported(call, $"The formula has the {formula.Variables.Count} variables {string.Join(", ", formula.Variables)}.",
                "Pass one number for each of them.")
            : formula.Inlined([.. call.Arguments.Select(Read)]);
    }

    private static bool IsWhole(Expression e) => e.Type == typeof(int) || e.Type == typeof(long);

    private static bool IsNumber(Expression e) => e.Type == typeof(double) || IsWhole(e);

    private static bool IsSum(BinaryExpression e) => e.NodeType is ExpressionType.Add or ExpressionType.AddChecked
        or ExpressionType.Subtract or ExpressionType.SubtractChecked;

    private static bool IsCaptured(Expression e) => !ParameterFinder.FindsIn(e);

    private static object? Value(Expression e)
    {
        try
        {
            return e is ConstantExpression c
                ? c.Value
                : Expression.Lambda<Func<object?>>(Expression.Convert(e, typeof(object))).Compile(preferInterpretation: true)();
        }
        catch (Exception exception) when (exception is not InsufficientExecutionStackException)
        {
            throw Unsupported(e, $"Its value is asked for when the formula is made: {exception.Message}", "Set it before.");
        }
    }

    private static Node Captured(Expression e)
    {
        RequireExactDivision(e);
        return Type.GetTypeCode(e.Type) is >= TypeCode.SByte and <= TypeCode.Double
            ? Number(Convert.ToDouble(Value(e), CultureInfo.InvariantCulture), e)
            : throw Unsupported(e, $"Its type is {e.Type.Name}.", "Captured numbers are double, float, int or another type of number.");
    }

    private static NumberNode Number(double value, Expression e) => double.IsFinite(value)
        ? NumberNode.Of(value)
        : throw Unsupported(e, $"Its value is {Require.Show(value)}.", "Numbers in a formula are finite.");

    private static UnsupportedExpressionException IsNull(Expression e) =>
        Unsupported(e, "It is null when the formula is made.", "Set it before.");

    private static string Variable(string method) => char.ToLowerInvariant(method[0]) + method[1..];

    private static string Name(Expression array) => array is MemberExpression m ? m.Member.Name : "data";

    private static string Reason(Expression e) =>
        e.Type == typeof(decimal) || e.Type == typeof(float) ? $"Formulas compute with double, not {e.Type.Name}."
            : $"{e.NodeType} is no operation of calculus.";

    private static UnsupportedExpressionException Unsupported(Expression part, string reason, string instead) =>
        new(Show(part), reason, instead);

    private static string Show(Expression e)
    {
        try
        {
            return ExpressionParts.Of(e).Count < 200 ? ClosureName().Replace(e.ToString(), "") : "…";
        }
        catch (InsufficientExecutionStackException)
        {
            return "…";
        }
    }

    [GeneratedRegex(@"value\([^)]*\)\.")]
    private static partial Regex ClosureName();
}
