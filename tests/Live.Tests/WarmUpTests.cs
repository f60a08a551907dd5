namespace Live.Tests;

[Collection("one console")]
public class WarmUpTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_cell_of_the_warm_up_runs(bool all) =>
        Assert.Equal("", await WarmUp.RunAsync(all ? WarmUp.All : WarmUp.Least));
}
