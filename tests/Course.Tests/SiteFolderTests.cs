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

        var error = Assert.Throws<RefusedException>(() => new SiteFolder(folder.File("site")));

        Assert.StartsWith(folder.File(occupied), error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Files(folder.File(occupied)));
    }

    [Theory]
    [InlineData("mine.txt")]
    [InlineData(".git/HEAD")]
    [InlineData("assets/mine.css")]
    public void What_somebody_has_put_into_our_folder_is_not_lost_also_where_it_came_after_the_check(string name)
    {
        using var folder = new TemporaryFolder();
        new SiteFolder(folder.File("site")).Write(s_files);
        var checkedBefore = new SiteFolder(folder.File("site"));
        Directory.CreateDirectory(folder.File("site/.git"));
        folder.Write("site/" + name, "mine");

        var error = Assert.Throws<RefusedException>(() => new SiteFolder(folder.File("site")));
        Assert.Throws<RefusedException>(() => checkedBefore.Write(s_files));

        Assert.Contains($" holds {name}, ", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("site/" + name)));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site", "mine");

        Assert.Throws<RefusedException>(() => new SiteFolder(folder.File("site")));
    }

    [Fact]
    public void While_one_program_writes_the_folder_another_is_refused()
    {
        using var folder = new TemporaryFolder();
        var second = new SiteFolder(folder.File("site"));
        IEnumerable<KeyValuePair<string, byte[]>> DuringWhich()
        {
            Assert.Contains("another program is writing this site", Assert.Throws<RefusedException>(() => second.Write(s_files)).Message,
                StringComparison.Ordinal);
            yield return KeyValuePair.Create("first.html", Array.Empty<byte>());
        }

        new SiteFolder(folder.File("site")).Write(DuringWhich());

        Assert.Equal([".course-site", "first.html"], Files(folder.File("site")));
        second.Write(s_files);
    }

    [Fact]
    public void Where_the_new_site_cannot_take_its_place_the_old_one_is_back_in_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("site"));
        folder.Write("site/old.html", "old");

        Assert.ThrowsAny<IOException>(() => SiteFolder.Swap(folder.File("no-such-folder"), folder.File("site"), folder.File("last")));

        Assert.Equal(["old.html"], Files(folder.File("site")));
        Assert.False(Directory.Exists(folder.File("last")));
    }

    [Fact]
    public void What_a_link_leads_to_is_replaced_and_not_the_link()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("real"));
        Directory.CreateSymbolicLink(folder.File("site"), folder.File("real"));

        new SiteFolder(folder.File("site")).Write(s_files);

        Assert.Equal(folder.File("real"), new DirectoryInfo(folder.File("site")).LinkTarget);
        Assert.True(File.Exists(folder.File("real/index.html")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public void A_folder_without_a_name_is_refused(string path) => Assert.Throws<RefusedException>(() => new SiteFolder(path));

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
