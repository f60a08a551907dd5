using System.Numerics;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Functions of many variables, for every kind of number, with their gradients written by hand.</summary>
internal static class VectorFunctions
{
    public static T Rosenbrock<T>(T[] x) where T : INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            T valley = x[i + 1] - x[i] * x[i];
            T slope = T.One - x[i];
            sum += T.CreateChecked(100) * valley * valley + slope * slope;
        }
        return sum;
    }

    public static double[] RosenbrockGradient(double[] x)
    {
        double[] gradient = new double[x.Length];
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double valley = x[i + 1] - x[i] * x[i];
            gradient[i] += -400 * valley * x[i] - 2 * (1 - x[i]);
            gradient[i + 1] += 200 * valley;
        }
        return gradient;
    }

    public static double[] RosenbrockStart(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? -1.2 : 1.0) + 0.001 * i / n)];

    /// <summary>The mean squared error of a linear model with weights w.</summary>
    public static T MeanSquaredError<T>(T[] w, double[][] inputs, double[] targets) where T : INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < targets.Length; i++)
        {
            T residual = -T.CreateChecked(targets[i]);
            for (int j = 0; j < w.Length; j++)
            {
                residual += T.CreateChecked(inputs[i][j]) * w[j];
            }
            sum += residual * residual;
        }
        return sum / T.CreateChecked(targets.Length);
    }

    public static double[] MeanSquaredErrorGradient(double[] w, double[][] inputs, double[] targets)
    {
        double[] gradient = new double[w.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            double residual = inputs[i].Zip(w, (x, wj) => x * wj).Sum() - targets[i];
            for (int j = 0; j < w.Length; j++)
            {
                gradient[j] += 2 * inputs[i][j] * residual / targets.Length;
            }
        }
        return gradient;
    }

    /// <summary>The cross-entropy of the softmax of some logits, of which one is the right class; the largest is taken out first.</summary>
    public static T SoftmaxCrossEntropy<T>(T[] logits, int right) where T : IFloatingPointIeee754<T>
    {
        T largest = logits.Aggregate(Max);
        T sum = logits.Aggregate(T.Zero, (s, z) => s + Exp(z - largest));
        return Log(sum) + largest - logits[right];
    }

    public static double[] SoftmaxCrossEntropyGradient(double[] logits, int right)
    {
        double[] exponentials = [.. logits.Select(z => Math.Exp(z - logits.Max()))];
        return [.. exponentials.Select((e, i) => e / exponentials.Sum() - (i == right ? 1 : 0))];
    }
}
