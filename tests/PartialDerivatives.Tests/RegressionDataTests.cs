using System.Globalization;
using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

public class RegressionDataTests
{
    [Fact]
    public void The_generator_starts_with_the_published_numbers_of_seed_42()
    {
        MersenneTwister random = new(42);
        Assert.Equal([1608637542u, 3421126067, 4083286876, 787846414, 3143890026], Enumerable.Range(0, 5).Select(_ => random.NextBits()));
    }

    [Fact]
    public void The_recipe_in_the_data_readme_gives_the_file_byte_for_byte()
    {
        MersenneTwister random = new(42);
        double[][] x = [.. Enumerable.Range(0, 30).Select(_ => new[] { random.NextNormal(), random.NextNormal(), random.NextNormal() })];
        StringBuilder csv = new("x0,x1,x2,y\n");
        foreach (double[] row in x)
        {
            double y = row[0] * 1.5 + row[1] * -0.5 + row[2] * 2.0 + 0.1 * random.NextNormal();
            csv.AppendJoin(',', row.Append(y).Select(number => number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Data, "regression.csv")), csv.ToString());
    }

    [Fact]
    public void Both_files_have_the_checksum_of_the_data_readme()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Data, "README.md"));
        foreach (string file in new[] { "regression.csv", "volcano.csv" })
        {
            byte[] hash = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Data, file)));
            Assert.Contains($"| `{file}` | `{Convert.ToHexStringLower(hash)}` |", readme);
        }
    }

    [Fact]
    public void The_partial_derivatives_of_the_loss_at_zero_are_the_chapters_to_the_last_bit()
    {
        Assert.Equal([-0.6408321295836572, 1.4268993675514707, -3.840726248149906], NumericalPartials());
    }

    [Fact]
    public void The_loss_at_zero_is_the_chapters_to_the_last_bit()
    {
        Assert.Equal(4.7736446737983, Loss(0, 0, 0));
    }

    [Fact]
    public void The_errors_of_the_numerical_partials_print_as_in_the_chapter()
    {
        (Matrix<double> x, Vector<double> y) = Data.Regression();
        Vector<double> exact = (x.Transpose() * (2.0 / 30)) * (x * Vector<double>.Build.Dense(3) - y);

        string[] errors = [.. NumericalPartials().Zip(exact, (numerical, e) =>
            Math.Abs(numerical - e).ToString("0.00e+00", CultureInfo.InvariantCulture))];

        Assert.Equal([-0.6408321269262303, 1.4268993587959784, -3.840726260848668], exact);
        Assert.Equal(["2.66e-09", "8.76e-09", "1.27e-08"], errors);
    }

    private static double[] NumericalPartials() =>
        [.. Enumerable.Range(0, 3).Select(i => FiniteDifference.Of(Loss, Stencil.Central, h: 1e-7).Partial([0.0, 0.0, 0.0], i))];

    private static double Loss(double w0, double w1, double w2)
    {
        (Matrix<double> x, Vector<double> y) = Data.Regression();
        Vector<double> residual = x * Vector<double>.Build.DenseOfArray([w0, w1, w2]) - y;
        return PairwiseSum.Mean(residual.PointwiseMultiply(residual).ToArray());
    }
}
