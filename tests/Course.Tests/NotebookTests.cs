using System.Runtime.Versioning;
using System.Text;
using Course.Documents;

namespace Course.Tests;

public class NotebookTests
{
    /// <summary>Layouts as different tools write them: Jupyter, VS Code, ASCII only, Windows line ends, one line, unknown fields.</summary>
    public static TheoryData<string, string> Layouts => new()
    {
        { "one space", "{\n \"cells\": [],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n" },
        { "two spaces, no line end at the end",
            "{\n  \"cells\": [],\n  \"metadata\": {},\n  \"nbformat\": 4,\n  \"nbformat_minor\": 4\n}" },
        { "escaped characters",
            "{\n \"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"\\u03c0 \\/ \\u00e9\"}],\n "
                + "\"nbformat\": 4,\n \"nbformat_minor\": 2\n}\n" },
        { "Windows line ends", "{\r\n \"cells\": [],\r\n \"nbformat\": 4,\r\n \"nbformat_minor\": 5\r\n}\r\n" },
        { "one line", """{"nbformat":4,"nbformat_minor":5,"cells":[],"metadata":{}}""" },
        { "unknown fields and numbers",
            "{\n \"zeta\": 1.50e+03,\n \"cells\": [{\"cell_type\": \"future\", \"source\": [], \"x\": null}],\n "
                + "\"nbformat\": 4,\n \"alpha\": [1, 2.0]\n}\n" },
        { "byte order mark", "\uFEFF{\n \"cells\": [],\n \"nbformat\": 4\n}\n" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_notebook_that_was_not_changed_stays_byte_for_byte(string layout, string text)
    {
        using var folder = new TemporaryFolder();
        byte[] before = Encoding.UTF8.GetBytes(text);
        string path = folder.File("a.ipynb");
        File.WriteAllBytes(path, before);

        Notebook notebook = Notebook.Load(path);

        Assert.True(before.AsSpan().SequenceEqual(notebook.ToBytes()), layout);
        Assert.False(notebook.Save());
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Storing_the_same_outputs_again_leaves_the_file_unchanged()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("a.ipynb", "1 + 1");
        Notebook first = Notebook.Load(path);
        first.Cells[0].SetOutputs([Output.ExecuteResult("text/plain", "2\n3", 1)], 1);
        Assert.True(first.Save());
        byte[] stored = File.ReadAllBytes(path);

        Notebook second = Notebook.Load(path);
        second.Cells[0].SetOutputs([Output.ExecuteResult("text/plain", "2\n3", 1)], 1);

        Assert.False(second.Save());
        Assert.Equal(stored, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_change_keeps_unknown_fields_their_order_and_the_layout()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", """
            {
              "zeta": 1.50e+03,
              "cells": [
                {
                  "later": { "b": 1, "a": 2 },
                  "cell_type": "code",
                  "execution_count": null,
                  "id": "one",
                  "metadata": { "tags": [] },
                  "outputs": [],
                  "source": [ "1" ]
                }
              ],
              "nbformat": 4,
              "nbformat_minor": 5,
              "alpha": "𝐱 é"
            }
            """.ReplaceLineEndings("\r\n"));

        Notebook notebook = Notebook.Load(path);
        notebook.Cells[0].SetOutputs([], 7);
        notebook.Save();

        Assert.Equal("""
            {
              "zeta": 1.50e+03,
              "cells": [
                {
                  "later": {
                    "b": 1,
                    "a": 2
                  },
                  "cell_type": "code",
                  "execution_count": 7,
                  "id": "one",
                  "metadata": {
                    "tags": []
                  },
                  "outputs": [],
                  "source": [
                    "1"
                  ]
                }
              ],
              "nbformat": 4,
              "nbformat_minor": 5,
              "alpha": "𝐱 é"
            }
            """.ReplaceLineEndings("\r\n"), File.ReadAllText(path));
    }

    [Fact]
    public void A_changed_notebook_of_4_4_becomes_4_5_with_ids_that_are_the_same_every_time()
    {
        using var folder = new TemporaryFolder();
        const string Text = """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "metadata": {},
               "outputs": [],
               "source": "1"
              },
              {
               "cell_type": "markdown",
               "metadata": {},
               "source": "1"
              }
             ],
             "nbformat": 4,
             "nbformat_minor": 4
            }
            """;

        string[] written = [.. new[] { "a.ipynb", "b.ipynb" }.Select(name =>
        {
            Notebook notebook = Notebook.Load(folder.Write(name, Text));
            notebook.Cells[0].SetOutputs([], 1);
            notebook.Save();
            return File.ReadAllText(folder.File(name));
        })];

        Assert.Equal(written[0], written[1]);
        Assert.Contains("\"nbformat_minor\": 5", written[0], StringComparison.Ordinal);
        string[] ids = [.. written[0].Split('\n').Where(line => line.Contains("\"id\":", StringComparison.Ordinal))];
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("\"id\": \"[0-9a-f]{8}\"", id));
    }

    [Fact]
    public void Special_characters_survive_a_change()
    {
        using var folder = new TemporaryFolder();
        const string Source = "\"\\\\uD835\\n\u2028\u007f\t𝐱\" // \u0001 < > & ' + é";
        string path = folder.WriteNotebook("a.ipynb", Source);

        Notebook notebook = Notebook.Load(path);
        notebook.Cells[0].SetOutputs([Output.Stream("stdout", Source)], 1);
        notebook.Save();

        Notebook again = Notebook.Load(path);
        Assert.Equal(Source, again.Cells[0].Source);
        Assert.Equal(Source, MultilineText.Read(again.Cells[0].Outputs[0]!["text"]));
        Assert.Contains("𝐱", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_changed_since_it_was_read_keeps_that_change()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("a.ipynb", "1");
        Notebook notebook = Notebook.Load(path);
        notebook.Cells[0].SetOutputs([], 7);
        folder.WriteNotebook("a.ipynb", "2");
        byte[] edited = File.ReadAllBytes(path);

        var error = Assert.Throws<RefusedException>(() => notebook.Save());

        Assert.Contains("was changed while the notebook ran", error.Message, StringComparison.Ordinal);
        Assert.Equal(edited, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_notebook_that_is_read_only_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("a.ipynb", "1");
        byte[] before = File.ReadAllBytes(path);
        Notebook notebook = Notebook.Load(path);
        notebook.Cells[0].SetOutputs([], 7);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var error = Assert.Throws<RefusedException>(() => notebook.Save());
        File.SetAttributes(path, FileAttributes.Normal);

        Assert.Contains("cannot be written, and is as it was: it is read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    /// <summary>At quadratic time it would take hours: the test ends or it hangs.</summary>
    [Fact]
    public void A_text_that_is_like_the_mark_of_Pythons_numbers_is_kept_however_long_it_is()
    {
        using var folder = new TemporaryFolder();
        string text = "number of Python: " + string.Concat(Enumerable.Repeat("- ", 2_000_000)) + string.Concat(
            Enumerable.Repeat("number of Python: ", 200_000));
        string path = folder.Write("a.ipynb",
            $$"""{"cells": [{"cell_type": "code", "id": "a", "source": "{{text}}", "outputs": []}], "x": NaN, "nbformat": 4}""");
        Notebook notebook = Notebook.Load(path);
        notebook.Cells[0].SetOutputs([], 7);

        Assert.True(notebook.Save());

        Assert.Equal(text, Notebook.Load(path).Cells[0].Source);
        Assert.Contains("\"x\":NaN", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Saving_keeps_the_rights_of_the_file_and_a_link_to_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix rights, and links that need no right.");
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("a.ipynb", "1");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder.File("link.ipynb"), "a.ipynb");
        Notebook notebook = Notebook.Load(folder.File("link.ipynb"));
        notebook.Cells[0].SetOutputs([], 7);

        Assert.True(notebook.Save());

        Assert.NotNull(new FileInfo(folder.File("link.ipynb")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Contains("\"execution_count\": 7", File.ReadAllText(path), StringComparison.Ordinal);
    }

    /// <summary>Files that are no notebooks, and a part of what the message must say.</summary>
    public static TheoryData<string, string> Unreadable => new()
    {
        { "not json at all", "not JSON" },
        { "[1, 2]", "not a JSON object" },
        { "{}", "no number `nbformat`" },
        { """{"nbformat": 3, "worksheets": []}""", "nbformat 3" },
        { """{"nbformat": 4}""", "no list `cells`" },
        { """{"nbformat": 4, "cells": {}}""", "no list `cells`" },
        { """{"nbformat": 4, "cells": [1]}""", "cell 1 is not a JSON object" },
        { """{"nbformat": 4, "cells": [{"source": ""}]}""", "cell 1 has no text `cell_type`" },
        { """{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1}]}""", "cell 1 has no `source`" },
        { """{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": 1}]}""", "cell 1 has `outputs`" },
        { """{"nbformat": 4, "nbformat": 4, "cells": []}""", "not JSON" },
        { "", "not JSON" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_file_that_is_no_notebook_is_refused_with_its_name_and_the_reason(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", text);

        var error = Assert.Throws<RefusedException>(() => Notebook.Load(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.ipynb"), [0x7b, 0xff, 0xfe]);

        var error = Assert.Throws<RefusedException>(() => Notebook.Load(folder.File("a.ipynb")));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }
}
