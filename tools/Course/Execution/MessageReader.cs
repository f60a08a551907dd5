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

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _searched;
    private int _end;
    private int _between;

    /// <summary>The next message; null at the end.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any message, or too much is none.</exception>
    public async Task<KernelMessage?> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            int lineEnd = Array.IndexOf(_buffer, (byte)'\n', _searched, _end - _searched);
            if (lineEnd >= 0)
            {
                KernelMessage? message = Parse(_buffer.AsSpan(_start, lineEnd - _start));
                _between += lineEnd + 1 - _start;
                _start = _searched = lineEnd + 1;
                if (message is not null)
                {
                    _between = 0;
                    return message;
                }
                if (_between > MostBetween)
                {
                    throw new InvalidDataException("128 MB, and no message among them.");
                }
                continue;
            }
            _searched = _end;
            MakeRoom();
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (read == 0)
            {
                return null;
            }
            _end += read;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _searched, _start) = (_end - _start, _searched - _start, 0);
        }
        if (_end == _buffer.Length)
        {
            if (_end == Longest)
            {
                throw new InvalidDataException("A line of 1 GB.");
            }
            Array.Resize(ref _buffer, _end * 2);
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
