using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

public sealed class SparseHessianTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    public void It_has_the_entries_of_the_dense_one_and_no_others(int n)
    {
        Formula f = Formula.Of((double[] x) => Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));
        double[] at = [.. Enumerable.Range(0, n).Select(i => Math.Sin(i) + 0.5)];
        var sparse = f.Compile().SparseHessian(at);
        var dense = new double[n * n];
        f.Compile().Hessian(at, dense);
        Assert.All(dense.Zip(sparse.ToRowMajorArray(), f.Hessian(at).ToRowMajorArray()), entry =>
        {
            Assert.Equal(entry.First, entry.Second, 1e-10);
            Assert.Equal(entry.First, entry.Third, 1e-10);
        });
        Assert.Equal(3 * n - 2, sparse.EnumerateIndexed(MathNet.Numerics.LinearAlgebra.Zeros.AllowSkip).Count());
    }

    [Fact]
    public void A_function_of_numbers_has_one_too()
    {
        Formula f = Formula.Of((x, y, z) => x * x * Sin(y) + z * z);
        Assert.Equal(f.Hessian([2.0, 0.5, 3]).ToRowMajorArray(), f.Compile().SparseHessian(2, 0.5, 3).ToRowMajorArray());
    }

    [Fact]
    public void Entries_too_large_on_the_way_are_seen_even_where_they_cancel_each_other()
    {
        // 1e308 + 1e308 − 1e308 in one place, the same with the other sign in another.
        double[] c = [5e307, 0, 0, 0], b = [0, 5e307, 0, 0], a = [0, 0, -5e307, 0];
        Formula f = Formula.Of(x => Sum(0, x.Length - 6, i =>
            c[i] * x[i + 2] * x[i + 2] - c[i] * x[i + 5] * x[i + 5]
            + b[i] * x[i + 1] * x[i + 1] - b[i] * x[i + 4] * x[i + 4]
            + a[i] * x[i] * x[i] - a[i] * x[i + 3] * x[i + 3]));
        double[] at = new double[9], dense = new double[81];
        f.Compile().Hessian(at, dense);
        Assert.Equal((1e308, -1e308), (dense[2 * 9 + 2], dense[5 * 9 + 5]));
        var sparse = f.Compile().SparseHessian(at);
        Assert.Equal((1e308, -1e308), (sparse[2, 2], sparse[5, 5]));
    }
}
