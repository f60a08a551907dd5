using System.Globalization;
using System.Text;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Course.Kernel;

/// <summary>
/// The console of the running cell. .NET Interactive keeps each piece of console text as an event until the cell has
/// ended; a cell that prints without end would fill the memory with them. Here lines go straight to the runner.
/// </summary>
internal sealed class CellConsole(EventWriter events)
{
    private readonly Writer _out = new(events, nameof(StandardOutputValueProduced));
    private readonly Writer _error = new(events, nameof(StandardErrorValueProduced));

    /// <summary>What is written from now on belongs to this command.</summary>
    public void Begin(KernelCommand command)
    {
        _out.Token = command.GetOrCreateToken();
        _error.Token = command.GetOrCreateToken();
    }

    /// <summary>Makes the console of this process the cell's, whatever the cell before did to it.</summary>
    public void Take()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(new NoInput());
    }

    /// <summary>Sends the text that waits for its line to end.</summary>
    public void Send()
    {
        _out.Send();
        _error.Send();
    }

    private sealed class Writer(EventWriter events, string eventType) : TextWriter(CultureInfo.InvariantCulture)
    {
        private const int LongestUnfinishedLine = 10_000;

        private readonly StringBuilder _line = new();

        public string Token { get; set; } = "";

        public override Encoding Encoding => Encoding.UTF8;

        public override string NewLine => "\n";

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> text)
        {
            lock (_line)
            {
                _line.Append(text);
                if (_line.Length > LongestUnfinishedLine || text.Contains('\n'))
                {
                    Send();
                }
            }
        }

        public void Send()
        {
            lock (_line)
            {
                if (_line.Length > 0)
                {
                    events.WriteConsole(eventType, _line.ToString(), Token);
                    _line.Clear();
                }
            }
        }
    }

    /// <summary>A cell has nobody to ask: reading fails instead of waiting for ever.</summary>
    private sealed class NoInput : TextReader
    {
        private static InvalidOperationException Refuse() =>
            new("A notebook has no console to read from. Put the value in a variable of the cell.");

        public override int Peek() => throw Refuse();

        public override int Read() => throw Refuse();

        public override string? ReadLine() => throw Refuse();

        public override string ReadToEnd() => throw Refuse();
    }
}
