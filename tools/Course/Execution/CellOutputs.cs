using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Execution;

/// <summary>
/// The outputs of a cell, made of what its kernel tells, as Jupyter's front end makes them. A cell that writes without
/// end is cut, so that neither this process nor the notebook grows with it.
/// </summary>
internal sealed class CellOutputs(int number)
{
    /// <summary>What a cell may print, in characters.</summary>
    public const int PrintedLimit = 1_000_000;

    /// <summary>What a cell may display, in characters: a figure with plotly.js takes four million.</summary>
    public const int DisplayedLimit = 100_000_000;

    /// <summary>How many values a cell may display, and how often its text may change between the streams.</summary>
    public const int MostValues = 100_000;

    /// <summary>A notebook is read to a depth of 64, and an output lies six deep in it.</summary>
    private const int DeepestJson = 56;

    private readonly Dictionary<string, JsonObject> _displayed = [];
    private readonly Allowance _print = new("printed", PrintedLimit, "characters");
    private readonly Allowance _display = new("displayed", DisplayedLimit, "characters");
    private readonly Allowance _values = new("displayed", MostValues, "values");
    private readonly List<JsonObject> _outputs = [];
    private readonly StringBuilder _printed = new();
    private string _stream = "";
    private JsonElement? _error;
    private string _submission = "";
    private string? _failure;
    private int? _line;

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<JsonObject> All
    {
        get
        {
            EndStream();
            return _outputs;
        }
    }

    /// <summary>Adds an output, after the console text that came before it.</summary>
    public void Add(JsonObject output)
    {
        EndStream();
        _outputs.Add(output);
    }

    /// <summary>Takes a message of the kernel.</summary>
    public void Add(KernelMessage message)
    {
        switch (message.EventType)
        {
            case "StandardOutputValueProduced":
                Print("stdout", PlainText(message));
                break;
            case "StandardErrorValueProduced" or "ErrorProduced":
                Print("stderr", PlainText(message));
                break;
            case "DisplayedValueProduced" when Bundle(message) is { } data:
                JsonObject output = Output.DisplayData(data);
                Add(output);
                if (ValueId(message) is { } id)
                {
                    _displayed[id] = output;
                }
                break;
            case "DisplayedValueUpdated" when _displayed.TryGetValue(ValueId(message) ?? "", out JsonObject? shown):
                shown["data"] = Bundle(message) ?? shown["data"]!.DeepClone();
                break;
            case "ReturnValueProduced" when Bundle(message) is { } data:
                Add(Output.ExecuteResult(data, number));
                break;
            case "DiagnosticsProduced":
                AddDiagnostics(message.Event);
                break;
            case "CodeSubmissionReceived":
                _submission = Text(message.Event.GetProperty("code"));
                break;
            case "CommandFailed":
                Fail(message.Event);
                break;
        }
    }

    /// <summary>Why the cell failed; null where it did not.</summary>
    public CellFailure? Failure(string code, Limits limits)
    {
        // An imported file that does not compile fails the cell, too, though .NET Interactive says that all is well.
        if (_error is { } error)
        {
            string id = Text(error.GetProperty("code"));
            string text = Text(error.GetProperty("message"));
            int line = error.GetProperty("linePositionSpan").GetProperty("start").GetProperty("line").GetInt32() + 1;
            string? written = _submission.Split('\n').ElementAtOrDefault(line - 1);
            return new CellFailure(
                $"error {id}: {text}", CellLine.Of(line, _submission, code), FailureAdvice.ForCompiler(id, text, written));
        }
        if (_failure is null)
        {
            return null;
        }
        int? place = _line is { } known ? CellLine.Of(known, _submission, code) : CellLine.OfDirective(_failure, code);
        return new CellFailure(FailureAdvice.Summary(_failure), place, FailureAdvice.ForException(_failure, limits));
    }

    private void Fail(JsonElement failed)
    {
        _failure ??= failed.TryGetProperty("message", out JsonElement message) ? message.GetString() ?? "" : "";
        _line ??= failed.TryGetProperty("line", out JsonElement line) && line.ValueKind == JsonValueKind.Number ? line.GetInt32() : null;
        Add(Output.Error(_error is null ? _failure.ReplaceLineEndings("\n") : "compilation error"));
    }

