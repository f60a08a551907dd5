using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace PartialDerivatives;

/// <summary>A function as a formula, read from the text of a C# lambda: it can be differentiated, shown, evaluated and compiled.</summary>
/// <remarks>
/// <para>
/// <c>Formula.Of((x, y) => x * x * Sin(y)).Partial("x")</c> is the formula 2·x·sin(y). Lambdas may contain numbers, captured variables and
/// arrays (their values are taken when the formula is made), + − * /, the functions of <see cref="Elementary"/> and <see cref="Math"/> that
/// have a derivative, <c>c ? a : b</c>, <c>Sum(from, to, i => …)</c> with both bounds included, and other formulas by <c>g.Call(x, y)</c>.
/// </para>
/// <para>
/// Formulas are simplified to what a textbook prints, but never beyond their domain: x/x is not 1, because it has no value at 0.
/// At a kink the derivative is the mean of the two sides, as in all four ways: that of |x| is sign(x), 0 at 0; those of min and max are ½
/// at a tie.
/// The second derivative does not exist there, and is NaN.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Formula : DifferentiableFunction, ISelfFormatting
{
    private readonly long? _length;
    private readonly Lazy<CompiledFormula> _compiled;
    private readonly Lazy<Derivatives> _derivatives;

    private Formula(Node node, IReadOnlyList<string> variables, IndexSymbol? lengthSymbol, long? length)
        : base(new(variables, lengthSymbol is not null))
    {
        Node = node;
        LengthSymbol = lengthSymbol;
        _length = length;
        _compiled = new(() => new CompiledFormula(this));
        _derivatives = new(() => new Derivatives(this));
    }

    internal Node Node { get; }

    internal IndexSymbol? LengthSymbol { get; }

    /// <summary>Whether the library made it by differentiating another, not its user by writing it.</summary>
    internal bool IsDerivative { get; private init; }

    internal bool IsOfVector => LengthSymbol is not null;

    /// <summary>The partial derivative by one variable, or by several in turn: <c>Partial("x", "y")</c> is ∂²f/∂y∂x.</summary>
    /// <param name="variables">
    /// Names of variables. A component of a vector is named with its index, "x[3]", and the component with any index by a letter:
    /// <c>Partial("w[k]")</c> is the formula of ∂f/∂w[k] for all k.
    /// </param>
    public Formula Partial(params string[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Require.That(variables.Length > 0, nameof(variables),
            $"No variable was named. Pass one of {Allowed}, such as Partial(\"{Example}\").");
        return variables.Aggregate(this, (f, name) => f.With(Differentiate.By(f.Node, f.Named(name))));
    }

    /// <summary>The partial derivative by the variable with this 0-based index, or by several in turn.</summary>
    public Formula Partial(params int[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Require.That(variables.Length > 0, nameof(variables),
            $"No variable was given. Pass an index counted from 0, such as Partial(0), or a name, such as Partial(\"{Example}\").");
        return variables.Aggregate(this, (f, index) => f.With(Differentiate.By(f.Node, f.Numbered(index))));
    }

    /// <summary>The formulas of all first partial derivatives.</summary>
    /// <remarks>For a function of a vector their number must follow from the bounds of the sums; if it depends on x.Length, use
    /// <c>Partial("x[k]")</c>.</remarks>
    public FormulaVector Gradient()
    {
        RequireFew(Dimension());
        return new([.. Enumerable.Range(0, Dimension()).Select(i => Partial(i))]);
    }

    /// <summary>The formulas of all second partial derivatives.</summary>
    public FormulaMatrix Hessian() => Jacobian([.. Gradient()]);

    /// <summary>The first partial derivatives of several formulas of the same variables: a row for each formula, a column for each
    /// variable.</summary>
    public static FormulaMatrix Jacobian(params Formula[] f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.That(f.Length > 0, nameof(f), $"A Jacobian needs at least one formula: Formula.Jacobian(f, g).");
        Formula? other = f.FirstOrDefault(g => !g.Variables.SequenceEqual(f[0].Variables));
        Require.That(other is null, nameof(f),
            $"The formulas have different variables: ({string.Join(", ", f[0].Variables)}) and ({string.Join(", ", other!.Variables)}). "
                + $"Give all lambdas the same parameters.");
        int columns = f.Max(g => g.Dimension());
        RequireFew((long)f.Length * columns);
        return new([.. f.Select(g => new FormulaVector([.. Enumerable.Range(0, columns).Select(i => g.Partial(i))]))]);
    }

    /// <summary>Machine code for the value, for value and gradient in one pass, and for the Hessian.</summary>
    public CompiledFormula Compile() => _compiled.Value;

    /// <summary>The formula in plain text: 2·x·sin(y).</summary>
    public override string ToString() => new TextPrinter().Print(Node);

    /// <summary>The formula in LaTeX, without dollar signs.</summary>
    public string ToLatex() => new LatexPrinter().Print(Node);

    /// <summary>The formula in MathML, a &lt;math&gt; element.</summary>
    public string ToMathML() => Typeset(new MathMLPrinter().Print(Node));

    /// <summary>The formula as a C# lambda that makes the same formula again, if the names of captured arrays are in scope.</summary>
    public string ToCSharp()
    {
        string parameters = string.Join(", ", Variables.Select(CSharpPrinter.Named));
        return $"{(Variables.Count == 1 ? parameters : $"({parameters})")} => {new CSharpPrinter(Variables).Print(Node)}";
    }

    /// <summary>What notebooks show: the formula as mathematics.</summary>
    public string ToHtml() => ReadableMathML.Of(ToMathML());

    internal static string Typeset(string mathML) =>
        $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\" style=\"font-family: 'Cambria Math', 'STIX Two Math', "
            + $"'Latin Modern Math', math\"><mrow>{mathML}</mrow></math>";

    internal Node Inlined(IReadOnlyList<Node> arguments) => Substitution.Of(Node, n => n is VariableNode v ? arguments[v.Position] : null);

    internal Node Inlined(string vector, IndexSymbol otherLength)
    {
        Node renamed = Substitution.Of(Node, LengthSymbol!, AffineIndex.Of(otherLength));
        return Substitution.Of(renamed, n => n is ElementNode e ? new ElementNode(vector, e.Index) : null);
    }

    /// <summary>The same function of numbers with other names for its variables, as many.</summary>
    internal Formula Renamed(IReadOnlyList<string> names) => new(
        Substitution.Of(Node, n => n is VariableNode v ? new VariableNode(names[v.Position], v.Position) : null), names, null, null);

    internal Formula With(Node node) => new(node, Variables, LengthSymbol, _length) { IsDerivative = true };

    /// <summary>The number of variables; of a vector, the number of components that occur.</summary>
    internal int Dimension() => !IsOfVector ? Variables.Count : (int?)_length
        ?? throw new InvalidOperationException(
            $"How many components {Variables[0]} has is not known before a point is given, because the formula contains "
            + $"{Variables[0]}.Length. Use Partial(\"{Variables[0]}[k]\") for the formula of every component, or Gradient(at) for the "
            + "numbers.");

    private static void RequireFew(long formulas)
    {
        const int Most = 1_000_000;
        if (formulas > Most)
        {
            throw new InvalidOperationException($"These are {formulas} formulas, and more than {Most} are not made. Use Partial(\"x[k]\") "
                + "for the formula of every component, or Gradient(at) and Hessian(at) for the numbers.");
        }
    }

    private string Allowed =>
        IsOfVector ? $"\"{Variables[0]}[0]\", \"{Variables[0]}[k]\"" : string.Join(", ", Variables.Select(v => $"\"{v}\""));

    private string Example => IsOfVector ? $"{Variables[0]}[0]" : Variables[0];

    private Node Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name, "variables");
        if (Parameters.Find(name) is int index)
        {
            return Numbered(index);
        }
        if (IsOfVector && Parameters.Subscript(name) is { Length: > 0 } letters && letters.All(char.IsLetter))
        {
            AffineIndex last = (_length is { } length ? AffineIndex.Of(length) : AffineIndex.Of(LengthSymbol!)) + -1;
            return new ElementNode(Variables[0], AffineIndex.Of(
                Node.Symbols.FirstOrDefault(s => s.Name == letters) ?? new IndexSymbol(letters, AffineIndex.Zero, last)));
        }
        string meant = Variables.FirstOrDefault(v => v.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } near && !IsOfVector ? near
            : Example;
        throw new ArgumentException($"The formula has no variable \"{name}\". Its variables are {Allowed}; perhaps you meant "
            + $"Partial(\"{meant}\").", "variables");
    }

    private Node Numbered(int index)
    {
        if (!IsOfVector)
        {
            Require.Variable(index, Variables.Count, "variables");
            return new VariableNode(Variables[index], index);
        }
        return index >= 0
            ? new ElementNode(Variables[0], AffineIndex.Of(index))
            : throw new ArgumentOutOfRangeException("variables", index, "Components of a vector are counted from 0.");
    }
}
