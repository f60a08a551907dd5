using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <content>Questions for a tangent plane, and for the slope along a path.</content>
public sealed partial class FunctionExercise
{
    internal static FunctionExercise OfTangentPlane(Formula f, double[] at)
    {
        var (names, nodes) = Variables(f);
        var usual = new UsualMistakes(names, nodes);
        int n = names.Count;
        Node[] partials = [.. Enumerable.Range(0, n).Select(i => usual.Partial(f.Node, i))];
        double Here(Node node, double[] point) => new Evaluate<double>(point).Of(node);
        double[] Slopes(double[] point) => [.. partials.Select(p => Here(p, point))];
        Node[] Offsets(double[] point) => [.. nodes.Select((x, i) => Subtract(x, NumberNode.Of(point[i])))];
        Node Plane(Node height, IEnumerable<Node> slopes, Node[] offsets) =>
            Add(slopes.Select((g, i) => Multiply(g, offsets[i])).Prepend(height));
        Node Numbers(double height, double[] slopes, Node[] offsets) => Plane(NumberNode.Of(height), slopes.Select(NumberNode.Of), offsets);
        double h = Here(f.Node, at);
        double[] g = Slopes(at);
        Node[] d = Offsets(at);
        Node exact = Numbers(h, g, d);
        Node InDegrees(Node node) => UsualMistakes.InOtherAngles(node, Math.PI / 180);
        string Higher(double by) => $"Or the height is wrong: at the point yours is {AnswerText.Number(h + by)}.";
        string moving = string.Join(" and ", names);
        string takenAt = $"take them at {AnswerText.Point(names, at)}, where the plane touches, and not at another place.";
        double[] Change(double[] from, int place, double value) => [.. from.Select((x, i) => i == place ? value : x)];

        IEnumerable<Mistake> Mistakes()
        {
            yield return new(f.Node, $"This is f itself; asked is its tangent plane.");
            yield return new(Numbers(0, g, d), $"The plane goes through the point of the surface.",
                $"The height f({string.Join(", ", at.Select(x => AnswerText.Number(x)))}) is missing: the plane begins there.");
            yield return new(NumberNode.Of(h), $"A tangent plane has the slopes of the surface.",
                $"This is the height at the point alone: the slopes times the distances from the point are missing.");
            yield return new(Numbers(h, g, [.. nodes]), $"Distances count from the point where the plane touches.",
                $"The slopes are multiplied by {string.Join(" and ", names)}, not by distances from the point: {Distances(names, at)}.");
            yield return new(Numbers(0, g, [.. nodes]), $"The plane goes through the point, and distances count from there.",
                $"The height at the point is missing, and the distances from the point: {Distances(names, at)}.");
            yield return new(Numbers(h, g, Offsets([.. at.Select(x => -x)])), $"Distances count from the point where the plane touches.",
                $"The sign in the distances is wrong: they are {Distances(names, at)}.");
            yield return new(Numbers(h, [.. g.Select(v => -v)], d), $"The signs of the slopes are wrong.");
            yield return new(Plane(NumberNode.Of(h), partials, d), $"A plane has the same slopes everywhere: numbers.",
                $"The slopes are still functions of {moving}: {takenAt}");
            yield return new(Plane(f.Node, partials, d), $"A plane has the same slopes everywhere: numbers.",
                $"Height and slopes are still functions of {moving}: {takenAt}");
            yield return new(Plane(f.Node, g.Select(NumberNode.Of), d), $"The height of a plane at its point is a number.",
                $"f stands there as a function of {moving}: {takenAt}");
            yield return new(Numbers(0, [.. g.Select(v => v / h)], d), $"Asked is the height, not a share of it.",
                $"That is the change relative to the height at the point: it is divided by it, and the height is missing.",
                MistakenRules.LessLikely);
            foreach (double ten in new[] { 0.1, 10 })
            {
                yield return new(Numbers(h, [.. g.Select(v => ten * v)], d), $"Look at the decimal point.",
                    $"All distances are ten times too {(ten > 1 ? "large" : "small")}, or all slopes: look at the decimal point.",
                    MistakenRules.LessLikely);
            }
            yield return new(Numbers(Here(InDegrees(f.Node), at), [.. partials.Select(p => Here(InDegrees(p), at))], d),
                UsualMistakes.Radians);
            for (int i = 0; i < n; i++)
            {
                yield return new(Numbers(h, Change(g, i, 0), d), $"A plane has a slope along each axis: one is missing.",
                    $"The slope along {names[i]} is missing.");
                yield return new(Numbers(h, Change(g, i, -g[i]), d), $"The sign of one of the slopes is wrong.",
                    $"The sign of the slope along {names[i]} is wrong.");
                Node[] one = [.. d.Select((x, j) => j == i ? nodes[j] : x)];
                yield return new(Numbers(h, g, one), $"Distances count from the point where the plane touches.",
                    $"The slope along {names[i]} is multiplied by {names[i]}, not by its distance from the point. {Higher(g[i] * at[i])}");
                Node[] other = [.. d.Select((x, j) => j == i ? Add(nodes[j], NumberNode.Of(at[j])) : x)];
                yield return new(Numbers(h, g, other), $"Distances count from the point where the plane touches.",
                    $"The sign in the distance along {names[i]} is wrong. {Higher(2 * g[i] * at[i])}");
                for (int k = i + 1; k < n; k++)
                {
                    double[] swapped = Change(Change(at, i, at[k]), k, at[i]);
                    yield return new(Numbers(h, Change(Change(g, i, g[k]), k, g[i]), d), $"Each slope belongs to its own axis.",
                        $"The slopes along {names[i]} and {names[k]} are exchanged.");
                    yield return new(Numbers(Here(f.Node, swapped), Slopes(swapped), Offsets(swapped)),
                        $"The plane touches at another point.",
                        $"This is the tangent plane at another point: {names[i]} and {names[k]} of the point are exchanged.");
                    yield return new(Numbers(Here(f.Node, swapped), Slopes(swapped), d), $"Height and slopes are those at the point.",
                        $"Height and slopes are those at another point: {names[i]} and {names[k]} of the point are exchanged.");
                    yield return new(Numbers(h, Slopes(swapped), d), $"The slopes are those at the point.",
                        $"The slopes are those at another point: {names[i]} and {names[k]} of the point are exchanged.");
                    yield return new(Numbers(h, g, Offsets(swapped)), $"Distances count from the point where the plane touches.",
                        $"The coordinates of the point are exchanged in the distances.");
                }
            }
            yield return new(Add(NumberNode.Of(h), Multiply(g.Select((slope, i) => Multiply(NumberNode.Of(slope), d[i])))),
                $"The parts along the axes are added.", $"What the slopes add to the height is added, not multiplied with each other.");
            yield return new(Multiply(NumberNode.Of(h), Add(NumberNode.One, Numbers(0, g, d))),
                $"The parts along the axes are added to the height.", $"What the slopes add is multiplied by the height; add it.");
            yield return new(NumberNode.Of(h + g.Sum()), $"A slope is multiplied by the distance from the point.",
                $"The slopes are added without the distances from the point: {Distances(names, at)}.");
            foreach (Node distance in d)
            {
                yield return new(Numbers(h, g, [.. d.Select(_ => distance)]), $"Each slope has a distance of its own.",
                    $"Both slopes are multiplied by the same distance; they are {Distances(names, at)}.", MistakenRules.LessLikely);
            }
        }
        // What is left of coordinates that were written as quotients of whole numbers, 152/100 for 1.52.
        IEnumerable<Mistake> Truncated(double[] point) => Enumerable.Range(0, n).Where(i => point[i] != Math.Truncate(point[i])).Select(i =>
            new Mistake(UsualMistakes.Put(exact, k => k == i ? NumberNode.Of(Math.Truncate(point[i])) : nodes[k]),
                UsualMistakes.WholeNumbers, Rank: MistakenRules.LessLikely));
        Component plane = new("the tangent plane", exact, Mistakes().Concat(usual.OfAny(exact)), [])
        {
            Otherwise = (points, values) => WrongPart(names, at, h, g, points, values, point => (Here(f.Node, point), Slopes(point))),
            AtPoint = Truncated,
            Derivation = OfPlane(f, usual, nodes, at),
        };
        return new("the tangent plane", names, [plane], [], [f.Node])
        {
            Rule = $"The height at the point, and for each variable the slope there times the distance from the point.",
        };
    }

