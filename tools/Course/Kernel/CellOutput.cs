using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Kernel;

/// <summary>Where the outputs of the running cell go: displayed values, console text and results, in the order in which they come.</summary>
internal static class CellOutput
{
    private static Action<JsonObject> s_write = _ => { };

    /// <summary>Sends outputs to <paramref name="write"/> and makes the console of this process part of them.</summary>
    public static void RedirectTo(Action<JsonObject> write)
    {
        s_write = write;
        Console.SetOut(new ConsoleStream("stdout"));
        Console.SetError(new ConsoleStream("stderr"));
        Console.SetIn(new NoConsoleInput());
    }

    /// <summary>Sends one output, after the console text that was written before it.</summary>
    public static void Write(JsonObject output)
    {
        Console.Out.Flush();
        Console.Error.Flush();
        s_write(output);
    }

    /// <summary>Console text, sent on a line at a time.</summary>
    private sealed class ConsoleStream(string name) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override string NewLine => "\n";

        public override void Write(char value)
        {
            lock (_line)
            {
                _line.Append(value);
                if (value == '\n')
                {
                    Flush();
                }
            }
        }

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> text)
        {
            lock (_line)
            {
                _line.Append(text);
                if (text.Contains('\n'))
                {
                    Flush();
                }
            }
        }

        public override void Flush()
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
