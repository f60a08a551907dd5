using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlotlyTrace = Plotly.NET.Trace;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// Plotly.NET's objects, and what they are made of, as JSON. Plotly.NET's own way is Newtonsoft.Json, for which a browser would have to
/// download a megabyte more.
/// </summary>
internal static class FigureJson
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(object value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            Write(json, value);
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool isSo:
                json.WriteBooleanValue(isSo);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case PlotlyTrace trace:
                WriteObject(json, trace.Properties.Prepend(new("type", trace.type)));
                break;
            case DynamicObj.DynamicObj known:
                WriteObject(json, known.Properties);
                break;
            case Dictionary<string, object> named:
                WriteObject(json, named!);
                break;
            case ImmutableArray<double> numbers:
                WriteNumbers(json, numbers.AsSpan());
                break;
            case double[] numbers:
                WriteNumbers(json, numbers);
                break;
            case IEnumerable<double> numbers:
                WriteNumbers(json, [.. numbers]);
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(json, item);
                }
                json.WriteEndArray();
                break;
            default:
                WriteObject(json, value.GetType().GetProperties()
                    .Select(property => KeyValuePair.Create(property.Name, property.GetValue(value))!));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray();
        foreach (double number in numbers)
        {
            WriteNumber(json, number);
        }
        json.WriteEndArray();
    }

    /// <summary>JSON has no NaN: what is not finite is a hole.</summary>
    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (!double.IsFinite(value))
        {
            json.WriteNullValue();
        }
        else if (value == 0)
        {
            // Without the sign of a zero.
            json.WriteNumberValue(0);
        }
        else if (!TryWriteDecimal(json, value))
        {
            json.WriteNumberValue(value);
        }
    }

    /// <summary>
    /// Writes a number that has four decimals or fewer, as most of a picture have: these are its shortest digits, for which .NET looks
    /// longer than a browser that interprets it has time.
    /// </summary>
    private static bool TryWriteDecimal(Utf8JsonWriter json, double value)
    {
        const int Unit = 10_000;
        double size = Math.Abs(value), units = Math.Round(size * Unit);
        if (!(size < 1e5) || units == 0 || units / Unit != size)
        {
            return false;
        }
        var (whole, part) = Math.DivRem((int)units, Unit);
        Span<byte> text = stackalloc byte[16];
        int length = 0;
        if (value < 0)
        {
            text[length++] = (byte)'-';
        }
        whole.TryFormat(text[length..], out int digits, default, CultureInfo.InvariantCulture);
        length += digits;
        if (part > 0)
        {
            text[length++] = (byte)'.';
            for (int unit = Unit / 10; part > 0; part %= unit, unit /= 10)
            {
                text[length++] = (byte)('0' + part / unit);
            }
        }
        json.WriteRawValue(text[..length], skipInputValidation: true);
        return true;
    }
}
