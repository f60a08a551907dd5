using System.Globalization;
using System.Text.Json;

namespace PartialDerivatives.Tests;

/// <summary>derivatives.json: functions with their exact derivatives, computed to 30 digits and rounded to double here.</summary>
internal static class Reference
{
    public static readonly IReadOnlyList<Function> Functions = Load();

    private static Function[] Load()
    {
        using Stream json = typeof(Reference).Assembly.GetManifestResourceStream("PartialDerivatives.Tests.derivatives.json")!;
        return JsonSerializer.Deserialize<Function[]>(json, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    }

    public sealed record Function(string Name, string[] Variables, string CSharp, Point[] Points);

    /// <summary>A point and what is exact there, as text of 30 digits.</summary>
    public sealed record Point(double[] At, string Value, string[] Gradient, string[][] Hessian);

    public static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);
}
