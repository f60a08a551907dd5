using Newtonsoft.Json;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>JSON has no NaN: what is not finite is a hole. Whole numbers are written without .0 where short ones are asked for.</summary>
internal sealed class FiniteOrNull(bool isShort) : JsonConverter<double>
{
    public static JsonSerializerSettings Settings(bool isShort) => new() { Converters = { new FiniteOrNull(isShort) } };

    public override void WriteJson(JsonWriter writer, double value, JsonSerializer serializer)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteNull();
        }
        else if (isShort && double.IsInteger(value) && Math.Abs(value) < 1e15)
        {
            writer.WriteValue((long)value);
        }
        else
        {
            writer.WriteValue(value);
        }
    }

    public override double ReadJson(
        JsonReader reader, Type objectType, double existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
