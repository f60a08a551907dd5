using Course.Site;

namespace Course.Tests;

public class SiteFolderTests
{
    private static readonly Dictionary<string, byte[]> s_files = new()
    {
        ["index.html"] = "<p>"u8.ToArray(),
        ["assets/site.css"] = "p{}"u8.ToArray(),
    };

    [Fact]
    public void A_folder_that_is_not_there_is_made_and_nothing_is_left_beside_it()
    {
        using var folder = new TemporaryFolder();

        new SiteFolder(folder.File("site")).Write(s_files);

        Assert.Equal([".course-site", "assets/site.css", "index.html"], Files(folder.File("site")));
        Assert.Equal([folder.File("site")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_empty_folder_is_used()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("site"));

        new SiteFolder(folder.File("site")).Write(s_files);

        Assert.True(File.Exists(folder.File("site/index.html")));
    }

    [Fact]
    public void A_folder_of_ours_is_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        new SiteFolder(folder.File("site")).Write(new Dictionary<string, byte[]> { ["old.html"] = [] });

        new SiteFolder(folder.File("site") + "/").Write(s_files);

        Assert.Equal([".course-site", "assets/site.css", "index.html"], Files(folder.File("site")));
    }

    [Fact]
    public void What_an_interrupted_rendering_left_behind_is_replaced_too()
    {
        using var folder = new TemporaryFolder();
        new SiteFolder(folder.File("site.next")).Write(s_files);

        new SiteFolder(folder.File("site")).Write(s_files);

        Assert.Equal([folder.File("site")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("site")]
    [InlineData("site.next")]
    [InlineData("site.last")]
    public void A_folder_of_somebody_else_is_refused_and_stays(string occupied)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File(occupied));
        folder.Write($"{occupied}/mine.txt", "mine");

        var error = Assert.Throws<RenderException>(() => new SiteFolder(folder.File("site")));

        Assert.StartsWith(folder.File(occupied), error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Files(folder.File(occupied)));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site", "mine");

        Assert.Throws<RenderException>(() => new SiteFolder(folder.File("site")));
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
