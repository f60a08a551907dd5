namespace PartialDerivatives;

/// <summary>
/// What the operations on <see cref="TapedNumber"/>s write down while f runs: for each operation which nodes it took, and its
/// slope with respect to each. Read backwards it gives the derivatives.
/// </summary>
/// <remarks>
/// Each running call has a tape of its own, from a table in which a number finds its tape: so it is 16 bytes
/// without a reference, which travel in registers. A tape keeps its memory from call to call (32 bytes for each operation of the
/// longest f), and a thread gets the same one each time.
/// </remarks>
internal sealed partial class Tape
{
    // A place begins with its tape's number in this table; the first one stays free, so that no place is 0.
    private const int TableBits = 10, TableSize = 1 << TableBits, CountBits = 64 - TableBits;

    private static readonly Tape?[] s_tapes = new Tape?[TableSize];
    private static readonly int[] s_taken = new int[TableSize];

    private readonly int _number;

    // Node 0 stands for all constants.
    private Node[] _nodes = new Node[1024];
    private double[] _adjoints = new double[1024];
    private TapedNumber[] _variables = [];

    // The places of node 0 and of the next operation. They never come again, so one that was kept is known for ever: 2⁵⁴
    // operations take a year. Between two recordings the two are the same.
    private ulong _start, _next;

    // Whether a slope is infinite or NaN.
    private bool _steep;

    static Tape() => s_tapes[0] = new Tape(0);

    private Tape(int number) => (_number, _start, _next) = (number, (ulong)number << CountBits, (ulong)number << CountBits);

    private int Count => (int)(_next - _start);

    /// <summary>Starts to record, with a number for each coordinate of the point; ends with Dispose.</summary>
    public static Recording Record(ReadOnlySpan<double> at)
    {
        int start = Environment.CurrentManagedThreadId;
        for (int i = 0; i < TableSize - 1; i++)
        {
            int number = 1 + (start + i) % (TableSize - 1);
            if (Interlocked.CompareExchange(ref s_taken[number], 1, 0) == 0)
            {
                return new(s_tapes[number] ??= new Tape(number), at);
            }
        }
        throw new InvalidOperationException($"{TableSize - 1} calls of ReverseMode are running at once, and no more can. Run fewer in "
            + $"parallel.");
    }

    /// <summary>Writes down an operation on x, unless x is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TapedNumber Add(double value, TapedNumber x, double slope)
    {
        Tape tape = Of(x);
        ulong index = x.Place - tape._start;
        if (index >= tape._next - tape._start)
        {
            return x.IsConstant ? value : throw Foreign();
        }
        return tape.Add(value, (int)index, slope, 0, 0);
    }

    /// <summary>Writes down an operation on x and y, unless they are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TapedNumber Add(double value, TapedNumber x, double slopeX, TapedNumber y, double slopeY)
    {
        Tape tape = Of(x);
        ulong indexX = x.Place - tape._start, indexY = y.Place - tape._start, count = tape._next - tape._start;
        if (indexX >= count || indexY >= count)
        {
            return AddWithConstant(value, x, slopeX, y, slopeY);
        }
        return tape.Add(value, (int)indexX, slopeX, (int)indexY, slopeY);
    }

    /// <summary>The same where a slope may be infinite or NaN, so that the derivatives need care.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TapedNumber AddSteep(double value, TapedNumber x, double slopeX, TapedNumber y, double slopeY)
    {
        Of(x.IsConstant ? y : x)._steep = true;
        return Add(value, x, slopeX, y, slopeY);
    }

    /// <summary>The quotient q = x/y where its slope by y, −q/y, may be too large or too small for a number: as (x′ − q·y′)/y, in two
    /// steps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TapedNumber AddQuotient(double q, TapedNumber x, TapedNumber y, double slopeY)
    {
        // A smaller slope may have lost digits that matter where the inner slope is large.
        const double Large = 1e30, SmallestSlope = 1e-300;
        double slope = 1 / y.Value;
        // x·(1/y): of 1/y alone the slope is not known where y is as steep as it is large.
        return double.IsInfinity(y.Value) ? AddSteep(q, x, slope, AddSteep(slope, y, 0, 0, 0), x.Value)
            : !double.IsFinite(q) || !double.IsFinite(slope)
            // On two numbers even if x is none: a slope of 0 beside ∞ is not that of what does not move.
            ? x.IsConstant ? AddSteep(q, y, slopeY, y, 0) : AddSteep(q, x, slope, y, slopeY)
            // Where q is as small itself, its slope has lost nothing.
            : double.IsFinite(slopeY) && (Math.Abs(y.Value) < Large || Math.Abs(slopeY) > SmallestSlope) ? Add(q, x, slope, y, slopeY)
            : AddSteep(q, AddSteep(q, x, 1, y, -q), slope, 0, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TapedNumber AddWithConstant(double value, TapedNumber x, double slopeX, TapedNumber y, double slopeY) =>
        y.IsConstant ? Add(value, x, slopeX) : x.IsConstant ? Add(value, y, slopeY) : throw Foreign();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tape Of(TapedNumber x) => s_tapes[x.Place >> CountBits]!;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TapedNumber Add(double value, int x, double slopeX, int y, double slopeY)
    {
        ulong place = _next, index = place - _start;
        Node[] nodes = _nodes;
        if (index >= (uint)nodes.Length)
        {
            return AddToLonger(value, x, slopeX, y, slopeY);
        }
        ref Node node = ref nodes[(int)index];
        node.SlopeX = slopeX;
        node.SlopeY = slopeY;
        node.X = x;
        node.Y = y;
        _next = place + 1;
        return new TapedNumber(value, place);
    }

    // A call whose result is returned as it is keeps Add free of everything that outlives a call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TapedNumber AddToLonger(double value, int x, double slopeX, int y, double slopeY)
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        return Add(value, x, slopeX, y, slopeY);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static InvalidOperationException Foreign() => new(
        "This TapedNumber belongs to another call of ReverseMode: to one that has ended, to the outer one of two nested calls, or to "
            + "one on another thread. Use a TapedNumber only inside the f that was given it; take its Value for a plain number. For "
            + "derivatives of derivatives pass a function of Dual<TapedNumber>, as ReverseMode.OfSecondOrder does.");

    private struct Node
    {
        public double SlopeX, SlopeY;
        public int X, Y;
    }
}
