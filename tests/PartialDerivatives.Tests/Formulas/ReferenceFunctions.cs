using System.Text.Json;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>The functions of derivatives.json as formulas, and what is exact of them.</summary>
public sealed class ReferenceFunctions
{
    public sealed record Point(double[] At, string Value, string[] Gradient, string[][] Hessian);

    public sealed record Function(string Name, string[] Variables, string CSharp, Point[] Points);

    public ReferenceFunctions()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "derivatives.json"));
        All = JsonSerializer.Deserialize<Function[]>(json, new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;
        Formulas = Scripts.Formulas(All.Select(f => $"({string.Join(", ", f.Variables)}) => {f.CSharp}"));
    }

    public Function[] All { get; }

    public Formula[] Formulas { get; }

    public IEnumerable<(string Name, Formula Formula, Point Point)> Cases =>
        All.Zip(Formulas).SelectMany(f => f.First.Points.Select(p => (f.First.Name, f.Second, p)));
}
