namespace PartialDerivatives.Tests;

public sealed class FiniteNumbersTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_number_that_is_not_finite_is_seen_wherever_it_stands(double odd)
    {
        for (int length = 1; length <= 70; length++)
        {
            double[] numbers = Enumerable.Repeat(double.MaxValue, length).ToArray();
            Assert.True(Require.AreFinite(numbers));
            for (int i = 0; i < length; i++)
            {
                numbers[i] = odd;
                Assert.False(Require.AreFinite(numbers), $"{i} of {length}");
                numbers[i] = -double.MaxValue;
            }
        }
    }
}
