namespace Course.Tests;

/// <summary>Tests of live pages share one site and one browser, and run one after the other.</summary>
[CollectionDefinition("live site")]
public sealed class LiveSiteGroup : ICollectionFixture<LiveSite>, ICollectionFixture<Browser>;
