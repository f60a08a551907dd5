namespace PartialDerivatives;

/// <summary>Makes instructions: equal ones once (value numbering), each as far outside of the loops as it can be computed.</summary>
internal sealed class InstructionBuilder
{
    private readonly Dictionary<(Operation, int, int, object?), List<Instruction>> _made = [];
    private int _count;

    public Block Root { get; } = new(null, null);

    public Instruction Constant(double value) =>
        Make(Operation.Constant, Root, [], BitConverter.DoubleToInt64Bits(value), null, (id, b) =>
        new(id, Operation.Constant, b) { Value = value });

    public Instruction Coordinate(int position) =>
        Make(Operation.Coordinate, Root, [], position, null, (id, b) =>
            new(id, Operation.Coordinate, b) { Index = AffineIndex.Of(position) });

    public Instruction Element(Block block, AffineIndex index) =>
        Make(Operation.Element, block, [], index, index, (id, b) => new(id, Operation.Element, b) { Index = index });

    public Instruction Datum(Block block, DataNode datum)
    {
        AffineIndex position = datum.Array.Position(datum.Indices);
        return Make(Operation.Datum, block, [], datum, position, (id, b) =>
            new(id, Operation.Datum, b) { Datum = datum, Index = position });
    }

    public Instruction Index(Block block, AffineIndex index) => index.IsConstant
        ? Constant(index.Constant)
        : Make(Operation.Index, block, [], index, index, (id, b) => new(id, Operation.Index, b) { Index = index });

