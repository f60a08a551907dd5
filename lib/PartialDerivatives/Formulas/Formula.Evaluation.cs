using System.Numerics;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace PartialDerivatives;

// Numbers at a point: of the formula and of its symbolic derivatives, computed node by node.
public sealed partial class Formula
{
    /// <inheritdoc/>
    public override double At(params ReadOnlySpan<double> at) => IsDerivative ? ComputedDerivatives.Note(Evaluate(at)) : Evaluate(at);

    /// <summary>The value at a point: <c>f[1.0, 0.5]</c>.</summary>
    public double this[params ReadOnlySpan<double> at] => At(at);

    /// <summary>The value for one number; inside another lambda, this formula with that argument.</summary>
    public double Call(double x) => At(x);

    /// <summary>The value for two numbers; inside another lambda, this formula with those arguments.</summary>
    public double Call(double x, double y) => At(x, y);

    /// <summary>The value for three numbers; inside another lambda, this formula with those arguments.</summary>
    public double Call(double x, double y, double z) => At(x, y, z);

    /// <summary>The value for four numbers; inside another lambda, this formula with those arguments.</summary>
    public double Call(double w, double x, double y, double z) => At(w, x, y, z);

    /// <summary>The value for a vector; inside another lambda, this formula with that argument.</summary>
    public double Call(double[] x) => At(x);

    /// <inheritdoc/>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Require.Variable(variable, IsOfVector ? at.Length : Variables.Count);
        RequirePoint(at.Length);
        return ComputedDerivatives.Note(_derivatives.Value.Partial(at.ToArray(), variable));
    }

    /// <inheritdoc/>
    /// <remarks>The values of the symbolic partial derivatives; where these meet 0/0 or 0·∞, or the formula itself has no value, the
    /// rules that <see cref="Elementary"/> tells.</remarks>
    public override Vector Gradient(params ReadOnlySpan<double> at) => ValueAndGradient(at).Gradient;

    /// <inheritdoc/>
    public override (double Value, Vector Gradient) ValueAndGradient(params ReadOnlySpan<double> at)
    {
        RequirePoint(at.Length);
        var (value, gradient) = _derivatives.Value.ValueAndGradient(at.ToArray());
        return (value, ComputedDerivatives.Note(Vector.Build.Dense(gradient)));
    }

    /// <summary>The Hessian at a point: the values of all second symbolic partial derivatives.</summary>
    public Matrix<double> Hessian(params ReadOnlySpan<double> at)
    {
        RequirePoint(at.Length);
        return ComputedDerivatives.Note(_derivatives.Value.Hessian(at.ToArray()));
    }

    internal double[] SymbolicGradient(ReadOnlySpan<double> at)
    {
        RequirePoint(at.Length);
        return _derivatives.Value.SymbolicGradient(at.ToArray());
    }

    /// <summary>The value for any kind of number, computed node by node: for dual numbers, intervals, more digits, …</summary>
    public T Evaluate<T>(ReadOnlySpan<T> at)
        where T : IFloatingPointIeee754<T>
    {
        RequirePoint(at.Length);
        return new Evaluate<T>(at.ToArray()).Of(Node);
    }

    /// <summary>How many coordinates a point has at least, and at most: not known before, if the formula contains x.Length.</summary>
    internal (long Least, long Greatest) Lengths => !IsOfVector ? (Variables.Count, Variables.Count)
        : (Math.Max(1, _length ?? 1), int.MaxValue);

    /// <summary>Throws unless a point with this many coordinates can be put into the formula.</summary>
    internal void RequireLength(int coordinates)
    {
        Require.That(IsOfVector || coordinates == Variables.Count, "at",
            $"The point has {coordinates} coordinates, but the formula has the {Variables.Count} variables {string.Join(", ", Variables)}. "
                + $"Pass one number for each: f.At({string.Join(", ", Variables.Select((_, i) => i == 0 ? "1.0" : "0.5"))}).");
        Require.That(coordinates >= Lengths.Least, "at",
            $"The point has {coordinates} coordinates, but {Variables[0]}[{Lengths.Least - 1}] occurs in the formula. "
                + $"Pass at least {Lengths.Least}.");
    }

    private void RequirePoint(int coordinates)
    {
        RequireNoFreeIndex();
        RequireLength(coordinates);
    }

    /// <summary>Throws if the formula is one for every k.</summary>
    internal void RequireNoFreeIndex()
    {
        if (Node.Symbols.FirstOrDefault(s => !s.IsLength) is { } k)
        {
            throw new InvalidOperationException(
                $"The formula holds for every {k.Name}. To evaluate it, differentiate by one component, such as "
                + $"Partial(\"{Variables[0]}[0]\").");
        }
    }
}
