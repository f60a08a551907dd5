namespace PartialDerivatives;

/// <summary>A matrix of formulas, such as a Jacobian or a Hessian.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class FormulaMatrix : ISelfFormatting
{
    private readonly FormulaVector[] _rows;

    internal FormulaMatrix(FormulaVector[] rows) => _rows = rows;

    /// <summary>The number of rows.</summary>
    public int RowCount => _rows.Length;

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _rows[0].Count;

    /// <summary>The formula in this row and column, both counted from 0.</summary>
    public Formula this[int row, int column] => _rows[row][column];

    /// <summary>The values at a point.</summary>
    public Matrix<double> At(params ReadOnlySpan<double> at)
    {
        double[] point = at.ToArray();
        return Matrix<double>.Build.DenseOfRowVectors(_rows.Select(row => row.At(point)));
    }

    /// <summary>The formulas in plain text, row by row.</summary>
    public override string ToString() => $"({string.Join(", ", _rows.AsEnumerable())})";

    /// <summary>The matrix in LaTeX, without dollar signs.</summary>
    public string ToLatex() => ToLatex(_rows);

    /// <summary>The matrix in MathML, a &lt;math&gt; element.</summary>
    public string ToMathML() => ToMathML(_rows);

    /// <summary>What notebooks show: the matrix as mathematics.</summary>
    public string ToHtml() => ReadableMathML.Of(ToMathML());

    internal static string ToLatex(IEnumerable<IEnumerable<Formula>> rows) =>
        $@"\begin{{pmatrix}} {string.Join(@" \\ ", rows.Select(row => string.Join(" & ", row.Select(f => f.ToLatex()))))} \end{{pmatrix}}";

    internal static string ToMathML(IEnumerable<IEnumerable<Formula>> rows)
    {
        string Cell(Formula f) => $"<mtd><mrow>{new MathMLPrinter().Print(f.Node)}</mrow></mtd>";
        string Row(IEnumerable<Formula> row) => $"<mtr>{string.Concat(row.Select(Cell))}</mtr>";
        return Formula.Typeset($"<mo>(</mo><mtable>{string.Concat(rows.Select(Row))}</mtable><mo>)</mo>");
    }
}
