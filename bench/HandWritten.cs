using System.Runtime.CompilerServices;
using static System.Math;

/// <summary>
/// What the library is measured against: value and derivatives as a careful person writes them. Never inlined, as a compiled
/// formula cannot be.
/// </summary>
internal static class HandWritten
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Seed(ReadOnlySpan<double> p, Span<double> gradient)
    {
        double x = p[0], y = p[1], sin = Sin(y);
        gradient[0] = 2 * x * sin;
        gradient[1] = x * x * Cos(y);
        return x * x * sin;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Beale(ReadOnlySpan<double> p, Span<double> gradient)
    {
        double x = p[0], y = p[1], y2 = y * y, y3 = y2 * y;
        double a = 1.5 - x + x * y, b = 2.25 - x + x * y2, c = 2.625 - x + x * y3;
        gradient[0] = 2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1));
        gradient[1] = 2 * x * (a + 2 * b * y + 3 * c * y2);
        return a * a + b * b + c * c;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Three(ReadOnlySpan<double> p, Span<double> gradient)
    {
        double x = p[0], y = p[1], z = p[2], xy = x * y, sin = Sin(xy), cos = Cos(xy), exp = Exp(z), u = 1 + x * x * z * z;
        gradient[0] = y * z + y * cos * exp - 2 * x * z * z / u;
        gradient[1] = x * z + x * cos * exp;
        gradient[2] = xy + sin * exp - 2 * x * x * z / u;
        return xy * z + sin * exp - Log(u);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Wood(ReadOnlySpan<double> p, Span<double> gradient)
    {
        double w = p[0], x = p[1], y = p[2], z = p[3];
        double a = x - w * w, b = 1 - w, c = z - y * y, d = 1 - y, e = x - 1, f = z - 1;
        gradient[0] = -400 * w * a - 2 * b;
        gradient[1] = 200 * a + 20.2 * e + 19.8 * f;
        gradient[2] = -360 * y * c - 2 * d;
        gradient[3] = 180 * c + 20.2 * f + 19.8 * e;
        return 100 * a * a + b * b + 90 * c * c + d * d + 10.1 * (e * e + f * f) + 19.8 * e * f;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double value = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            value += 100 * a * a + b * b;
            gradient[i] += -400 * x[i] * a - 2 * b;
            gradient[i + 1] += 200 * a;
        }
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double RosenbrockValue(double[] x)
    {
        double value = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            value += 100 * a * a + b * b;
        }
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RosenbrockHessian(ReadOnlySpan<double> x, Span<double> hessian)
    {
        hessian.Clear();
        int n = x.Length;
        for (int i = 0; i < n - 1; i++)
        {
            hessian[i * n + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
            hessian[(i + 1) * n + i + 1] += 200;
            hessian[i * n + i + 1] = hessian[(i + 1) * n + i] = -400 * x[i];
        }
    }

    /// <summary>Value and derivative along one variable in one pass: what a run on dual numbers comes to.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double RosenbrockTangent(double[] x, int variable, out double derivative)
    {
        double value = 0, tangent = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double dx = i == variable ? 1 : 0, dNext = i + 1 == variable ? 1 : 0;
            double a = x[i + 1] - x[i] * x[i], da = dNext - 2 * x[i] * dx, b = 1 - x[i], db = -dx;
            value += 100 * a * a + b * b;
            tangent += 200 * a * da + 2 * b * db;
        }
        derivative = tangent;
        return value;
    }

    /// <summary>Central differences with nothing around them: no checks, no copy of the point, the gradient written in place.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CentralDifferences(Func<double[], double> f, double[] x, double[] gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double centre = x[i], h = 6e-6 * Max(1, Abs(centre));
            x[i] = centre + h;
            double above = f(x);
            x[i] = centre - h;
            double below = f(x);
            x[i] = centre;
            gradient[i] = (above - below) / (2 * h);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Mse(double[,] x, double[] y, ReadOnlySpan<double> w, Span<double> gradient)
    {
        gradient.Clear();
        int rows = x.GetLength(0), columns = x.GetLength(1);
        double value = 0;
        for (int j = 0; j < rows; j++)
        {
            double residual = -y[j];
            for (int i = 0; i < columns; i++)
            {
                residual += x[j, i] * w[i];
            }
            value += residual * residual;
            double factor = 2 * residual / rows;
            for (int i = 0; i < columns; i++)
            {
                gradient[i] += factor * x[j, i];
            }
        }
        return value / rows;
    }

    /// <summary>The usual starting point for Rosenbrock's function, a little disturbed so that no two terms are the same.</summary>
    public static double[] RosenbrockPoint(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? -1.2 : 1.0) + 0.001 * i / n)];
}
