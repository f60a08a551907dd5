namespace PartialDerivatives.Tests;

public class CheckTests
{
    [Fact]
    public void A_claim_that_holds_is_shown_with_a_tick() =>
        Assert.Equal("✓ one is one", Check.That("one is one", 1 == 1));

    [Fact]
    public void A_claim_that_does_not_hold_fails_the_cell_and_names_the_claim()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Check.That("one is two", 1 == 2));
        Assert.Contains("one is two", failure.Message);
    }
}