    private void AddDiagnostics(JsonElement produced)
    {
        JsonElement[] diagnostics = [.. produced.GetProperty("diagnostics").EnumerateArray()];
        JsonElement[] formatted = [.. produced.GetProperty("formattedDiagnostics").EnumerateArray()];
        // CS1701 and CS1702 say of an assembly that it was built for an older .NET; projects are spared them, too.
        string[] shown = [.. formatted.Zip(diagnostics)
            .Where(pair => pair.Second.GetProperty("code").GetString() is not ("CS1701" or "CS1702"))
            .Select(pair => Text(pair.First.GetProperty("value")))];
        if (shown.Length > 0)
        {
            Print("stderr", $"\n{string.Join("\n\n", shown)}\n\n");
        }
        int error = Array.FindIndex(diagnostics, diagnostic => diagnostic.GetProperty("severity").GetString() == "error");
        if (error >= 0)
        {
            _error ??= diagnostics[error];
        }
    }

    private void Print(string stream, string text)
    {
        int room = _print.Take(text.Length, out string? notice);
        Append(stream, text.AsSpan(0, room));
        Append("stderr", notice);
    }

    /// <summary>Console text that follows console text of the same stream is joined to it, as hosts do.</summary>
    private void Append(string stream, ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return;
        }
        if (stream != _stream && (_printed.Length == 0 || _values.Take(1, out _) == 1))
        {
            EndStream();
            _stream = stream;
        }
        _printed.Append(text);
    }

    private void EndStream()
    {
        if (_printed.Length > 0)
        {
            _outputs.Add(Output.Stream(_stream, _printed.ToString()));
            _printed.Clear();
        }
    }

    /// <summary>What is displayed, by MIME type; null where there is no more room for it, or nothing to show.</summary>
    private JsonObject? Bundle(KernelMessage message)
    {
        if (_values.Take(1, out string? tooMany) == 0)
        {
            Append("stderr", tooMany);
            return null;
        }
        var data = new JsonObject();
        foreach (JsonElement value in message.Event.GetProperty("formattedValues").EnumerateArray())
        {
            string text = (value.GetProperty("value").GetString() ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
            bool fits = _display.Take(text.Length, out string? notice) == text.Length;
            Append("stderr", notice);
            if (fits)
            {
                string mimeType = Text(value.GetProperty("mimeType"));
                data[mimeType] = (mimeType == "application/json" ? Json(text) : null) ?? MultilineText.Write(text);
            }
        }
        return data.Count > 0 ? data : null;
    }

    /// <exception cref="InvalidDataException">It is null.</exception>
    private static string Text(JsonElement text) => text.GetString() ?? throw new InvalidDataException("a text in it is null.");

    /// <summary>JSON as a notebook can hold it; null where the text is none: a cell can say of any text that it is JSON.</summary>
    private static JsonNode? Json(string text)
    {
        try
        {
            JsonNode? value = JsonNode.Parse(
                text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = DeepestJson });
            // Only writing it shows whether a text in it is half a character.
            value?.ToJsonString();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string PlainText(KernelMessage message) =>
        string.Concat(message.Event.GetProperty("formattedValues").EnumerateArray().Select(value =>
            value.GetProperty("value").GetString()));

    private static string? ValueId(KernelMessage message) =>
        message.Event.TryGetProperty("valueId", out JsonElement id) ? id.GetString() : null;

    /// <summary>How much there is still room for. Past the limit nothing more is given, not even what is short enough.</summary>
    private sealed class Allowance(string how, int limit, string what)
    {
        private int _taken;

        public int Take(int wanted, out string? notice)
        {
            notice = null;
            if (wanted <= limit - _taken)
            {
                _taken += wanted;
                return wanted;
            }
            int given = Math.Max(0, limit - _taken);
            if (_taken <= limit)
            {
                notice = string.Create(CultureInfo.InvariantCulture,
                    $"\n[The cell {how} more than {limit:N0} {what}. The rest is left out.]\n");
            }
            _taken = limit + 1;
            return given;
        }
    }
}