    /// <summary>Which of height and slopes differ, if the values are those of a plane.</summary>
    private static Hint? WrongPart(IReadOnlyList<string> names, double[] at, double height, double[] slopes, double[][] points,
        double[] values, Func<double[], (double Height, double[] Slopes)> touching)
    {
        if (!values.All(double.IsFinite) || points.Length <= at.Length + 1)
        {
            return null;
        }
        var rows = Matrix<double>.Build.Dense(points.Length, at.Length + 1, (k, i) => i == 0 ? 1 : points[k][i - 1] - at[i - 1]);
        var right = Vector<double>.Build.Dense(values);
        var found = rows.QR().Solve(right);
        double scale = 1 + right.AbsoluteMaximum();
        if ((rows * found - right).AbsoluteMaximum() > 1e-9 * scale)
        {
            return new($"A plane has the same slopes everywhere.",
                $"Yours is no plane: in a plane {string.Join(" and ", names)} stand by themselves, times numbers.");
        }
        if (Elsewhere(at.Length).FirstOrDefault(p => touching(p) is var (there, steep)
            && !p.SequenceEqual(at)
            && Enumerable.Range(0, p.Length).All(i => Math.Abs(found[i + 1] - steep[i]) <= 1e-9 * scale)
            && Math.Abs(found[0] - there - steep.Zip(at.Zip(p, (a, b) => a - b), (s, way) => s * way).Sum()) <= 1e-9 * scale) is { } other)
        {
            return new($"The plane touches at another point.",
                $"This is the tangent plane at another point, {AnswerText.Point(names, other)}.");
        }
        // One slope is met by many points: only all of them tell one.
        if (Math.Abs(found[0] - height) <= 1e-9 * scale && slopes.Select((s, i) => Math.Abs(found[i + 1] - s)).Min() > 1e-9 * scale
            && Elsewhere(at.Length).FirstOrDefault(p =>
                touching(p).Slopes.Select((s, i) => Math.Abs(found[i + 1] - s)).Max() <= 1e-9 * scale) is { } from)
        {
            return new($"The slopes are those at the point.",
                $"Height and distances are right; the slopes are those at another point, such as {AnswerText.Point(names, from)}.");
        }
        string[] wrong = [
            .. Math.Abs(found[0] - height) > 1e-9 * scale ? (string[])["the height at the point"] : [],
            .. names.Where((_, i) => Math.Abs(found[i + 1] - slopes[i]) > 1e-9 * scale).Select(name => $"the slope along {name}")];
        return wrong.Length == 0 ? null
            : new($"A plane is made of a height and a slope along each axis.",
                $"Wrong is {string.Join(" and ", wrong)}; the rest is right.");
    }

