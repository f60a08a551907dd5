using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Course.Tests.LongestFirst))]

namespace Course.Tests;

/// <summary>The classes that take longest are started first, so that none runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_longest =
    [
        nameof(SiteBrowserTests), nameof(LiveBrowserTests), nameof(LiveTroubleTests), nameof(LiveReaderTests), nameof(RunnerTests),
        nameof(ChapterAnswerTests), nameof(PackageTests), nameof(ProcessTreeTests), nameof(HostTests), nameof(CompilerCostTests),
        nameof(ChapterTests), nameof(CommandTests), nameof(ExpendableKernelTests), nameof(KernelTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(collection => Place(collection))];

    private static int Place(ITestCollection collection) =>
        Array.FindIndex(s_longest, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) is >= 0 and var place
            ? place : s_longest.Length;
}
