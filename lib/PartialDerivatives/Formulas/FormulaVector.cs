using System.Collections;

namespace PartialDerivatives;

/// <summary>Formulas one below the other, such as a gradient.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class FormulaVector : DifferentiableVectorFunction, IReadOnlyList<Formula>, ISelfFormatting
{
    private readonly Formula[] _components;

    internal FormulaVector(Formula[] components) => _components = components;

    /// <summary>The number of components.</summary>
    public int Count => _components.Length;

    /// <summary>The component with this 0-based index.</summary>
    public Formula this[int index] => _components[index];

    /// <inheritdoc/>
    public override Vector<double> At(params ReadOnlySpan<double> at)
    {
        double[] point = at.ToArray();
        return Vector<double>.Build.DenseOfEnumerable(_components.Select(component => component.At(point)));
    }

    /// <summary>The formulas of all first partial derivatives: a row for each component, a column for each variable.</summary>
    public FormulaMatrix Jacobian() => Formula.Jacobian(_components);

    /// <inheritdoc/>
    /// <remarks>The values of the symbolic partial derivatives.</remarks>
    public override Matrix<double> Jacobian(params ReadOnlySpan<double> at)
    {
        double[] point = at.ToArray();
        return Matrix<double>.Build.DenseOfRowVectors(_components.Select(component => component.Gradient(point)));
    }

    /// <inheritdoc/>
    public IEnumerator<Formula> GetEnumerator() => _components.AsEnumerable().GetEnumerator();

    private IEnumerable<IEnumerable<Formula>> Rows => _components.Select(c => (IEnumerable<Formula>)[c]);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The formulas in plain text: (2·x·sin(y), x²·cos(y)).</summary>
    public override string ToString() => $"({string.Join(", ", _components.AsEnumerable())})";

    /// <summary>The column vector in LaTeX, without dollar signs.</summary>
    public string ToLatex() => FormulaMatrix.ToLatex(Rows);

    /// <summary>The column vector in MathML, a &lt;math&gt; element.</summary>
    public string ToMathML() => FormulaMatrix.ToMathML(Rows);

    /// <summary>What notebooks show: the column vector as mathematics.</summary>
    public string ToHtml() => ReadableMathML.Of(ToMathML());
}
