using Course.Execution;

namespace Course.Tests;

public class TextComparisonTests
{
    [Theory]
    [InlineData("f = 1.0000000000", "f = 1.0000000001")]
    [InlineData("[-4.898587196589413e-16, 2.0]", "[-4.898587196589412e-16, 2.0000000000000004]")]
    [InlineData("<div data-figure=\"cc28939586aada2f\">", "<div data-figure=\"0123456789abcdef\">")]
    [InlineData("<div id=\"253abd1b-ac90-457a-9db7-358a85ac5057\">", "<div id=\"9b2f5a10-0c1e-4f43-8d6f-2a5d2f0f3b11\">")]
    [InlineData("renderPlotly_253abd1bac90457a9db7358a85ac5057()", "renderPlotly_9b2f5a100c1e4f438d6f2a5d2f0f3b11()")]
    [InlineData("a1e5b", "a1.0e5b")]
    [InlineData("9.9999999999e2 m", "+999.99999999 m")]
    public void Numbers_within_the_tolerance_and_ids_of_figures_count_as_the_same(string stored, string now) =>
        Assert.True(TextComparison.Same(stored, now));

    [Theory]
    [InlineData("f = 1.0", "f = 1.000001")]
    [InlineData("3 cells", "4 cells")]
    [InlineData("2.66e-09", "2.71e-09")]
    [InlineData("f = 1.0", "g = 1.0")]
    [InlineData("1.0 2.0", "1.0")]
    [InlineData("1.0", "1.0 2.0")]
    [InlineData("NaN", "1.0")]
    [InlineData("1.0", "-1.0")]
    [InlineData("1.0", "1")]
    [InlineData("1.5", "1e999")]
    [InlineData("1e999", "1.5")]
    [InlineData("-1e999", "1e999")]
    [InlineData("cc28939586aada2f", "0123456789abcdef")]
    [InlineData("\"cc28939586aada2\"", "\"0123456789abcde\"")]
    [InlineData("253abd1b-ac90-457a-9db7-358a85ac5057", "253abd1b-ac90-457a-9db7-358a85ac505")]
    [InlineData("253abd1bac90457a9db7358a85ac5057", "9b2f5a100c1e4f438d6f2a5d2f0f3b11")]
    [InlineData("1.0", "")]
    public void Everything_else_counts_as_different(string stored, string now) => Assert.False(TextComparison.Same(stored, now));

    /// <summary>The number now, and what is allowed beside it: 1e-12 + 1e-9·|number|.</summary>
    [Theory]
    [InlineData("0.0", "9.99e-13", "1.01e-12")]
    [InlineData("1.0", "1.000000001000999", "1.000000001001001")]
    [InlineData("-1.0", "-0.999999998999001", "-0.999999998998999")]
    [InlineData("1e-3", "1.000000001999e-3", "1.000000002001e-3")]
    [InlineData("1000000.0", "1000000.00099999", "1000000.00100001")]
    [InlineData("1e300", "1.000000000999e300", "1.000000001001e300")]
    public void The_tolerance_ends_where_it_is_said_to_end(string now, string inside, string outside)
    {
        Assert.True(TextComparison.Same(inside, now));
        Assert.False(TextComparison.Same(outside, now));
    }

    /// <summary>What once took quadratic time: digits that turn out to be no decimal number, and lines as long as figures.</summary>
    public static TheoryData<string, string> LongTexts => new()
    {
        { new string('1', 4_000_000), new string('1', 4_000_000 - 1) + "2" },
        { "2" + new string('1', 4_000_000), "1" + new string('1', 4_000_000) },
        { "0." + new string('1', 4_000_000), "9." + new string('1', 4_000_000) },
        { "1e" + new string('1', 4_000_000), "1e-" + new string('1', 4_000_000) },
        { new string('-', 4_000_000) + "1", new string('-', 4_000_000) + "2" },
        { Many("1.5,") + "1", Many("1.5000000000000002,") + "2" },
        { Many("1e"), Many("1e") + "1" },
        { new string('"', 4_000_000), new string('"', 4_000_000) + "0" },
    };

    private static string Many(string text) => string.Concat(Enumerable.Repeat(text, 1_000_000));

    /// <summary>At quadratic time each would take hours: the test ends or it hangs.</summary>
    [Theory]
    [MemberData(nameof(LongTexts), DisableDiscoveryEnumeration = true)]
    public void Texts_of_millions_of_characters_are_compared(string stored, string now) => Assert.False(TextComparison.Same(stored, now));
}
