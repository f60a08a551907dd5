using System.Runtime.CompilerServices;

namespace PartialDerivatives;

/// <summary>
/// What the operations on <see cref="Variable"/>s write down while f runs: for each operation which nodes it took, and its
/// slope with respect to each. Read backwards it gives the derivatives.
/// </summary>
/// <remarks>
/// Each running call has a tape of its own, from a table in which a variable finds its tape by number: so a variable is 16 bytes
/// without a reference, which travel in registers. A tape keeps its memory from call to call (32 bytes for each operation of the
/// longest f), and a thread gets the same one each time.
/// </remarks>
internal sealed class Tape
{
    // A recording's number ends with its tape's place in this table; the first place stays free, so that no recording is 0.
    private const int TableBits = 10, TableSize = 1 << TableBits;

    private static readonly Tape?[] tapes = new Tape?[TableSize];
    private static readonly int[] taken = new int[TableSize];

    private readonly int number;

    // Node 0 stands for all constants.
    private Node[] nodes = new Node[1024];
    private double[] adjoints = new double[1024];
    private Variable[] variables = [];
    private int serial;

    /// <summary>The place of the next operation: <see cref="Variable.Place"/>.</summary>
    private long next;

    static Tape() => tapes[0] = new Tape(0) { next = long.MinValue };

    private Tape(int number) => this.number = number;

    private int Count => (int)next;

    /// <summary>Starts to record, with a variable for each coordinate of the point; ends with Dispose.</summary>
    public static Recording Record(ReadOnlySpan<double> at)
    {
        int start = Environment.CurrentManagedThreadId;
        for (int i = 0; i < TableSize - 1; i++)
        {
            int number = 1 + (start + i) % (TableSize - 1);
            if (Interlocked.CompareExchange(ref taken[number], 1, 0) == 0)
            {
                return new(tapes[number] ??= new Tape(number), at);
            }
        }
        throw new InvalidOperationException($"{TableSize - 1} calls of ReverseMode are running at once, and no more can. Run fewer in parallel.");
    }

    /// <summary>Writes down an operation on x, unless x is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Variable Add(double value, Variable x, double slope)
    {
        Tape tape = Of(x);
        if ((x.Place ^ tape.next) >> 32 != 0)
        {
            return x.IsConstant ? value : throw Foreign();
        }
        return tape.Add(value, x.Place, slope, 0, 0);
    }

    /// <summary>Writes down an operation on x and y, unless they are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Variable Add(double value, Variable x, double slopeX, Variable y, double slopeY)
    {
        Tape tape = Of(x);
        if (((x.Place ^ tape.next) | (y.Place ^ tape.next)) >> 32 != 0)
        {
            return AddWithConstant(value, x, slopeX, y, slopeY);
        }
        return tape.Add(value, x.Place, slopeX, y.Place, slopeY);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Variable AddWithConstant(double value, Variable x, double slopeX, Variable y, double slopeY) =>
        y.IsConstant ? Add(value, x, slopeX) : x.IsConstant ? Add(value, y, slopeY) : throw Foreign();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tape Of(Variable x) => tapes[(x.Place >> 32) & (TableSize - 1)]!;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Variable Add(double value, long x, double slopeX, long y, double slopeY)
    {
        long place = next;
        Node[] nodes = this.nodes;
        if ((uint)place >= (uint)nodes.Length)
        {
            return AddToLonger(value, x, slopeX, y, slopeY);
        }
        ref Node node = ref nodes[(uint)place];
        node.SlopeX = slopeX;
        node.SlopeY = slopeY;
        node.X = (int)x;
        node.Y = (int)y;
        next = place + 1;
        return new Variable(value, place);
    }

    // A call whose result is returned as it is keeps Add free of everything that outlives a call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Variable AddToLonger(double value, long x, double slopeX, long y, double slopeY)
    {
        Array.Resize(ref nodes, 2 * nodes.Length);
        return Add(value, x, slopeX, y, slopeY);
    }

    private static InvalidOperationException Foreign() => new(
        "This Variable belongs to another call of ReverseMode: to one that has ended, to the outer one of two nested calls, or to one on another thread. " +
        "Use a Variable only inside the f that was given it; take its Value for a plain number. For derivatives of derivatives pass a function of Dual<Variable>, as ReverseMode.Hessian does.");

    private struct Node
    {
        public double SlopeX, SlopeY;
        public int X, Y;
    }

    /// <summary>One run of f on the tape.</summary>
    public readonly ref struct Recording : IDisposable
    {
        private readonly Tape tape;

        public Recording(Tape tape, ReadOnlySpan<double> at)
        {
            this.tape = tape;
            tape.serial++;
            tape.next = ((long)((tape.serial << TableBits) | tape.number) << 32) | 1;
            if (tape.variables.Length != at.Length)
            {
                tape.variables = new Variable[at.Length];
            }
            for (int i = 0; i < at.Length; i++)
            {
                tape.variables[i] = tape.Add(at[i], 0, 0, 0, 0);
            }
        }

        /// <summary>The variables, for f.</summary>
        public Variable[] Variables => tape.variables;

        /// <summary>Writes Σ weightₖ·∇yₖ into the gradient: one sweep from the last operation to the first.</summary>
        public void Sweep(ReadOnlySpan<Variable> y, ReadOnlySpan<double> weights, Span<double> gradient)
        {
            if (tape.adjoints.Length < tape.nodes.Length)
            {
                tape.adjoints = new double[tape.nodes.Length];
            }
            Span<double> adjoints = tape.adjoints.AsSpan(0, tape.Count);
            adjoints.Clear();

            for (int k = 0; k < y.Length; k++)
            {
                if (!y[k].IsConstant)
                {
                    adjoints[(y[k].Place ^ tape.next) >> 32 == 0 ? (int)y[k].Place : throw Foreign()] += weights[k];
                }
            }

            // Zeros are skipped: what does not move, moves nothing, even where the other factor is infinite or NaN.
            ReadOnlySpan<Node> nodes = tape.nodes.AsSpan(0, adjoints.Length);
            for (int i = adjoints.Length - 1; i > gradient.Length; i--)
            {
                double adjoint = adjoints[i];
                if (adjoint != 0)
                {
                    ref readonly Node node = ref nodes[i];
                    if (node.SlopeX != 0)
                    {
                        adjoints[node.X] += adjoint * node.SlopeX;
                    }
                    if (node.SlopeY != 0)
                    {
                        adjoints[node.Y] += adjoint * node.SlopeY;
                    }
                }
            }
            adjoints.Slice(1, gradient.Length).CopyTo(gradient);
        }

        public void Dispose()
        {
            tape.next = 0;
            Volatile.Write(ref taken[tape.number], 0);
        }
    }
}
