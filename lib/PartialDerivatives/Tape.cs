using System.Runtime.InteropServices;

namespace PartialDerivatives;

/// <summary>
/// What the operations on <see cref="Variable"/>s write down while f runs: for each operation which nodes it took, and its
/// slope with respect to each. Read backwards it gives the derivatives.
/// </summary>
/// <remarks>
/// There is one tape for each thread; it keeps its memory from call to call (32 bytes for each operation of the longest f).
/// A call inside f of another call records behind what is there, and takes it away again when it ends.
/// </remarks>
internal sealed class Tape
{
    [ThreadStatic]
    private static Tape? ofThread;

    private static int lastRecording;

    // Node 0 stands for all constants.
    private Node[] nodes = new Node[1024];
    private double[] adjoints = new double[1024];
    private Variable[] spareVariables = [];
    private int count = 1;
    private int recording;

    /// <summary>Starts to record, with a variable for each coordinate of the point; ends with Dispose.</summary>
    public static Recording Record(ReadOnlySpan<double> at) => new(ofThread ??= new Tape(), at);

    /// <summary>Writes down an operation on x.</summary>
    public Variable Add(double value, Variable x, double slope)
    {
        if (x.Recording != recording)
        {
            throw Foreign();
        }
        return Add(value, new Node(x.Node, slope, 0, 0));
    }

    /// <summary>Writes down an operation on x and y.</summary>
    public Variable Add(double value, Variable x, double slopeX, Variable y, double slopeY)
    {
        if (x.Recording != recording || y.Recording != recording)
        {
            throw Foreign();
        }
        return Add(value, new Node(x.Node, slopeX, y.Node, slopeY));
    }

    private Variable Add(double value, Node node)
    {
        int i = count;
        if (i >= nodes.Length)
        {
            Grow();
        }
        nodes[i] = node;
        count = i + 1;
        return new Variable(value, this, i, recording);
    }

    private void Grow() => Array.Resize(ref nodes, 2 * nodes.Length);

    private static InvalidOperationException Foreign() => new(
        "This Variable belongs to another call of ReverseMode: to one that has ended, to the outer one of two nested calls, or to one on another thread. " +
        "Use a Variable only inside the f that was given it; take its Value for a plain number. For derivatives of derivatives pass a function of Dual<Variable>, as ReverseMode.Hessian does.");

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int X, double SlopeX, int Y, double SlopeY);

    /// <summary>One run of f on the tape.</summary>
    public readonly ref struct Recording : IDisposable
    {
        private readonly Tape tape;
        private readonly int outerCount;
        private readonly int outerRecording;

        public Recording(Tape tape, ReadOnlySpan<double> at)
        {
            this.tape = tape;
            outerCount = tape.count;
            outerRecording = tape.recording;
            tape.recording = Interlocked.Increment(ref lastRecording);
            Variables = tape.spareVariables.Length == at.Length ? tape.spareVariables : new Variable[at.Length];
            tape.spareVariables = [];
            for (int i = 0; i < at.Length; i++)
            {
                Variables[i] = tape.Add(at[i], default);
            }
        }

        /// <summary>The variables, for f.</summary>
        public Variable[] Variables { get; }

        /// <summary>Writes Σ weightₖ·∇yₖ into the gradient: one sweep from the last operation to the first.</summary>
        public void Sweep(ReadOnlySpan<Variable> y, ReadOnlySpan<double> weights, Span<double> gradient)
        {
            if (tape.adjoints.Length < tape.nodes.Length)
            {
                tape.adjoints = new double[tape.nodes.Length];
            }
            Span<double> adjoints = tape.adjoints.AsSpan(0, tape.count);
            adjoints[outerCount..].Clear();

            for (int k = 0; k < y.Length; k++)
            {
                if (y[k].Tape is not null)
                {
                    adjoints[y[k].Recording == tape.recording ? y[k].Node : throw Foreign()] += weights[k];
                }
            }

            // Zeros are skipped: what does not move, moves nothing, even where the other factor is infinite or NaN.
            ReadOnlySpan<Node> nodes = tape.nodes.AsSpan(0, adjoints.Length);
            for (int i = adjoints.Length - 1; i >= outerCount + gradient.Length; i--)
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
            adjoints.Slice(outerCount, gradient.Length).CopyTo(gradient);
        }

        public void Dispose()
        {
            tape.count = outerCount;
            tape.recording = outerRecording;
            tape.spareVariables = Variables;
        }
    }
}
