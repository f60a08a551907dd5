using System.Linq.Expressions;

namespace PartialDerivatives;

// Whole numbers: indices, bounds of sums, and what is indexed.
internal sealed partial class ReadExpressionTree
{
    /// <summary>1 / n with a captured whole number n is 0 in C#, which is hardly meant; in a subscript it is.</summary>
    private static void RequireExactDivision(Expression e)
    {
        IReadOnlyList<Expression> parts = ExpressionParts.Of(e);
        var inSubscripts = parts.SelectMany(Subscripts).SelectMany(ExpressionParts.Of).ToHashSet();
        foreach (BinaryExpression division in parts.Except(inSubscripts).OfType<BinaryExpression>()
            .Where(part => part.NodeType == ExpressionType.Divide && IsWhole(part) && IsCaptured(part)))
        {
            long left = Convert.ToInt64(Value(division.Left), CultureInfo.InvariantCulture),
                right = Convert.ToInt64(Value(division.Right), CultureInfo.InvariantCulture);
            if (right == 0 || left % right != 0)
            {
                string quotient = right == 0 ? "has no value"
                    : $"is {left / right}, not {((double)left / right).ToString("0.####", CultureInfo.InvariantCulture)}";
                throw Unsupported(
                    division, $"Division of whole numbers cuts off the fraction: {left} / {right} {quotient}.",
                    $"Divide by a double: {Show(division.Left)} / (double){Show(division.Right)}.");
            }
        }
    }

    private static IEnumerable<Expression> Subscripts(Expression e) => e switch
    {
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } element => [element.Right],
        MethodCallExpression { Method.Name: "Get" or "get_Item" } element => element.Arguments,
        _ => [],
    };

    private Node Element(Expression array, IReadOnlyList<Expression> subscripts, Expression whole)
    {
        // X[j][i]: the rows are inside.
        while (array is BinaryExpression { NodeType: ExpressionType.ArrayIndex } row)
        {
            (array, subscripts) = (row.Left, [row.Right, .. subscripts]);
        }
        if (array == vector)
        {
            var index = ReadIndex(subscripts[0]);
            return index.LeastByLength() is { IsConstant: true, Constant: < 0 } and var least && index.IsConstant
                ? throw Unsupported(whole, $"The index is {least.Constant}.", "Indices count from 0.")
                : new ElementNode(vector!.Name!, index);
        }
        if (!IsCaptured(array))
        {
            throw Unsupported(whole, "Only the argument itself and captured arrays can be indexed.",
                "Capture the array in a variable before the lambda.");
        }
        object value = Value(array) ?? throw IsNull(array);
        if (!arrays.TryGetValue(value, out var data) && DataArray.From(Name(array), value) is null)
        {
            return IsCaptured(whole) ? Captured(whole)
                : throw Unsupported(whole, "What is indexed is not an array of numbers.",
                "Use double[], double[,], double[][] with rows of the same length, List<double>, or a Vector or Matrix.");
        }
        data ??= arrays[value] = DataArray.From(Name(array), value)!;
        ImmutableArray<AffineIndex> indices = [.. subscripts.Select(ReadIndex)];
        for (int d = 0; d < indices.Length; d++)
        {
            CheckRange(whole, data, d, indices[d]);
        }
        return indices.All(i => i.IsConstant)
            ? Number(data.Values[data.Position(indices).Constant], whole)
            : new DataNode(data, indices);
    }

    private void CheckRange(Expression whole, DataArray data, int dimension, AffineIndex index)
    {
        int count = data.Lengths[dimension];
        long? least = index.Least(), most = -(-1 * index).Least();
        // A bound that is not known yet, because it depends on the length or a condition, is checked when the formula is evaluated.
        if (index.IsConstant && (least < 0 || most >= count))
        {
            throw Unsupported(whole, $"{data.Name} has {count} entries there, and the index is {least}.",
                count == 0 ? "Fill it before the formula is made." : $"Indices go from 0 to {count - 1}.");
        }
        if (most >= count && _conditions == 0)
        {
            throw Unsupported(whole, $"{data.Name} has {count} entries there, and the index {index} goes up to {most}.",
                count == 0 ? "Fill it before the formula is made." : $"Both bounds of Sum are included: the last index is {count - 1}.");
        }
    }

    private AffineIndex ReadIndex(Expression e) => Affine(e) ?? throw NotAffine(e);

    /// <summary>A whole number as an affine expression in loop variables and the length; null if it is none.</summary>
    /// <param name="e">The whole number.</param>
    /// <param name="isNumber">Whether it is used as a number, where 1 / 2 is not meant to be 0.</param>
    private AffineIndex? Affine(Expression e, bool isNumber = false)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            ParameterExpression p when loops.TryGetValue(p, out var symbol) => AffineIndex.Of(symbol),
            UnaryExpression { NodeType: ExpressionType.ArrayLength, Operand: var array } when array == vector => AffineIndex.Of(length!),
            _ when IsCaptured(e) => AffineIndex.Of(CapturedWhole(e, isNumber)),
            UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } u
                when Affine(u.Operand, isNumber) is { } a => -1 * a,
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } u when IsWhole(u.Operand) =>
                Affine(u.Operand, isNumber),
            BinaryExpression b when IsWhole(b.Left)
                && Affine(b.Left, isNumber) is { } left && Affine(b.Right, isNumber) is { } right => b.NodeType switch
            {
                ExpressionType.Add or ExpressionType.AddChecked => left + right,
                ExpressionType.Subtract or ExpressionType.SubtractChecked => left - right,
                ExpressionType.Multiply or ExpressionType.MultiplyChecked when left.IsConstant => left.Constant * right,
                ExpressionType.Multiply or ExpressionType.MultiplyChecked when right.IsConstant => right.Constant * left,
                _ => null,
            },
            _ => null,
        };
    }

    private static long CapturedWhole(Expression e, bool isNumber)
    {
        if (isNumber)
        {
            RequireExactDivision(e);
        }
        return Convert.ToInt64(Value(e), CultureInfo.InvariantCulture);
    }

    /// <summary>What is wrong with the innermost part that is no index.</summary>
    private UnsupportedExpressionException NotAffine(Expression e) => e switch
    {
        UnaryExpression u when IsWhole(u.Operand) => NotAffine(u.Operand),
        BinaryExpression b when IsWhole(b.Left) && (Affine(b.Left) is null || Affine(b.Right) is null) =>
            NotAffine(Affine(b.Left) is null ? b.Left : b.Right),
        BinaryExpression { NodeType: ExpressionType.Multiply or ExpressionType.MultiplyChecked } => Unsupported(
            e, "A product of two loop variables is not an affine index.",
            "As a number, write (double)i * j; as an index, use a two-dimensional array."),
        BinaryExpression { NodeType: ExpressionType.Divide } => Unsupported(
            e, "Division of whole numbers cuts off the fraction.",
            "For a number, divide by a double: i / 2.0; as an index, sum over the quotient instead."),
        _ => Unsupported(
            e, "An index must be made of loop variables and whole numbers by +, − and multiplication by a number.",
            "Such as i, i + 1, 2 * i, n - 1 - i."),
    };
}
