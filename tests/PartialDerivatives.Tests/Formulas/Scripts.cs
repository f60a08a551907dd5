using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Formulas from C# text, as a notebook cell would make them.</summary>
internal static class Scripts
{
    /// <summary>Compiles all lambdas in one script.</summary>
    public static Formula[] Formulas(IEnumerable<string> lambdas, object? globals = null)
    {
        var options = ScriptOptions.Default.AddReferences(typeof(Formula).Assembly).AddImports("System", "PartialDerivatives",
            "PartialDerivatives.Elementary");
        string code = $"new Formula[] {{\n{string.Join(",\n", lambdas.Select(l => $"Formula.Of({l})"))}\n}}";
        return CSharpScript.EvaluateAsync<Formula[]>(code, options, globals, globals?.GetType()).GetAwaiter().GetResult();
    }
}
