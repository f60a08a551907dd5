using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace Live;

/// <summary>
/// Where the outputs of the running cell go, as nbformat has them: displayed values, console text and results, in the
/// order in which they come. A cell that writes without end is cut.
/// </summary>
public static class CellOutputs
{
    /// <summary>What a cell may print, in characters.</summary>
    public const int PrintedLimit = 1_000_000;

    /// <summary>What a cell may display, in characters.</summary>
    public const int DisplayedLimit = 100_000_000;

    private static readonly ConsoleStream s_out = new("stdout");
    private static readonly ConsoleStream s_error = new("stderr");
    private static Action<JsonObject> s_write = _ => { };
    private static int s_printed;
    private static int s_displayed;

    static CellOutputs() => Formatter.SubscribeToDisplayedValues(Display);

    /// <summary>Begins the outputs of a cell, which go to <paramref name="write"/>; the console of this process is part of them.</summary>
    public static void Begin(Action<JsonObject> write)
    {
        s_write = write;
        s_printed = 0;
        s_displayed = 0;
        Console.SetOut(s_out);
        Console.SetError(s_error);
        if (!OperatingSystem.IsBrowser())
        {
            Console.SetIn(new NoConsoleInput());
        }
    }

    /// <summary>Sends the console text that is waiting.</summary>
    public static void End()
    {
        s_out.Send();
        s_error.Send();
    }

    /// <summary>Sends a value that is displayed on the way. One that is updated is shown once more: its id is another one then.</summary>
    private static void Display(DisplayedValue value)
    {
        var data = new JsonObject();
        foreach (FormattedValue formatted in value.FormattedValues)
        {
            data[formatted.MimeType] = formatted.Value.ReplaceLineEndings("\n");
        }
        Value(value.FormattedValues.Sum(formatted => formatted.Value.Length), new JsonObject
        {
            ["data"] = data,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        });
    }

    /// <summary>Sends the value of the cell's last expression.</summary>
    internal static void Result(string mimeType, string text, int executionCount) => Value(text.Length, new JsonObject
    {
        ["data"] = new JsonObject { [mimeType] = text },
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "execute_result",
    });

    /// <summary>Sends a failure, in the shape that .NET Interactive gives it: the name is always <c>Error</c>.</summary>
    internal static void Error(string value) => Write(new JsonObject
    {
        ["ename"] = "Error",
        ["evalue"] = value,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray(),
    });

    /// <summary>Sends what the compiler says, with blank lines between.</summary>
    internal static void Diagnostics(IEnumerable<string> lines) => Stream("stderr", $"\n{string.Join("\n\n", lines)}\n\n");

    private static void Stream(string name, string text) => Write(StreamOutput(name, text));

    private static void Write(JsonObject output)
    {
        End();
        s_write(output);
    }

    private static void Value(int length, JsonObject output)
    {
        bool wasFull = s_displayed > DisplayedLimit;
        s_displayed = (int)Math.Min((long)s_displayed + length, DisplayedLimit + 1L);
        if (s_displayed <= DisplayedLimit)
        {
            Write(output);
        }
        else if (!wasFull)
        {
            Cut("displayed", DisplayedLimit);
        }
    }

    private static void Cut(string how, int limit) => Stream(
        "stderr",
        string.Create(CultureInfo.InvariantCulture, $"\n[The cell {how} more than {limit:N0} characters. The rest is left out.]\n"));

    private static JsonObject StreamOutput(string name, string text) => new()
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = text,
    };

    /// <summary>Console text, sent on when a line ends, but not more often than a page can show.</summary>
    private sealed class ConsoleStream(string name) : TextWriter(CultureInfo.InvariantCulture)
    {
        private const int LongestWait = 50;
        private const int MostWaiting = 20_000;

        private readonly StringBuilder _waiting = new();
        private long _sent = Environment.TickCount64;

        public override Encoding Encoding => Encoding.UTF8;

        public override string NewLine => "\n";

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> text)
        {
            if (s_printed > PrintedLimit)
            {
                return;
            }
            int room = Math.Min(text.Length, PrintedLimit - s_printed);
            _waiting.Append(text[..room]);
            s_printed += text.Length;
            if (room < text.Length)
            {
                s_printed = PrintedLimit + 1;
                Cut("printed", PrintedLimit);
            }
            else if (_waiting.Length > MostWaiting || (text.Contains('\n') && Environment.TickCount64 - _sent > LongestWait))
            {
                Send();
            }
        }

        public void Send()
        {
            if (_waiting.Length > 0)
            {
                string text = _waiting.ToString();
                _waiting.Clear();
                _sent = Environment.TickCount64;
                s_write(StreamOutput(name, text));
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
