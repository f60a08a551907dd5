using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>A question to the reader of a notebook, who gets a verdict on the answer.</summary>
/// <remarks>
/// <para>
/// One line asks and judges: <c>Exercise.Partial(f, "x").Check(answer)</c>. The right answer is not given by the author, it is computed.
/// The answer is compared with it at sample points, so every form of it is right. A wrong one is compared with what comes out of the
/// usual mistakes: another variable, a lost inner derivative, a lost term of the product rule, a sign, a factor, …
/// </para>
/// <para>Whatever is wrong with the answer, <see cref="Check(object)"/> gives a verdict and throws nothing. What is wrong with the question
/// is an <see cref="ArgumentException"/>.</para>
/// </remarks>
public abstract class Exercise
{
    private protected Exercise()
    {
    }

    /// <summary>Asks for a partial derivative, as a function; with <see cref="FunctionExercise.At"/> for its value at a point.</summary>
    /// <param name="f">The function.</param>
    /// <param name="variables">The variable to differentiate by, or several in turn, named as in
    /// <see cref="Formula.Partial(string[])"/>.</param>
    /// <exception cref="ArgumentException">f has no such variable.</exception>
    public static FunctionExercise Partial(Formula f, params string[] variables)
    {
        ArgumentNullException.ThrowIfNull(f);
        // Names that f does not have are refused here, with the words of Formula.
        if (f.Partial(variables).Node.Symbols.FirstOrDefault(s => !s.IsLength) is { } k)
        {
            throw new ArgumentException(
                $"The derivative would be one for every {k.Name}. Ask for one component, such as \"{f.Variables[0]}[0]\".",
                nameof(variables));
        }
        return FunctionExercise.OfPartial(f, variables);
    }

    /// <summary>Asks for the gradient: a function that gives an array, a tuple or a vector; with <see cref="FunctionExercise.At"/> for the
    /// vector at a point.</summary>
    /// <param name="f">The function; of a vector, the number of its components must follow from the formula.</param>
    public static FunctionExercise Gradient(Formula f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return FunctionExercise.OfGradient(f);
    }

    /// <summary>Asks for the Jacobian: a row for each formula, a column for each variable; answered with a double[,] or a matrix, or a
    /// function that gives one.</summary>
    /// <param name="f">The components, with the same variables.</param>
    /// <exception cref="ArgumentException">The formulas have different variables.</exception>
    public static FunctionExercise Jacobian(params Formula[] f)
    {
        ArgumentNullException.ThrowIfNull(f);
        // Formulas that do not fit together are refused here, with the words of Formula.
        _ = Formula.Jacobian(f);
        return FunctionExercise.OfJacobian(f);
    }

    /// <summary>Asks for the Hessian, answered as a Jacobian is.</summary>
    /// <param name="f">The function.</param>
    public static FunctionExercise Hessian(Formula f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return FunctionExercise.OfHessian(f);
    }

    /// <summary>Asks for the slope in a direction, per unit of length.</summary>
    /// <param name="f">The function.</param>
    /// <param name="direction">The direction, of any length but 0, one component for each variable.</param>
    /// <exception cref="ArgumentException">The direction is zero or does not fit f.</exception>
    public static FunctionExercise Directional(Formula f, params ReadOnlySpan<double> direction)
    {
        ArgumentNullException.ThrowIfNull(f);
        return FunctionExercise.OfDirectional(f, direction.ToArray(), Direction.Of(direction, f.Dimension(), normalize: true));
    }

    /// <summary>Asks for the tangent plane, as a function; with <see cref="FunctionExercise.At"/> for its height over a point, the linear
    /// approximation.</summary>
    /// <param name="f">The function, of numbers.</param>
    /// <param name="at">Where the plane touches, a number for each variable.</param>
    /// <exception cref="ArgumentException">The point does not fit f, or f has no value or slope there.</exception>
    public static FunctionExercise TangentPlane(Formula f, params ReadOnlySpan<double> at)
    {
        RequireNumbers(f, nameof(f));
        Require.Point(at, f.Variables.Count);
        return double.IsFinite(f.At(at)) && f.Gradient(at).All(double.IsFinite)
            ? FunctionExercise.OfTangentPlane(f, at.ToArray())
            : throw new ArgumentException(
                $"f has no tangent plane at {Require.Show(at)}. Ask for a point where value and slopes are finite.", nameof(at));
    }

