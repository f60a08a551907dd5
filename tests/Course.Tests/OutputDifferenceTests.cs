using Course.Execution;

namespace Course.Tests;

public class OutputDifferenceTests
{
    [Theory]
    [InlineData("f = 1.0000000000", "f = 1.0000000001")]
    [InlineData("[-4.898587196589413e-16, 2.0]", "[-4.898587196589412e-16, 2.0000000000000004]")]
    [InlineData("<div data-figure=\"cc28939586aada2f\">", "<div data-figure=\"0123456789abcdef\">")]
    public void Numbers_within_the_tolerance_and_ids_of_figures_count_as_the_same(string stored, string now) =>
        Assert.True(OutputDifference.SameText(stored, now));

    [Theory]
    [InlineData("f = 1.0", "f = 1.000001")]
    [InlineData("3 cells", "4 cells")]
    [InlineData("2.66e-09", "2.71e-09")]
    [InlineData("f = 1.0", "g = 1.0")]
    [InlineData("1.0 2.0", "1.0")]
    [InlineData("NaN", "1.0")]
    [InlineData("1.0", "-1.0")]
    [InlineData("text", null)]
    public void Everything_else_counts_as_different(string? stored, string? now) =>
        Assert.False(OutputDifference.SameText(stored, now));
}
