using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

public class MutatedNotebookTests
{
    private static readonly int s_mutants = LongSeries.Length(10_000);

    /// <summary>One damage in each line: what a broken disk, a merge or a hand does to a notebook.</summary>
    private static readonly Func<Random, byte[], byte[]>[] s_mutations =
    [
        (random, bytes) => bytes[..random.Next(bytes.Length)],
        (random, bytes) => Splice(bytes, random.Next(bytes.Length), random.Next(40), []),
        (random, bytes) => Insert(random, bytes, [(byte)random.Next(256)]),
        (random, bytes) => Insert(random, bytes, [0]),
        (random, bytes) => Insert(random, bytes, [0xff, 0xfe]),
        (random, bytes) => Insert(random, bytes, [0xed, 0xa0, 0x80]),
        (random, bytes) => [0xef, 0xbb, 0xbf, .. bytes],
        (random, bytes) => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
        (random, bytes) => Insert(random, bytes, Encoding.UTF8.GetBytes("<<<<<<< HEAD\n")),
        (random, bytes) => ReplaceValue(random, bytes,
            Pick(random, "1", "1.5", "-0", "true", "null", "[]", "{}", "\"x\"", "[1]", "[null]", "[[\"x\"]]", "{\"a\": 1}")),
        (random, bytes) => ReplaceValue(random, bytes,
            Pick(random, "1e99999999999", "-1e400", "99999999999999999999", "4.0", "4e0", "1e-99999999999")),
        (random, bytes) => ReplaceValue(random, bytes, Nested(random.Next(1, 100_000), '[', ']')),
        (random, bytes) => ReplaceValue(random, bytes, string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 100))) + "1"
            + new string('}', random.Next(1, 100))),
        (random, bytes) => ReplaceValue(random, bytes,
            Pick(random, "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"",
                "\"\\ud83d\\ude00\"", "[\"\\uD800\"]", "{\"\\ud800\": 1}", "\"\\x\"")),
        (random, bytes) => ReplaceText(random, bytes, "\": ",
            Pick(random, "\": 1, \"cells\": ", "\": 1, \"source\": ", "\": 1, \"a\": 1, \"\\u0061\": ")),
        (random, bytes) => ReplaceText(random, bytes, "\"", Pick(random, "", "'", "\"\"")),
        (random, bytes) => ReplaceText(random, bytes, "\n", Pick(random, "", "\r", "\r\n", "\u2028", "\n" + new string(' ', 300), "\n\t")),
        (random, bytes) => ReplaceText(random, bytes,
            Pick(random, "cells", "source", "outputs", "metadata", "cell_type", "nbformat", "tags", "data", "text"),
                Pick(random, "cell", "nbformat", "outputs", "")),
    ];

    [Fact]
    public void Damaged_notebooks_are_refused_clearly_or_read_and_written_back_byte_for_byte()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{s_mutants} notebooks, COURSE_SEED={LongSeries.Seed}");
        using var folder = new TemporaryFolder();
        byte[][] originals = [.. ForeignNotebookTests.Texts.Select(Encoding.UTF8.GetBytes)];
        string path = folder.File("a.ipynb");
        int refused = 0;
        for (int i = 0; i < s_mutants; i++)
        {
            var random = new Random(LongSeries.Seed + i);
            byte[] mutant = originals[random.Next(originals.Length)];
            for (int damages = random.Next(1, 4); damages > 0 && mutant.Length > 0; damages--)
            {
                mutant = s_mutations[random.Next(s_mutations.Length)](random, mutant);
            }
            File.WriteAllBytes(path, mutant);
            try
            {
                Notebook notebook = Notebook.Load(path);
                Use(notebook);
                Assert.False(notebook.Save());
                Assert.True(mutant.AsSpan().SequenceEqual(notebook.ToBytes()),
                    $"Mutant {i} (COURSE_SEED={LongSeries.Seed}) is not written back as it was.");
                WriteWithNewOutputs(notebook);
            }
            catch (RefusedException e)
            {
                refused++;
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutant {i} (COURSE_SEED={LongSeries.Seed}): {e}");
            }
            Assert.True(mutant.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"Mutant {i} was changed.");
        }
        // Both ends of the test are reached: some damage is harmless, most is not.
        Assert.InRange(refused, s_mutants / 4, s_mutants * 9 / 10);
    }

    /// <summary>Asks a notebook all that the commands ask.</summary>
    private static void Use(Notebook notebook)
    {
        foreach (Cell cell in notebook.Cells)
        {
            _ = cell.FirstLine + cell.HasTag("skip-execution");
            _ = OutputDifference.Between(cell, [Output.Stream("stdout", "x"), Output.DisplayData("text/html", "1.5")]).ToList();
        }
    }

    /// <summary>A notebook that could be read can be written with new outputs, and what is written can be read.</summary>
    private static void WriteWithNewOutputs(Notebook notebook)
    {
        string[] sources = [.. notebook.Cells.Select(cell => cell.Source)];
        foreach (Cell cell in notebook.CodeCells)
        {
            cell.SetOutputs([Output.Stream("stdout", "new")], 1);
        }
        JsonNode? written = JsonNode.Parse(Encoding.UTF8.GetString(notebook.ToBytes()).TrimStart('\uFEFF'));
        Assert.Equal(sources, written!["cells"]!.AsArray().Select(cell => MultilineText.Read(cell!["source"])));
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Nested(int depth, char open, char close) => new string(open, depth) + new string(close, depth);

    private static byte[] Insert(Random random, byte[] bytes, byte[] inserted) => Splice(bytes, random.Next(bytes.Length), 0, inserted);

    private static byte[] Splice(byte[] bytes, int start, int removed, byte[] inserted) =>
        [.. bytes.AsSpan(0, start), .. inserted, .. bytes.AsSpan(Math.Min(bytes.Length, start + removed))];

    /// <summary>Puts a text in the place of one random occurrence of another.</summary>
    private static byte[] ReplaceText(Random random, byte[] bytes, string old, string replacement)
    {
        byte[] pattern = Encoding.UTF8.GetBytes(old);
        int from = random.Next(bytes.Length);
        int place = bytes.AsSpan(from).IndexOf(pattern);
        return place < 0 ? bytes : Splice(bytes, from + place, pattern.Length, Encoding.UTF8.GetBytes(replacement));
    }

    /// <summary>Puts a value of another type in the place of what stands after a random colon, up to the comma.</summary>
    private static byte[] ReplaceValue(Random random, byte[] bytes, string value)
    {
        int from = random.Next(bytes.Length);
        int colon = bytes.AsSpan(from).IndexOf(": "u8);
        if (colon < 0)
        {
            return bytes;
        }
        int start = from + colon + 2;
        int length = bytes.AsSpan(start).IndexOfAny((byte)',', (byte)'\n');
        return Splice(bytes, start, Math.Max(0, length), Encoding.UTF8.GetBytes(value));
    }
}
