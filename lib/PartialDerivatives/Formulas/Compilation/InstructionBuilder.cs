namespace PartialDerivatives;

/// <summary>Makes instructions: equal ones once (value numbering), each as far outside of the loops as it can be computed.</summary>
internal sealed class InstructionBuilder
{
    private readonly Dictionary<(Operation, int, int, object?), List<Instruction>> _made = [];
    private int _count;

    public Block Root { get; } = new();

    /// <summary>The quotients whose divisor depends on the point.</summary>
    public List<Instruction> Quotients => [.. _made.Values.SelectMany(made => made)
        .Where(i => i.Operation is Operation.Divide or Operation.Reciprocal && i.Arguments[1].Varies)];

    public Instruction Constant(double value) => Make(new(Operation.Constant, Root) { Value = value });

    public Instruction Add(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value + b.Value),
        ({ Operation: Operation.Constant, Value: 0 }, _) => b,
        (_, { Operation: Operation.Constant, Value: 0 }) => a,
        _ when a == b => Multiply(block, Constant(2), a),
        _ when a.Negated is { } x && b.Negated is { } y => Negate(block, Add(block, x, y)),
        _ => Make(new(Operation.Add, block, a, b)),
    };

    /// <summary>The product with −1; in a sum the machine code subtracts.</summary>
    public Instruction Negate(Block block, Instruction a) => Multiply(block, Constant(-1), a);

    /// <summary>Multiplies; constant factors are moved outwards and joined, unless they may keep the others from being too large or too
    /// small.</summary>
    public Instruction Multiply(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value * b.Value),
        (_, { Operation: Operation.Constant }) => Multiply(block, b, a),
        ({ Operation: Operation.Constant, Value: 1 }, _) => b,
        ({ Operation: Operation.Constant, Value: -1 }, { Operation: Operation.Add, Arguments: [var x, { Negated: { } y }] }) =>
            Add(block, y, Negate(block, x)),
        ({ Operation: Operation.Constant }, _) when Scaled(b) is var (c, rest) && NumberNode.IsSafe(a.Value, c.Value) =>
            Multiply(block, Constant(a.Value * c.Value), rest),
        ({ Operation: Operation.Constant }, _) => Make(new(Operation.Multiply, block, a, b)),
        _ when Scaled(a) is var (c, rest) => Multiply(block, c, Multiply(block, rest, b)),
        _ when Scaled(b) is var (c, rest) => Multiply(block, c, Multiply(block, a, rest)),
        _ => Make(a.Id <= b.Id ? new(Operation.Multiply, block, a, b) : new(Operation.Multiply, block, b, a)),
    };

    public Instruction Divide(Block block, Instruction a, Instruction b) => (a, b) switch
    {
        ({ Operation: Operation.Constant }, { Operation: Operation.Constant }) => Constant(a.Value / b.Value),
        (_, { Operation: Operation.Constant, Value: var c }) when Math.ILogB(c) is > -1000 and < 1000 and var e
            && Math.ScaleB(1, e) == Math.Abs(c) => Multiply(block, Constant(1 / c), a),
        ({ Negated: { } x }, _) => Negate(block, Divide(block, x, b)),
        (_, { Negated: { } x }) => Negate(block, Divide(block, a, x)),
        _ => Make(new(Operation.Divide, block, a, b)),
    };

    /// <summary>A power: by repeated multiplication, with a square root or a reciprocal, if its exponent allows it.</summary>
    public Instruction Power(Block block, Instruction a, NumberNode exponent)
    {
        long n = exponent.Numerator;
        return exponent switch
        {
            _ when a.Operation == Operation.Constant => Constant(Math.Pow(a.Value, exponent.Value)),
            { IsOne: true } => a,
            { IsZero: true } => Constant(1),
            { Denominator: not (1 or 2) } or { Numerator: < -64 or > 64 } => Make(new(Operation.Pow, block, a, Constant(exponent.Value))),
            { IsNegative: true } => Made(Operation.Reciprocal, Constant(1), Power(block, a, -exponent)),
            { Denominator: 2, Numerator: 1 } => Make(new(Operation.SquareRoot, block, a)),
            { Denominator: 2 } => Made(Operation.Power, Power(block, a, NumberNode.Of(n / 2)), Power(block, a, NumberNode.Half)),
            _ when n % 2 != 0 => Made(Operation.Power, Power(block, a, NumberNode.Of(n - 1)), a),
            _ => Made(Operation.Power, Power(block, a, NumberNode.Of(n / 2)), Power(block, a, NumberNode.Of(n / 2))),
        };
        Instruction Made(Operation operation, Instruction p, Instruction q) =>
            Make(new(operation, block, p, q) { Base = a, Exponent = exponent });
    }

    /// <summary>The sum over a loop, or the value on the side of a case distinction that is taken.</summary>
    public Instruction Result(Container container, params Instruction[] values)
    {
        if (container.Condition is null && values is [{ Operation: Operation.Constant, Value: 0 } zero])
        {
            return zero;
        }
        var existing = container.Results.Find(result => result.Arguments.SequenceEqual(values));
        if (existing is null)
        {
            existing = new(Operation.Result, container.Parent, values) { Id = _count++, Container = container };
            container.Results.Add(existing);
        }
        return existing;
    }

    /// <summary>The instruction itself, or one like it that can be used in its block.</summary>
    public Instruction Make(Instruction made)
    {
        int first = made.Arguments is [var u, ..] ? u.Id : -1, second = made.Arguments is [_, var v] ? v.Id : -1;
        (first, second) = made.Operation == Operation.Multiply && first > second ? (second, first) : (first, second);
        object? detail = made.Operation switch
        {
            Operation.Constant => BitConverter.DoubleToInt64Bits(made.Value),
            Operation.Comparison => made.Relation,
            _ => (object?)made.Function ?? made.Datum ?? (object?)made.Base ?? made.Index,
        };
        if (!_made.TryGetValue((made.Operation, first, second, detail), out var instructions))
        {
            _made.Add((made.Operation, first, second, detail), instructions = []);
        }
        if (instructions.Find(i => made.Block.IsInside(i.Block)) is { } existing)
        {
            return existing;
        }
        // Out of loops, but not out of the branches of a case distinction, which may guard against a wrong index.
        while (made.Block is { Symbol: { } symbol, Parent: { } parent }
            && made.Arguments.All(a => parent.IsInside(a.Block)) && made.Index?.FactorOf(symbol) is null or 0)
        {
            made.Block = parent;
        }
        made.Id = _count++;
        instructions.Add(made);
        return made;
    }

    private static (Instruction Constant, Instruction Factor)? Scaled(Instruction a) =>
        a is { Operation: Operation.Multiply, Arguments: [{ Operation: Operation.Constant } c, var rest] }
            && Math.ILogB(c.Value) is > -64 and < 64 ? (c, rest) : null;
}
