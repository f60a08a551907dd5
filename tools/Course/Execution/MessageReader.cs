using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace Course.Execution;

/// <summary>A message of a kernel: an event, and the token of the command that it belongs to.</summary>
internal sealed record KernelMessage(string EventType, JsonElement Event, string Token)
{
    /// <summary>True where the command with this token has ended.</summary>
    public bool Ends(string token) => Token == token && EventType is "CommandSucceeded" or "CommandFailed";
}

/// <summary>Reads messages, one a line. What is none is passed over: a kernel may say all kinds of things before it is ready.</summary>
internal sealed class MessageReader(Stream stream)
{
    /// <summary>A figure with plotly.js takes four million; what is longer than this is no message.</summary>
    private const int Longest = 1 << 30;

    /// <summary>What a program may say between two messages: native code prints, too, but whoever says more is no kernel.</summary>
    private const int MostBetween = 1 << 27;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));

    /// <summary>The next message; null at the end.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any message, or too much is none.</exception>
    public async Task<KernelMessage?> NextAsync(CancellationToken cancel)
    {
        long searched = 0;
        long between = 0;
        while (true)
        {
            ReadResult read = await _reader.ReadAsync(cancel);
            ReadOnlySequence<byte> rest = read.Buffer;
            while (rest.Slice(searched).PositionOf((byte)'\n') is { } lineEnd)
            {
                ReadOnlySequence<byte> line = rest.Slice(0, lineEnd);
                rest = rest.Slice(rest.GetPosition(1, lineEnd));
                searched = 0;
                between += line.Length + 1;
                if (Parse(line.IsSingleSegment ? line.FirstSpan : line.ToArray()) is { } message)
                {
                    _reader.AdvanceTo(rest.Start);
                    return message;
                }
                if (between > MostBetween)
                {
                    throw new InvalidDataException("128 MB, and no message among them.");
                }
            }
            if (read.IsCompleted)
            {
                return null;
            }
            searched = rest.Length < Longest ? rest.Length : throw new InvalidDataException("A line of 1 GB.");
            _reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    /// <summary>Native code may have printed something in front of a message.</summary>
    private static KernelMessage? Parse(ReadOnlySpan<byte> line)
    {
        int begin = line.IndexOf("{\"event\""u8);
        if (begin < 0)
        {
            return null;
        }
        try
        {
            var reader = new Utf8JsonReader(line[begin..]);
            JsonElement message = JsonElement.ParseValue(ref reader);
            return message.TryGetProperty("eventType", out JsonElement type) && type.ValueKind == JsonValueKind.String
                && message.GetProperty("event") is { ValueKind: JsonValueKind.Object } content
                ? new KernelMessage(type.GetString()!, content, TokenOf(message))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string TokenOf(JsonElement message) =>
        message.TryGetProperty("command", out JsonElement command) && command.ValueKind == JsonValueKind.Object
        && command.TryGetProperty("token", out JsonElement token) && token.ValueKind == JsonValueKind.String
            ? token.GetString()! : "";
}
