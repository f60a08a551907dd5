using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Kernel;

/// <summary>
/// Where the outputs of the running cell go: displayed values, console text and results, in the order in which they
/// come. A cell that writes without end is cut, so that neither this process nor the notebook grows with it.
/// </summary>
internal static class CellOutput
{
    /// <summary>What a cell may print, in characters.</summary>
    public const int PrintedLimit = 1_000_000;

    /// <summary>What a cell may display, in characters: a figure with plotly.js takes four million.</summary>
    public const int DisplayedLimit = 100_000_000;

    private static readonly ConsoleStream s_out = new("stdout");
    private static readonly ConsoleStream s_error = new("stderr");
    private static readonly Lock s_counting = new();
    private static Action<JsonObject> s_write = _ => { };
    private static int s_printed;
    private static int s_displayed;

    /// <summary>Sends outputs to <paramref name="write"/>.</summary>
    public static void RedirectTo(Action<JsonObject> write) => s_write = write;

    /// <summary>Begins the outputs of a cell: makes the console of this process part of them, whatever the cell before did to it.</summary>
    public static void Begin()
    {
        Console.SetOut(s_out);
        Console.SetError(s_error);
        Console.SetIn(new NoConsoleInput());
        lock (s_counting)
        {
            s_printed = 0;
            s_displayed = 0;
        }
    }

    /// <summary>Sends the console text that is waiting for its line to end.</summary>
    public static void End()
    {
        s_out.Send();
        s_error.Send();
    }

    /// <summary>Sends a value that is displayed on the way.</summary>
    public static void Display(string mimeType, string text)
    {
        if (MayDisplay(text))
        {
            Write(Output.DisplayData(mimeType, text));
        }
    }

    /// <summary>Sends the value of the cell's last expression.</summary>
    public static void Result(string mimeType, string text, int executionCount)
    {
        if (MayDisplay(text))
        {
            Write(Output.ExecuteResult(mimeType, text, executionCount));
        }
    }

    /// <summary>Sends one output, after the console text that was written before it.</summary>
    public static void Write(JsonObject output)
    {
        End();
        s_write(output);
    }

    private static bool MayDisplay(string text)
    {
        bool fits = Take(ref s_displayed, DisplayedLimit, text.Length, out bool first) == text.Length;
        if (first)
        {
            Cut("displayed", DisplayedLimit);
        }
        return fits;
    }

    /// <summary>How many of <paramref name="wanted"/> characters there is room for; <paramref name="first"/> where they are the first for which there is none.</summary>
    private static int Take(ref int taken, int limit, int wanted, out bool first)
    {
        lock (s_counting)
        {
            int given = Math.Min(wanted, limit - taken);
            first = given < wanted && taken <= limit;
            // Past the limit nothing more is given, not even what is short enough.
            taken = given < wanted ? limit + 1 : taken + given;
            return Math.Max(0, given);
        }
    }

    private static void Cut(string how, int limit) => Write(Output.Stream(
        "stderr", string.Create(CultureInfo.InvariantCulture, $"\n[The cell {how} more than {limit:N0} characters. The rest is left out.]\n")));

    /// <summary>Console text, sent on when a line ends.</summary>
    private sealed class ConsoleStream(string name) : TextWriter(CultureInfo.InvariantCulture)
    {
        private const int LongestUnfinishedLine = 10_000;

        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override string NewLine => "\n";

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> text)
        {
            int room = Take(ref s_printed, PrintedLimit, text.Length, out bool first);
            lock (_line)
            {
                _line.Append(text[..room]);
                if (_line.Length > LongestUnfinishedLine || text[..room].Contains('\n'))
                {
                    Send();
                }
            }
            if (first)
            {
                Cut("printed", PrintedLimit);
            }
        }

        public void Send()
        {
            lock (_line)
            {
                if (_line.Length > 0)
                {
                    s_write(Output.Stream(name, _line.ToString()));
                    _line.Clear();
                }
            }
        }
    }

    /// <summary>A cell has nobody to ask: reading fails instead of waiting for ever.</summary>
    private sealed class NoConsoleInput : TextReader
    {
        private static InvalidOperationException Refuse() =>
            new("A notebook has no console to read from. Put the value in a variable of the cell.");

        public override int Peek() => throw Refuse();

        public override int Read() => throw Refuse();

        public override string? ReadLine() => throw Refuse();

        public override string ReadToEnd() => throw Refuse();
    }
}