    /// <summary>Asks for the derivative of f along a path, by the chain rule.</summary>
    /// <param name="f">The function, of numbers.</param>
    /// <param name="path">The path: for each variable of f a formula of one variable, such as the time t.</param>
    /// <exception cref="ArgumentException">There is another number of formulas, or one has other variables.</exception>
    public static FunctionExercise Along(Formula f, params Formula[] path)
    {
        RequireNumbers(f, nameof(f));
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == f.Variables.Count && path.All(x => x is { IsOfVector: false, Variables.Count: 1 }
            && x.Variables[0] == path[0].Variables[0])
            ? FunctionExercise.OfPath(f, path)
            : throw new ArgumentException($"A path is a formula of one variable for each of {string.Join(", ", f.Variables)}, "
                + "such as Formula.Of(t => Cos(t)), Formula.Of(t => t * t).", nameof(path));
    }

    /// <summary>Asks for a function that is not a derivative of another: a tangent plane, a loss.</summary>
    /// <param name="exact">The right answer.</param>
    /// <param name="asked">What is asked for, such as "the tangent plane".</param>
    public static FunctionExercise Function(Formula exact, string asked = "the function")
    {
        ArgumentNullException.ThrowIfNull(exact);
        return FunctionExercise.OfFunction(exact, asked);
    }

