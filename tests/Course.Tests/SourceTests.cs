namespace Course.Tests;

/// <summary>How the sources are laid out, where no analyzer looks.</summary>
public class SourceTests
{
    private const int LongestLine = 140;

    [Fact]
    public void No_line_of_CSharp_is_longer_than_140_characters()
    {
        string[] tooLong =
        [
            .. from path in Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
               where !name.Split('/').Any(part => part is "bin" or "obj")
               from line in File.ReadLines(path).Index()
               where line.Item.Length > LongestLine
               select $"{name}, line {line.Index + 1}: {line.Item.Length} characters",
        ];

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_script_of_the_site_has_a_text_over_several_lines_whose_layout_would_be_taken_from_it()
    {
        string[] open =
        [
            .. from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tools/Course/Site/assets"), "*.js")
               from line in File.ReadLines(path).Index()
               where line.Item.Count(letter => letter == '`') % 2 == 1 || line.Item.EndsWith('\\')
               select $"{Path.GetFileName(path)}, line {line.Index + 1}: {line.Item}",
        ];

        Assert.Empty(open);
    }
}