    public Instruction Add(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value + b.Value),
        ({ Operation: Operation.Constant, Value: 0 }, _) => b,
        (_, { Operation: Operation.Constant, Value: 0 }) => a,
        (_, { Operation: Operation.Negate }) => Subtract(block, a, b.Arguments[0]),
        ({ Operation: Operation.Negate }, _) => Subtract(block, b, a.Arguments[0]),
        _ when a == b => Multiply(block, Constant(2), a),
        _ => Arithmetic(Operation.Add, block, a, b),
    };

    public Instruction Subtract(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value - b.Value),
        ({ Operation: Operation.Constant, Value: 0 }, _) => Negate(block, b),
        (_, { Operation: Operation.Constant, Value: 0 }) => a,
        (_, { Operation: Operation.Negate }) => Add(block, a, b.Arguments[0]),
        ({ Operation: Operation.Negate }, _) => Negate(block, Add(block, a.Arguments[0], b)),
        _ => Arithmetic(Operation.Subtract, block, a, b),
    };

    /// <summary>Multiplies; constant factors are moved outwards and joined, unless they may keep the others from being too large or too
    /// small.</summary>
    public Instruction Multiply(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value * b.Value),
        (_, { Operation: Operation.Constant }) => Multiply(block, b, a),
        ({ Operation: Operation.Constant, Value: 1 }, _) => b,
        ({ Operation: Operation.Constant, Value: -1 }, _) => Negate(block, b),
        ({ Operation: Operation.Negate }, _) => Negate(block, Multiply(block, a.Arguments[0], b)),
        (_, { Operation: Operation.Negate }) =>
            a.Operation == Operation.Constant ? Multiply(block, Constant(-a.Value), b.Arguments[0])
            : Negate(block, Multiply(block, a, b.Arguments[0])),
        ({ Operation: Operation.Constant }, _) when Scaled(b) is var (c, rest) && NumberNode.IsSafe(a.Value, c.Value) =>
            Multiply(block, Constant(a.Value * c.Value), rest),
        ({ Operation: Operation.Constant }, _) => Arithmetic(Operation.Multiply, block, a, b),
        _ when Scaled(a) is var (c, rest) => Multiply(block, c, Multiply(block, rest, b)),
        _ when Scaled(b) is var (c, rest) => Multiply(block, c, Multiply(block, a, rest)),
        _ => a.Id <= b.Id ? Arithmetic(Operation.Multiply, block, a, b) : Arithmetic(Operation.Multiply, block, b, a),
    };

    public Instruction Divide(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value / b.Value),
        (_, { Operation: Operation.Constant, Value: var c }) when Math.ILogB(c) is > -1000 and < 1000 and var e
            && Math.ScaleB(1, e) == Math.Abs(c) => Multiply(block, Constant(1 / c), a),
        ({ Operation: Operation.Negate }, _) => Negate(block, Divide(block, a.Arguments[0], b)),
        (_, { Operation: Operation.Negate }) => Negate(block, Divide(block, a, b.Arguments[0])),
        _ => Arithmetic(Operation.Divide, block, a, b),
    };

    public Instruction Negate(Block block, Instruction a) => a switch
    {
        { Operation: Operation.Constant } => Constant(-a.Value),
        { Operation: Operation.Negate } => a.Arguments[0],
        { Operation: Operation.Subtract } => Subtract(block, a.Arguments[1], a.Arguments[0]),
        { Operation: Operation.Multiply } when Scaled(a) is var (c, rest) => Multiply(block, Constant(-c.Value), rest),
        _ => Arithmetic(Operation.Negate, block, a),
    };

    /// <summary>A power: by repeated multiplication, with a square root or a reciprocal, if its exponent allows it.</summary>
    public Instruction Power(Block block, Instruction a, NumberNode exponent)
    {
        long n = exponent.Numerator;
        if (a.Operation == Operation.Constant)
        {
            return Constant(Math.Pow(a.Value, exponent.Value));
        }
        if (exponent.IsOne || exponent.IsZero)
        {
            return exponent.IsOne ? a : Constant(1);
        }
        if (exponent.Denominator is not (1 or 2) || Math.Abs(n) > 64)
        {
            return Pow(block, a, Constant(exponent.Value));
        }
        if (n < 0)
        {
            return Made(Operation.Reciprocal, Constant(1), Power(block, a, -exponent));
        }
        if (exponent.Denominator == 2)
        {
            Instruction root = SquareRoot(block, a);
            return n == 1 ? root : Made(Operation.Power, Power(block, a, NumberNode.Of(n / 2)), root);
        }
        Instruction p = Power(block, a, NumberNode.Of(n % 2 == 0 ? n / 2 : n - 1));
        return Made(Operation.Power, p, n % 2 == 0 ? p : a);

        Instruction Made(Operation operation, Instruction p, Instruction q) =>
            Make(operation, block, [p, q], a, null, (id, b) => new(id, operation, b, p, q) { Base = a, Exponent = exponent });
    }

    public Instruction SquareRoot(Block block, Instruction a) =>
        a.Operation == Operation.Constant ? Constant(Math.Sqrt(a.Value)) : Arithmetic(Operation.SquareRoot, block, a);

    public Instruction Pow(Block block, Instruction a, Instruction b) => Arithmetic(Operation.Pow, block, a, b);

    public Instruction Function(Block block, ElementaryFunction function, Instruction[] arguments) =>
        Make(Operation.Function, block, arguments, function, null, (id, b) =>
            new(id, Operation.Function, b, arguments) { Function = function });

    public Instruction Abbreviation(Block block, ElementaryFunction function, Instruction[] of, Instruction value) =>
        value.Operation == Operation.Constant
        ? value
        : Make(Operation.Abbreviation, block, [value], function, null, (id, b) =>
            new(id, Operation.Abbreviation, b, value) { Function = function, Of = of });

    public Instruction LoopSum(Loop loop, Instruction value)
    {
        if (value is { Operation: Operation.Constant, Value: 0 })
        {
            return value;
        }
        var existing = loop.Sums.Find(s => s.Arguments[0] == value);
        if (existing is null)
        {
            loop.Sums.Add(existing = new(_count++, Operation.LoopSum, loop.Parent, value) { Loop = loop });
        }
        return existing;
    }

    public Instruction Choice(Branch branch, Instruction then, Instruction otherwise)
    {
        var existing = branch.Choices.Find(c => c.Arguments[0] == then && c.Arguments[1] == otherwise);
        if (existing is null)
        {
            branch.Choices.Add(existing = new(_count++, Operation.Choice, branch.Parent, then, otherwise) { Branch = branch });
        }
        return existing;
    }

    private Instruction Arithmetic(Operation operation, Block block, params Instruction[] arguments) =>
        Make(operation, block, arguments, null, null, (id, b) => new(id, operation, b, arguments));

    private Instruction Make(Operation operation, Block block, Instruction[] arguments, object? detail, AffineIndex? index, Func<int, Block,
        Instruction> create)
    {
        var key = (operation, arguments.Length > 0 ? arguments[0].Id : -1, arguments.Length > 1 ? arguments[1].Id : -1, detail);
        if (!_made.TryGetValue(key, out var instructions))
        {
            _made.Add(key, instructions = []);
        }
        if (instructions.Find(i => block.IsInside(i.Block)) is { } existing)
        {
            return existing;
        }
        // Out of loops, but not out of the branches of a case distinction, which may guard against a wrong index.
        while (block.Symbol is { } symbol && arguments.All(a => block.Parent!.IsInside(a.Block)) && index?.FactorOf(symbol) is null or 0)
        {
            block = block.Parent!;
        }
        Instruction instruction = create(_count++, block);
        instructions.Add(instruction);
        return instruction;
    }

    private static (Instruction Constant, Instruction Factor)? Scaled(Instruction a) =>
        a is { Operation: Operation.Multiply, Arguments: [{ Operation: Operation.Constant } c, var rest] }
            && Math.ILogB(c.Value) is > -64 and < 64 ? (c, rest) : null;
}