    /// <summary>Asks for a lambda that takes f, a function of two numbers, and builds something from it.</summary>
    /// <param name="asked">What is asked for, for a given f: <c>f => Exercise.Partial(f, "x").Approximately(1e-6)</c>.</param>
    /// <param name="tried">What the answer is tried on: two functions or more, since what is written for one of them must not
    /// pass.</param>
    /// <exception cref="ArgumentException">There are fewer than two functions.</exception>
    public static BuiltExercise Built(Func<Formula, FunctionExercise> asked, params Formula[] tried)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(tried);
        return tried.Length >= 2
            ? new(asked, tried)
            : throw new ArgumentException("An answer that is built from f is tried on two functions or more.", nameof(tried));
    }

    /// <summary>Asks for a number that is not the value of a formula.</summary>
    /// <param name="exact">The right answer, however the cell computed it.</param>
    /// <param name="asked">What is asked for, such as "the learning rate".</param>
    public static FunctionExercise Value(double exact, string asked = "the number") => FunctionExercise.OfValues(asked, [exact], []);

    /// <summary>Asks for a number that is computed from others: what goes wrong on the way is found by itself.</summary>
    /// <param name="computed">How it is computed: <c>Formula.Of((rise, way) => rise / way)</c>. Mistakes are told with these names.</param>
    /// <param name="inputs">The numbers that are given, one for each variable.</param>
    /// <param name="asked">What is asked for, such as "the new weight".</param>
    /// <exception cref="ArgumentException">The inputs do not fit the formula.</exception>
    public static FunctionExercise Value(Formula computed, double[] inputs, string asked = "the number")
    {
        RequireNumbers(computed, nameof(computed));
        Require.Point(inputs, computed.Variables.Count);
        return FunctionExercise.OfComputed(computed, inputs, asked);
    }

    /// <summary>Asks for the slope over a step, (f(x + h) − f(x))/h; with <see cref="FunctionExercise.At"/> for the number at a
    /// point.</summary>
    /// <param name="f">The function, of numbers.</param>
    /// <param name="variable">The variable that moves.</param>
    /// <param name="step">How far, h.</param>
    /// <exception cref="ArgumentException">f has no such variable, or the step is not positive.</exception>
    public static FunctionExercise Step(Formula f, string variable, double step)
    {
        RequireNumbers(f, nameof(f));
        // A name that f does not have is refused here, with the words of Formula.
        _ = f.Partial(variable);
        return step > 0 && double.IsFinite(step)
            ? FunctionExercise.OfStep(f, f.Variables.ToList().IndexOf(variable), step)
            : throw new ArgumentOutOfRangeException(nameof(step), step, "A step is a positive number, such as 0.5.");
    }

    /// <summary>Asks for the slope at a place of a table of values, estimated from the neighbours on both sides.</summary>
    /// <param name="table">The values.</param>
    /// <param name="at">The place: row and column, counted from 0, not at the edge.</param>
    /// <param name="spacing">How far two rows are apart, and two columns.</param>
    /// <param name="alongRow">Whether the step goes from column to column, else from row to row.</param>
    /// <exception cref="ArgumentException">The place has no neighbours on both sides, or a spacing is not positive.</exception>
    public static FunctionExercise TableSlope(double[,] table, (int Row, int Column) at, (double Rows, double Columns) spacing,
        bool alongRow)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (at.Row < 1 || at.Row > table.GetLength(0) - 2 || at.Column < 1 || at.Column > table.GetLength(1) - 2)
        {
            throw new ArgumentException(
                $"The place ({at.Row}, {at.Column}) has no neighbours on all sides in a table of {table.GetLength(0)} rows and {
                    table.GetLength(1)} columns. Rows and columns count from 0.", nameof(at));
        }
        return spacing.Rows > 0 && spacing.Columns > 0
            ? FunctionExercise.OfTable(table, at, spacing, alongRow)
            : throw new ArgumentException("Rows and columns are a positive distance apart.", nameof(spacing));
    }

    /// <summary>Asks for a vector of numbers, answered with an array, a list, a tuple or a vector.</summary>
    /// <param name="exact">The right answer.</param>
    public static FunctionExercise Value(Vector<double> exact)
    {
        ArgumentNullException.ThrowIfNull(exact);
        return FunctionExercise.OfValues("the vector", exact.ToArray(), [exact.Count]);
    }

    /// <summary>Asks for a matrix of numbers, answered with a double[,] or a matrix.</summary>
    /// <param name="exact">The right answer.</param>
    public static FunctionExercise Value(Matrix<double> exact)
    {
        ArgumentNullException.ThrowIfNull(exact);
        return FunctionExercise.OfValues("the matrix", exact.ToRowMajorArray(), [exact.RowCount, exact.ColumnCount]);
    }

    /// <summary>Asks what kind of critical point it is, answered with a <see cref="CriticalPointKind"/> or its name.</summary>
    /// <param name="f">The function.</param>
    /// <param name="at">The point.</param>
    /// <exception cref="ArgumentException">The point is not critical.</exception>
    public static Exercise Kind(Formula f, ReadOnlySpan<double> at) => new KindExercise(f, CriticalPoint.Of(f, at));

    /// <summary>Asks for one of several options, answered with its words: a prediction before an output.</summary>
    /// <remarks>The right one is that whose claim holds, so that the cell computes the answer and does not tell it.</remarks>
    /// <param name="options">The words of each, whether its claim holds, and what is said to who chose it: why it is right, or what
    /// speaks against it.</param>
    /// <exception cref="ArgumentException">There are fewer than two options, two that differ in nothing but case and blanks, or not
    /// exactly one claim holds.</exception>
    public static Exercise Choice(params (string Option, bool Claim, string Feedback)[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ChoiceExercise(options);
    }

    /// <summary>Asks for anything that has certain properties, which are checked one after the other: a point where a derivative is 0, a
    /// function with a given gradient.</summary>
    /// <param name="asked">What is asked for, such as "a point where ∂f/∂x is 0".</param>
    /// <typeparam name="T">The type of the answer: double, double[] for a point, a delegate for a function.</typeparam>
    public static OpenExercise<T> Open<T>(string asked)
        where T : notnull
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(asked);
        return new OpenExercise<T>(asked);
    }

    /// <summary>Judges an answer.</summary>
    /// <param name="answer">
    /// A function of numbers, of an array or of a vector; a <see cref="Formula"/>; where numbers are asked for, numbers. null if there is
    /// none yet.
    /// </param>
    public abstract Verdict Check(object? answer);

    /// <summary>Judges an answer that is a function of any kind, such as a method of the notebook.</summary>
    public Verdict Check(Delegate? answer) => Check((object?)answer);

    /// <summary>Judges an answer that is a function of one number.</summary>
    public Verdict Check(Func<double, double>? answer) => Check((object?)answer);

    /// <summary>Judges an answer that is a function of two numbers.</summary>
    public Verdict Check(Func<double, double, double>? answer) => Check((object?)answer);

    /// <summary>Judges an answer that is a function of three numbers.</summary>
    public Verdict Check(Func<double, double, double, double>? answer) => Check((object?)answer);

    /// <summary>Judges an answer that is a function of four numbers.</summary>
    public Verdict Check(Func<double, double, double, double, double>? answer) => Check((object?)answer);

    private static void RequireNumbers(Formula f, string parameter)
    {
        ArgumentNullException.ThrowIfNull(f, parameter);
        if (f.IsOfVector)
        {
            throw new ArgumentException("f is a function of a vector. Write it with a name for each number, such as (x, y) => ….",
                parameter);
        }
    }

    /// <summary>The author's hints, in steps.</summary>
    private protected IReadOnlyList<FormattableString> AuthorHints { get; private set; } = [];

    internal Exercise With(IReadOnlyList<FormattableString> authorHints)
    {
        var copy = (Exercise)MemberwiseClone();
        copy.AuthorHints = authorHints;
        return copy;
    }

    /// <param name="subject">What is asked.</param>
    /// <param name="rule">The hint where the author gives none.</param>
    /// <param name="stub">What stands where the answer belongs.</param>
    private protected Verdict Missing(FormattableString subject, FormattableString? rule = null, string stub = "null") => new(
        VerdictKind.Missing, subject, AuthorHints.Count > 0 || rule is null ? AuthorHints : [rule],
        [$"Write your answer in place of {stub}, and run the cell."]);

    /// <summary>What stands where the body of a method is the answer.</summary>
    private protected const string ThrowingStub = "throw new NotImplementedException();";
}
