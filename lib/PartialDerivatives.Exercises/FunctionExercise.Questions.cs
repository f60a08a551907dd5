using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <content>The questions: the right answer and the usual mistakes of each.</content>
public sealed partial class FunctionExercise
{
    internal static FunctionExercise OfPartial(Formula f, string[] by)
    {
        var (names, nodes) = Variables(f);
        int[] indices = [.. by.Select(name => names.ToList().IndexOf(name.Replace(" ", "", StringComparison.Ordinal)))];
        Component component = Partial(f, names, nodes, indices);
        string order = string.Join(", then by ", indices.Select(i => AnswerText.Name(names[i])));
        string held = string.Join(", ", names.Where((_, i) => !indices.Contains(i)).Select(AnswerText.Name));
        string likeNumbers = held.Contains(',', StringComparison.Ordinal) ? "they were numbers" : "it were a number";
        return new(component.Name, names, [component], [], [f.Node])
        {
            Rule = held.Length > 0 && indices.Length == 1
                ? (FormattableString)$"Differentiate by {order}: hold {held} constant, as if {likeNumbers}."
                : $"Differentiate by {order}.",
        };
    }

    internal static FunctionExercise OfGradient(Formula f)
    {
        var (names, nodes) = Variables(f);
        Component[] partials = [.. names.Select((_, i) => Partial(f, names, nodes, i))];
        Node length = Power(Add(partials.Select(p => Power(p.Exact, NumberNode.Two))), NumberNode.Half);
        Component[] components = [.. partials.Select((p, i) => p with
        {
            Mistakes = OfVector(i, p.Mistakes),
            Numerical = OfVector(i, p.Numerical),
        })];
        IEnumerable<Mistake> OfVector(int i, IEnumerable<Mistake> own) => Moved(partials, i, "component").Concat(own)
            .Append(new(Divide(partials[i].Exact, length),
                $"This is the gradient divided by its length: its direction is right, its length is lost."));
        return new("∇f", names, components, [names.Count], [f.Node])
        {
            Rule = $"The gradient is the vector of the partial derivatives by {
                string.Join(", ", names.Select(AnswerText.Name))}, in this order.",
        };
    }

    internal static FunctionExercise OfJacobian(Formula[] f)
    {
        var (names, nodes) = Variables(f.MaxBy(g => g.Dimension())!);
        int rows = f.Length, columns = names.Count;
        Component[] entries = [.. f.SelectMany((g, row) => names.Select((_, column) =>
            Partial(g, names, nodes, column) with { Name = $"the entry in row {row + 1}, column {column + 1}" }))];
        IEnumerable<Mistake> Misplaced(int i)
        {
            if (rows == columns)
            {
                int mirrored = ((i % columns) * columns) + (i / columns);
                yield return new(entries[mirrored].Exact,
                    $"Rows and columns are exchanged: a row belongs to each component of the function, a column to each variable.",
                    mirrored);
            }
            foreach (Mistake mistake in Moved(entries, i, "entry"))
            {
                yield return mistake;
            }
        }
        return new("the Jacobian", names, [.. entries.Select((e, i) => e with { Mistakes = Misplaced(i).Concat(e.Mistakes) })],
            [rows, columns], [.. f.Select(g => g.Node)])
        {
            Rule = $"A row for each component of the function, a column for each of the variables {string.Join(", ", names)}.",
        };
    }

    internal static FunctionExercise OfHessian(Formula f)
    {
        var (names, nodes) = Variables(f);
        int n = names.Count;
        Component[] entries = [.. Enumerable.Range(0, n * n).Select(i => Partial(f, names, nodes, i / n, i % n))];
        return new("the Hessian", names, entries, [n, n], [f.Node])
        {
            Rule = $"A row and a column for each of {string.Join(", ", names)}: in each place the derivative by both.",
        };
    }

    internal static FunctionExercise OfDirectional(Formula f, double[] direction, double[] unit)
    {
        var (names, nodes) = Variables(f);
        var usual = new UsualMistakes(names, nodes);
        Component[] partials = [.. names.Select((_, i) => Partial(f, names, nodes, i))];
        Node Slope(double[] v) => Add(partials.Select((p, i) => Multiply(NumberNode.Of(v[i]), p.Exact)));
        Node exact = Slope(unit);
        double square = direction.Sum(v => v * v);
        IEnumerable<Mistake> Mistakes()
        {
            yield return new(Slope(direction), $"The slope is that per unit of length.",
                $"The direction has another length than 1: divide it by its length.");
            yield return new(Slope([.. direction.Select(v => v * Math.Sqrt(square))]), $"The slope is that per unit of length.",
                $"The direction is multiplied by its length; divide it by its length.");
            foreach (Component partial in partials.Where((_, i) => unit[i] != 1))
            {
                yield return new(partial.Exact, $"The direction has {AnswerText.Count(direction.Length, "component")}, and all count.",
                    $"This is {partial.Name}, the slope along one axis. The direction has {direction.Length} components.");
            }
            yield return new(Slope([.. unit.Reverse()]), $"Each component belongs to one partial derivative.",
                $"The components of the direction are in another order.");
            for (int i = 0; i < unit.Length; i++)
            {
                yield return new(Slope([.. unit.Select((u, j) => i == j ? 0 : u)]),
                    $"The products of all components are added: one is missing.",
                    $"The slope along {names[i]} is missing: the products of all components are added.");
                yield return new(Slope([.. direction.Select((v, j) => i == j ? 0 : v)]), $"The slope is that per unit of length.",
                    $"The slope along {names[i]} is missing, and the direction is not divided by its length.", MistakenRules.LessLikely);
                yield return new(Slope([.. unit.Select((u, j) => i == j ? -u : u)]), $"A sign is wrong.",
                    $"The sign of the component along {names[i]} is wrong.");
            }
            yield return new(Slope([.. direction.Select(_ => 1.0)]), $"The direction counts: it weights the partial derivatives.",
                $"This is the sum of the partial derivatives, without the direction.");
            yield return new(Slope([.. direction.Select(_ => 1 / Math.Sqrt(direction.Length))]), $"This is the slope in another direction.",
                $"This is the slope in direction ({string.Join(", ", direction.Select(_ => "1"))}).");
            yield return new(Power(Add(partials.Select(p => Power(p.Exact, NumberNode.Two))), NumberNode.Half),
                $"This is the length of the gradient, the slope in the steepest direction.");
            if (direction.Length == 2 && Math.Atan2(direction[1], direction[0]) * 180 / Math.PI is var degrees and not 0)
            {
                yield return new(Slope([Math.Cos(degrees), Math.Sin(degrees)]), UsualMistakes.Radians);
            }
            yield return new(UsualMistakes.Put(exact, i => NumberNode.Of(direction[i])), $"The direction is no point.",
                $"The partial derivatives are taken at {AnswerText.Point(names, direction)}, the direction. Take them at the point.");
            yield return new(f.Node, $"This is f itself: it is not differentiated.");
        }
        Component slope = new("the slope", exact, Mistakes().Concat(usual.OfAny(exact)), [])
        {
            Derivation = OfDirection(f, usual, partials, direction, Math.Sqrt(square)),
            AtPoint = point => usual.AtPoint(exact, point).Append(new(
                Add(partials.Select((p, i) => NumberNode.Of(Math.Truncate(
                    new Evaluate<double>(point).Of(p.Exact) * direction[i] / Math.Sqrt(square))))), UsualMistakes.WholeNumbers)),
        };
        return new($"the slope of f in direction ({string.Join(", ", direction.Select(v => AnswerText.Number(v)))})", names, [slope], [],
            [f.Node])
        {
            Rule = $"The slope in a direction of length 1 is the sum of the partial derivatives times its components.",
        };
    }

    internal static FunctionExercise OfFunction(Formula exact, string asked)
    {
        var (names, nodes) = Variables(exact);
        return new(asked, names, [new("the function", exact.Node, new UsualMistakes(names, nodes).OfAny(exact.Node), [])
        {
            Derivation = OfVariables(exact.Node, names, nodes, slips: 1),
        }], [], []);
    }

    internal static FunctionExercise OfValues(string name, double[] exact, int[] lengths)
    {
        var numbers = exact.Select((value, i) =>
            new Component(exact.Length == 1 ? name : $"number {i + 1} of {exact.Length}", NumberNode.Of(value), [], [])).ToArray();
        return new(name, [], [.. numbers.Select((c, i) => c with
        {
            Mistakes = Moved(numbers, i, "number").Concat(new UsualMistakes([], []).OfAny(c.Exact)),
        })], lengths, []) { _point = [] };
    }

    internal static FunctionExercise OfComputed(Formula computed, double[] inputs, string asked)
    {
        double exact = computed.At(inputs);
        IEnumerable<Mistake> carets = UsualMistakes.Carets(computed.Node, inputs).Select(m => m with
        {
            Result = NumberNode.Of(new Evaluate<double>(inputs).Of(m.Result)),
        });
        Component number = new(asked, NumberNode.Of(exact), carets.Concat(new UsualMistakes([], []).OfAny(NumberNode.Of(exact))), [])
        {
            Derivation = OfNumbers(computed, inputs),
        };
        return new(asked, [], [number], [], []) { _point = [] };
    }

    private static Component Partial(Formula f, IReadOnlyList<string> names, IReadOnlyList<Node> nodes, params int[] by)
    {
        var usual = new UsualMistakes(names, nodes);
        Node exact = usual.Partial(f.Node, by);
        string[] shown = [.. names.Select(AnswerText.Name)];
        string d = names.Count == 1 && !f.IsOfVector ? "d" : "∂", order = by.Length == 1 ? "" : Superscript(by.Length);
        string below = by.Distinct().Count() == 1 ? $"{d}{shown[by[0]]}{order}" : string.Concat(by.Reverse().Select(i => d + shown[i]));
        return new($"{d}{order}f/{below}", exact, usual.OfPartial(f.Node, by), usual.TwoInPartial(f.Node, by))
        {
            AtPoint = point => usual.AtPoint(exact, point).Concat(by.Length == 1 ? usual.Quotients(f.Node, by[0]) : []),
            IsDerivative = true,
            Numerical = by.Length == 1 ? usual.OfQuotient(f.Node, by[0]) : [],
            Derivation = OfVariables(exact, names, nodes, slips: MistakenRules.Unlikely + 1),
            Quotients = by.Length == 1 && nodes[by[0]] is VariableNode variable ? new(f.Node, exact, variable) : null,
        };
    }

    /// <summary>The right components, but at other places.</summary>
    /// <param name="components">All of them.</param>
    /// <param name="place">The place that is looked at.</param>
    /// <param name="what">What they are: component, number, entry.</param>
    private static IEnumerable<Mistake> Moved(Component[] components, int place, string what) => components
        .Select((other, i) => new Mistake(other.Exact, $"The order is wrong, places are exchanged: this {what} is {other.Name}.", i))
        .Where(mistake => mistake.BelongsTo != place);

    private static string Superscript(int order) =>
        string.Concat(order.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    /// <summary>The coordinates of a point: their names, and how they stand in the formula.</summary>
    private static (IReadOnlyList<string> Names, IReadOnlyList<Node> Nodes) Variables(Formula f) => f.IsOfVector
        ? ([.. Enumerable.Range(0, f.Dimension()).Select(i => $"{f.Variables[0]}[{i}]")],
            [.. Enumerable.Range(0, f.Dimension()).Select(i => new ElementNode(f.Variables[0], AffineIndex.Of(i)))])
        : (f.Variables, [.. f.Variables.Select((name, i) => new VariableNode(name, i))]);
}
