using CsCheck;

namespace PartialDerivatives.Tests;

public class PairwiseSumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Whole_numbers_are_summed_exactly(int count)
    {
        double[] values = [.. Enumerable.Range(1, count).Select(i => (double)i)];
        Assert.Equal(count * (count + 1) / 2.0, PairwiseSum.Of(values));
    }

    // 2⁵³ swallows a 1 that is added to it, but not two of them that meet first: so the sum tells in which order it was made.
    [Theory]
    [InlineData(7, 1, 2, false)] // one by one
    [InlineData(8, 2, 3, true)] // (r₂ + r₃)
    [InlineData(8, 4, 5, true)] // (r₄ + r₅)
    [InlineData(8, 5, 6, true)] // (r₄ + r₅) + (r₆ + r₇)
    [InlineData(8, 1, 2, false)]
    [InlineData(16, 1, 9, true)] // the same of the eight accumulators
    [InlineData(16, 8, 9, false)]
    [InlineData(18, 16, 17, false)] // the rest, one by one
    [InlineData(128, 64, 65, false)] // one block
    [InlineData(136, 64, 65, true)] // halves of 64 and 72
    [InlineData(136, 63, 64, false)]
    public void The_order_of_the_additions_is_that_of_numpy(int count, int one, int other, bool met)
    {
        double[] values = new double[count];
        values[0] = 9007199254740992;
        values[one] = values[other] = 1;
        Assert.Equal(met ? 9007199254740994 : 9007199254740992, PairwiseSum.Of(values));
    }

    [Fact]
    public void The_error_is_within_the_bound_of_pairwise_summation()
    {
        // Whole numbers of all 53 bits, whose sum is known exactly.
        Gen.Long[-(1L << 53), 1L << 53].Array[1, 2000].ForAll(numbers =>
        {
            Int128 exact = 0, absolute = 0;
            foreach (long number in numbers)
            {
                exact += number;
                absolute += Math.Abs(number);
            }
            double sum = PairwiseSum.Of(Array.ConvertAll(numbers, number => (double)number));
            // 16 additions one by one in a lane, 3 of the lanes, 7 of what is left, 4 of halves, and the rounding of the exact sum.
            Assert.True((double)Int128.Abs((Int128)sum - exact) <= 31 * Math.Pow(2, -53) * (double)absolute);
        });
    }

    [Fact]
    public void The_mean_is_the_sum_over_the_count()
    {
        Assert.Equal(2.5, PairwiseSum.Mean([1, 2, 3, 4]));
    }

    [Fact]
    public void There_is_no_mean_of_nothing()
    {
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => PairwiseSum.Mean([])).Message);
    }
}
