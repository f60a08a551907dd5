using System.Linq.Expressions;

namespace PartialDerivatives;

// From lambdas.
public sealed partial class Formula
{
    /// <summary>The formula of a function of one variable.</summary>
    /// <remarks>A lambda that could as well be one of a vector, such as <c>x => g.Call(x)</c>, is taken for one of a number; a vector is
    /// written <c>(double[] x) => …</c>.</remarks>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative.</exception>
    [OverloadResolutionPriority(1)]
    public static Formula Of(Expression<Func<double, double>> f) => OfScalars(f);

    /// <summary>The formula of a function of two variables.</summary>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative.</exception>
    public static Formula Of(Expression<Func<double, double, double>> f) => OfScalars(f);

    /// <summary>The formula of a function of three variables.</summary>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative.</exception>
    public static Formula Of(Expression<Func<double, double, double, double>> f) => OfScalars(f);

    /// <summary>The formula of a function of four variables.</summary>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative.</exception>
    public static Formula Of(Expression<Func<double, double, double, double, double>> f) => OfScalars(f);

    /// <summary>The formula of a function of a vector, such as <c>x => Sum(0, n - 2, i => …x[i]…x[i + 1]…)</c>.</summary>
    /// <remarks>An index of x, of a captured array, or a bound of a sum is an affine expression in loop variables, captured whole numbers
    /// and x.Length.</remarks>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative.</exception>
    public static Formula Of(Expression<Func<double[], double>> f) => OfVector(f);

    /// <summary>The formulas of a vector-valued function of one variable, such as <c>t => new[] { Cos(t), Sin(t) }</c>.</summary>
    /// <exception cref="UnsupportedExpressionException">Part of the lambda has no symbolic derivative, or it lists no components.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static FormulaVector Of(Expression<Func<double, double[]>> f) => OfComponents(f, OfScalars);

    /// <summary>The formulas of a vector-valued function of two variables.</summary>
    /// <inheritdoc cref="Of(Expression{Func{double, double[]}})"/>
    public static FormulaVector Of(Expression<Func<double, double, double[]>> f) => OfComponents(f, OfScalars);

    /// <summary>The formulas of a vector-valued function of three variables.</summary>
    /// <inheritdoc cref="Of(Expression{Func{double, double[]}})"/>
    public static FormulaVector Of(Expression<Func<double, double, double, double[]>> f) => OfComponents(f, OfScalars);

    /// <summary>The formulas of a vector-valued function of four variables.</summary>
    /// <inheritdoc cref="Of(Expression{Func{double, double[]}})"/>
    public static FormulaVector Of(Expression<Func<double, double, double, double, double[]>> f) => OfComponents(f, OfScalars);

    /// <summary>The formulas of a vector-valued function of a vector, such as <c>x => new[] { x[0] * x[1], Sin(x[1]) }</c>.</summary>
    /// <inheritdoc cref="Of(Expression{Func{double, double[]}})"/>
    public static FormulaVector Of(Expression<Func<double[], double[]>> f) => OfComponents(f, OfVector);

    private static Formula OfScalars(LambdaExpression f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(ReadExpressionTree.Body(f, null), [.. f.Parameters.Select(p => p.Name!)], null, null);
    }

    private static Formula OfVector(LambdaExpression f)
    {
        ArgumentNullException.ThrowIfNull(f);
        string name = f.Parameters[0].Name!;
        var lengthSymbol = new IndexSymbol($"{name}.Length", AffineIndex.Of(1), null, isLength: true);
        Node node = ReadExpressionTree.Body(f, lengthSymbol);
        long? length = PointLength.Of(node);
        return length > int.MaxValue
            ? throw new UnsupportedExpressionException(
                $"{name}[{length - 1}]", "No array has so many components.",
                    "Indices go from 0 to 2147483646: compute them with long, if int overflows.")
            : new(node, [name], lengthSymbol, length);
    }

    private static FormulaVector OfComponents(LambdaExpression f, Func<LambdaExpression, Formula> of)
    {
        ArgumentNullException.ThrowIfNull(f);
        return f.Body is NewArrayExpression { NodeType: ExpressionType.NewArrayInit, Expressions: { Count: > 0 } components }
            ? new([.. components.Select(component => of(Expression.Lambda(component, f.Parameters)))])
            : throw new UnsupportedExpressionException(
                f.Body.ToString(), "It does not list the components.", "Write them as new[] { …, … }, or make a Formula of each.");
    }
}