    /// <summary>Points with small coordinates, where somebody may have looked by mistake.</summary>
    private static IEnumerable<double[]> Elsewhere(int dimension) => dimension == 0 ? [[]]
        : from rest in Elsewhere(dimension - 1)
          from x in new[] { 0, 1, -1, 2, -2, 3, -3, 4, 5, 0.5, 1.5 }
          select (double[])[.. rest, x];

    internal static FunctionExercise OfPath(Formula f, Formula[] path)
    {
        var (names, nodes) = Variables(path[0]);
        var usual = new UsualMistakes(names, nodes);
        var (outer, outerNodes) = Variables(f);
        Node Along(Node node) => UsualMistakes.Put(node, i => path[i].Node);
        Node[] partials = [.. outerNodes.Select(x => Along(Differentiate.By(f.Node, x)))],
            inner = [.. path.Select(x => usual.Partial(x.Node, 0))];
        Node[] terms = [.. partials.Zip(inner, (p, x) => Multiply(p, x))];
        Node Changed(int place, Node term) => Add(terms.Select((own, i) => i == place ? term : own));
        Component slope = Partial(path[0].With(Along(f.Node)), names, nodes, 0);
        IEnumerable<Mistake> Mistakes()
        {
            yield return new(Add(partials), $"The chain rule multiplies each partial derivative by the speed along its axis.",
                $"The derivatives of the path are missing: multiply {Joined(outer, "∂f/∂{0} by d{0}/dt", names[0])}.");
            for (int i = 0; i < terms.Length; i++)
            {
                yield return new(Changed(i, NumberNode.Zero), $"Each variable that moves contributes: a part is missing.",
                    $"The part through {outer[i]} is missing: ∂f/∂{outer[i]} · d{outer[i]}/d{names[0]}.");
                yield return new(Changed(i, partials[i]), $"The chain rule multiplies each partial derivative by the speed along its axis.",
                    $"d{outer[i]}/d{names[0]} is missing: multiply ∂f/∂{outer[i]} by it.");
                yield return new(Changed(i, inner[i]), $"The chain rule multiplies each partial derivative by the speed along its axis.",
                    $"∂f/∂{outer[i]} is missing: multiply d{outer[i]}/d{names[0]} by it.");
                yield return new(Changed(i, Multiply(partials[i], path[i].Node)), $"The path is differentiated, too.",
                    $"∂f/∂{outer[i]} is multiplied by {outer[i]} itself; multiply by d{outer[i]}/d{names[0]}.");
            }
            yield return new(Add(partials.Zip(inner.Reverse(), (p, x) => Multiply(p, x))),
                $"Each partial derivative belongs to the speed along its own axis.", $"The derivatives of the path are exchanged.");
            yield return new(usual.Partial(UsualMistakes.Put(f.Node, i => path[^(i + 1)].Node), 0),
                $"Each coordinate has its place.", $"The path is exchanged: {outer[0]} stands for {outer[^1]}, also in its derivatives.");
            yield return new(Add(inner), $"The slope of f counts, not only the path.", $"The partial derivatives of f are missing.");
            yield return new(Multiply(inner), $"The slope of f counts, not only the path.", $"The partial derivatives of f are missing.");
            yield return new(Multiply(Add(partials), Add(inner)), $"Each partial derivative belongs to the speed along its own axis.",
                $"The chain rule multiplies each partial derivative by its own speed, and then adds. You added first.");
            yield return new(Add(outerNodes.Select((x, k) =>
                Multiply(UsualMistakes.Put(Differentiate.By(f.Node, x), _ => nodes[0]), inner[k]))),
                $"The slopes are those at the place on the path.",
                $"In the partial derivatives {names[0]} stands in the place of {string.Join(" and ", outer)}: put the path into them.");
            for (int i = 0; i < path.Length; i++)
            {
                Node Elsewhere(Node node) => UsualMistakes.Put(node, k => k == i ? nodes[0] : path[k].Node);
                yield return new(Add(outerNodes.Select((x, k) => Multiply(Elsewhere(Differentiate.By(f.Node, x)), inner[k]))),
                    $"The slopes are those at the place on the path.",
                    $"In the partial derivatives {names[0]} stands in the place of {outer[i]}; on the path {outer[i]} = {path[i].Node}.");
            }
            for (int i = 0; i < terms.Length; i++)
            {
                yield return new(Changed(i, Negate(terms[i])), $"The parts are added: the sign of one is wrong.",
                    $"The sign of the part through {outer[i]} is wrong.", MistakenRules.LessLikely);
            }
        }
        return new($"df/d{names[0]} along the path", names,
            [slope with
            {
                Name = $"df/d{names[0]}",
                Mistakes = Mistakes().Concat(slope.Mistakes),
                Derivation = OfChain(outer, names[0], partials, inner,
                    [.. outer.Select((_, i) => new UsualMistakes(outer, outerNodes).WrongRules(f.Node, [i], 1)
                        .Concat(Slipped(Differentiate.By(f.Node, outerNodes[i]))).Select(m => m with { Result = Along(m.Result) }))],
                    [.. path.Select(x => usual.WrongRules(x.Node, [0], 1))]),
            }], [],
            [Along(f.Node), .. path.Select(x => x.Node)])
        {
            Rule = $"The chain rule: for each variable that moves, its partial derivative times its speed, and all of these added.",
        };
    }

    private static string Joined(IReadOnlyList<string> names, string format, string by) => string.Join(" and ", names.Select(name =>
        format.Replace("{0}", name, StringComparison.Ordinal).Replace("dt", "d" + by, StringComparison.Ordinal)));

    private static string Distances(IReadOnlyList<string> names, double[] at) => string.Join(" and ", names.Select((name, i) =>
        at[i] < 0 ? $"{name} + {AnswerText.Number(-at[i])}" : $"{name} − {AnswerText.Number(at[i])}"));
}
