using System.Linq.Expressions;

namespace PartialDerivatives;

// Whole numbers: indices, bounds of sums, and what is indexed.
internal sealed partial class ReadExpressionTree
{
    /// <summary>A whole number used as a number.</summary>
    private Node Whole(Expression e)
    {
        if (e is BinaryExpression { NodeType: ExpressionType.ArrayIndex } or MethodCallExpression { Method.Name: "Get" or "get_Item" }
            && !IsCaptured(e))
        {
            return e is BinaryExpression b ? Element(b.Left, [b.Right], e)
                : Element(((MethodCallExpression)e).Object!, ((MethodCallExpression)e).Arguments, e);
        }
        if (!IsAffine(e))
        {
            return Number(e);
        }
        if (e is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var number } && number.Type == typeof(double)
            && !IsCaptured(e))
        {
            throw Unsupported(e, "Cutting off the fraction jumps, so it has no derivative there.",
                "Compute with double all the way, or write a case `c ? a : b`.");
        }
        RequireExactDivision(e);
        return Simplify.Index(ReadIndex(e));
    }

    /// <summary>Whether an expression could be an index: no product of loop variables is in it, and nothing that depends on the
    /// point.</summary>
    private static bool IsAffine(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            MethodCallExpression or ConditionalExpression or BinaryExpression { NodeType: ExpressionType.ArrayIndex } => IsCaptured(e),
            BinaryExpression { NodeType: ExpressionType.Multiply or ExpressionType.MultiplyChecked } b
                when !IsCaptured(b.Left) && !IsCaptured(b.Right) => false,
            BinaryExpression b => IsAffine(b.Left) && IsAffine(b.Right),
            UnaryExpression { Operand: var operand } when operand.Type == typeof(int) || operand.Type == typeof(long) => IsAffine(operand),
            _ => true,
        };
    }

    /// <summary>A whole number that is no index, such as Math.Sign(x) + 1 or i * j.</summary>
    private Node Number(Expression e) => e switch
    {
        MethodCallExpression { Method: { Name: "Sign", DeclaringType: var type }, Arguments: [var u] } when type == typeof(Math) =>
            Simplify.Apply<Functions.Sign>(Read(u)),
        ConditionalExpression c => Conditional(c),
        UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } u => Simplify.Negate(Whole(u.Operand)),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } u => Whole(u.Operand),
        BinaryExpression { NodeType: ExpressionType.Add or ExpressionType.AddChecked } b => Simplify.Add(Whole(b.Left), Whole(b.Right)),
        BinaryExpression { NodeType: ExpressionType.Subtract or ExpressionType.SubtractChecked } b =>
            Simplify.Subtract(Whole(b.Left), Whole(b.Right)),
        BinaryExpression { NodeType: ExpressionType.Multiply or ExpressionType.MultiplyChecked } b =>
            Simplify.Multiply(Whole(b.Left), Whole(b.Right)),
        BinaryExpression { NodeType: ExpressionType.Divide } b => throw Unsupported(
            e, "Division of whole numbers cuts off the fraction.", $"Divide by a double: {Show(b.Left)} / (double){Show(b.Right)}."),
        _ => throw Unsupported(e, "It is a whole number, which jumps.", "Use functions of double; Sign(x) of Elementary is one."),
    };

    /// <summary>1 / n with a captured whole number n is 0 in C#, which is hardly meant.</summary>
    private static void RequireExactDivision(Expression e)
    {
        foreach (BinaryExpression division in ParameterFinder.DivisionsIn(e).Where(IsCaptured))
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

    private Node Element(Expression array, IReadOnlyList<Expression> subscripts, Expression whole)
    {
        // X[j][i]: the rows are inside.
        while (array is BinaryExpression { NodeType: ExpressionType.ArrayIndex } row)
        {
            (array, subscripts) = (row.Left, [row.Right, .. subscripts]);
        }
        if (array == _vector)
        {
            var index = ReadIndex(subscripts[0]);
            return index.LeastByLength() is { IsConstant: true, Constant: < 0 } and var least && index.IsConstant
                ? throw Unsupported(whole, $"The index is {least.Constant}.", "Indices count from 0.")
                : new ElementNode(_vector!.Name!, index);
        }
        if (!IsCaptured(array))
        {
            throw Unsupported(whole, "Only the argument itself and captured arrays can be indexed.",
                "Capture the array in a variable before the lambda.");
        }
        object value = Value(array) ?? throw IsNull(array);
        if (!_arrays.TryGetValue(value, out var data) && DataArray.From(Name(array), value) is null)
        {
            return IsCaptured(whole) ? Captured(whole)
                : throw Unsupported(whole, "What is indexed is not an array of numbers.",
                "Use double[], double[,], double[][] with rows of the same length, List<double>, or a Vector or Matrix.");
        }
        data ??= _arrays[value] = DataArray.From(Name(array), value)!;
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

    private AffineIndex ReadIndex(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            ParameterExpression p when _loops.TryGetValue(p, out var symbol) => AffineIndex.Of(symbol),
            UnaryExpression { NodeType: ExpressionType.ArrayLength, Operand: var array } when array == _vector => AffineIndex.Of(_length!),
            UnaryExpression { NodeType: ExpressionType.Negate } u => -1 * ReadIndex(u.Operand),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } u
                when u.Operand.Type == typeof(int) || u.Operand.Type == typeof(long) => ReadIndex(u.Operand),
            _ when IsCaptured(e) => AffineIndex.Of(Convert.ToInt64(Value(e), CultureInfo.InvariantCulture)),
            BinaryExpression { NodeType: ExpressionType.Add or ExpressionType.AddChecked } b => ReadIndex(b.Left) + ReadIndex(b.Right),
            BinaryExpression { NodeType: ExpressionType.Subtract or ExpressionType.SubtractChecked } b =>
                ReadIndex(b.Left) - ReadIndex(b.Right),
            BinaryExpression { NodeType: ExpressionType.Multiply or ExpressionType.MultiplyChecked } b =>
                (ReadIndex(b.Left), ReadIndex(b.Right)) switch
                {
                    ({ IsConstant: true } left, var right) => left.Constant * right,
                    (var left, { IsConstant: true } right) => right.Constant * left,
                    _ => throw Unsupported(e, "A product of two loop variables is not an affine index.",
                        "As a number, write (double)i * j; as an index, use a two-dimensional array."),
                },
            BinaryExpression { NodeType: ExpressionType.Divide } => throw Unsupported(
                e, "Division of whole numbers cuts off the fraction.",
                "For a number, divide by a double: i / 2.0; as an index, sum over the quotient instead."),
            _ => throw Unsupported(
                e, "An index must be made of loop variables and whole numbers by +, − and multiplication by a number.",
                "Such as i, i + 1, 2 * i, n - 1 - i."),
        };
    }
}
