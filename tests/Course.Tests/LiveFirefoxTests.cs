using Course.Documents;

namespace Course.Tests;

/// <summary>The chapter's cells run in Firefox as well.</summary>
public class LiveFirefoxTests(Shared<LiveSite> live) : IClassFixture<Shared<LiveSite>>
{
    /// <summary>
    /// Presses the first cell's Run, which starts the kernel, then <em>Run all</em>, and waits until no cell waits or runs.
    /// </summary>
    private const string RunAll =
        """
        (async () => {
          const until = isSo => new Promise(resolve => {
            const look = () => { if (isSo()) { resolve(); observer.disconnect(); } };
            const observer = new MutationObserver(look);
            observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-state'] });
            look();
          });
          const cells = [...document.querySelectorAll('.cell.code')];
          const settled = cell => /done|failed/.test(cell.dataset.state);
          cells[0].querySelector('.run').click();
          await until(() => settled(cells[0]));
          const press = name => [...document.querySelectorAll('.live-buttons button')].find(each => each.textContent === name).click();
          press('Run all');
          await until(() => settled(cells.at(-1)) || cells.some(cell => cell.dataset.state === 'failed'));
          press('Download mine');
          return cells.map(cell => `${cell.id} ${cell.dataset.state}`);
        })()
        """;

    [Fact]
    public async Task Run_all_of_the_first_notebook_gives_what_is_stored()
    {
        LongSeries.OnlyInCI();
        string name = LiveSite.Notebooks[0];
        Notebook stored = Notebook.Load(Repository.Notebook(name));
        await using Firefox firefox = await Firefox.OpenAsync();

        await firefox.GoToAsync(live.Fixture.Http + Path.ChangeExtension(name, ".html"));
        string[]? states = await firefox.EvaluateAsync<string[]>(RunAll);

        Assert.Equal(stored.CodeCells.Select(cell => $"{cell.Id} done"), states);
        Assert.Empty(LiveOutputs.Differences(name, stored, Notebook.Load(await firefox.DownloadAsync())));
        Assert.Equal("", string.Join("\n", firefox.Problems));
    }
}
