using static PartialDerivatives.Simplify;
using Quantity = PartialDerivatives.Derivation.Quantity;

namespace PartialDerivatives;

/// <content>How the right answers come about, with what can be wrong on the way.</content>
public sealed partial class FunctionExercise
{
    /// <summary>A formula of the variables: each can stand in the place of another, or be put in wrongly.</summary>
    private static Derivation OfVariables(Node exact, IReadOnlyList<string> names, IReadOnlyList<Node> nodes, int slips) =>
        new(exact, !nodes.All(node => node is VariableNode) ? [] : [.. names.Select((name, i) => new Quantity(nodes[i], [
            .. nodes.Where((_, k) => k != i).Select(other => new Mistake(other, $"Each variable has its place.",
                $"{other} stands in the place of {name}.", MistakenRules.Unlikely))]))], slips, nodes);

    /// <summary>The partial derivatives times the components of the direction, divided by its length.</summary>
    private static Derivation OfDirection(Formula f, UsualMistakes usual, Component[] partials, double[] direction, double length)
    {
        int n = direction.Length;
        Node Slope(int i) => Derivation.Variable(2 * i, partials[i].Name);
        Node Way(int i) => Derivation.Variable((2 * i) + 1, $"the {Ordinal(i)} component of the direction");
        IEnumerable<Quantity> quantities = direction.SelectMany((v, i) => (Quantity[])[
            new(partials[i].Exact, [
                .. Wrong(usual.OfPartial(f.Node, i).Concat(Slipped(partials[i].Exact)), $"{partials[i].Name} is wrong."),
                .. partials.Where((_, k) => k != i).Select(other => new Mistake(other.Exact, $"Each component has its derivative.",
                    $"{other.Name} stands in the place of {partials[i].Name}.", MistakenRules.LessLikely))]),
            new(NumberNode.Of(v), [
                new(NumberNode.One, $"The components of the direction count.",
                    $"The {Ordinal(i)} component of the direction is missing.")])]);
        return new(Divide(Add(Enumerable.Range(0, n).Select(i => Multiply(Slope(i), Way(i)))),
            Derivation.Variable(2 * n, "the length of the direction")), [.. quantities,
            new(NumberNode.Of(length), [
                new(NumberNode.Of(direction.Sum(Math.Abs)), $"The length of a vector is the root of the sum of squares.",
                    $"It is divided by the sum of its components; divide by the length of the direction."),
                new(NumberNode.Of(length * length), $"The length of a vector is the root of the sum of squares.",
                    $"It is divided by the square of the length: the root is missing."),
                new(NumberNode.Of(n), $"The length of a vector is the root of the sum of squares.",
                    $"It is divided by the number of components; divide by the length of the direction.", MistakenRules.LessLikely)])]);
    }

    /// <summary>The height after the step minus that before, divided by the step.</summary>
    private static Derivation OfRise(Node after, Node before, double h, IEnumerable<Mistake> otherHeights)
    {
        Mistake[] others = [.. otherHeights];
        Mistake[] In(string place) => [.. others.Select(m => m with { Hint = m.Hint.Before($"The {place} is wrong.") })];
        Node Part(int i, string name) => Derivation.Variable(i, name);
        return new(Divide(Subtract(Part(0, "the height after the step"), Part(1, "the height before the step")),
            Part(2, "the length of the step")), [
            new(after, In("height after the step")),
            new(before, In("height before the step")),
            new(NumberNode.Of(h), [
                .. new[] { h / 10, h / 5, h / 2, 2 * h, 5 * h, 10 * h, 1 + h, h * h }.Select(other => new Mistake(NumberNode.Of(other),
                    $"The rise is divided by another length than that of the step.",
                    $"The rise is divided by {AnswerText.Number(other)}; the step is {AnswerText.Number(h)} long.",
                    MistakenRules.LessLikely))])]);
    }

    /// <summary>The value on one side minus that on the other, divided by the way between.</summary>
    private static Derivation OfNeighbours(double[,] table, double ahead, double back, double way, double otherWay)
    {
        double[] wellKnown = [1, way, 2 * way, 4 * way, 1 / (2 * way)];
        Mistake[] others = [.. table.Cast<double>().Distinct().Select(value => new Mistake(NumberNode.Of(value),
            $"Take the neighbours on both sides.",
            $"{AnswerText.Number(value)} stands in the place of a neighbour: it is another place of the table.",
            MistakenRules.Unlikely))];
        return new(Divide(Subtract(Derivation.Variable(0, "the value ahead"), Derivation.Variable(1, "the value behind")),
            Derivation.Variable(2, "the distance between the neighbours")), [
            new(NumberNode.Of(ahead), others), new(NumberNode.Of(back), others),
            new(NumberNode.Of(2 * way), [
                .. new[] { 2, 3, 2 * otherWay, otherWay, 3 * way }.Except(wellKnown).Select(other => new Mistake(NumberNode.Of(other),
                    $"The neighbours on both sides are two steps apart.",
                    $"The difference is divided by {AnswerText.Number(other)}: the neighbours on both sides are {
                        AnswerText.Number(2 * way)} apart.",
                    MistakenRules.LessLikely))])]);
    }

    /// <summary>The height, and for each variable the slope times the distance from the point.</summary>
    private static Derivation OfPlane(Formula f, UsualMistakes usual, IReadOnlyList<Node> nodes, double[] at)
    {
        (IReadOnlyList<string> names, int n) = (f.Variables, at.Length);
        double Here(Node node) => new Evaluate<double>(at).Of(node);
        Node Slope(int i) => Derivation.Variable(1 + (2 * i), $"the slope along {names[i]}");
        Node Distance(int i) => Derivation.Variable(2 + (2 * i), $"the distance along {names[i]}");
        Node Way(Node x, double from) => Subtract(x, NumberNode.Of(from));
        Mistake[] AtPoint(IEnumerable<Mistake> mistakes, string what) => [.. mistakes.Select(m => (Mistake: m, Value: Here(m.Result)))
            .Where(m => double.IsFinite(m.Value))
            .Select(m => m.Mistake with
            {
                Result = NumberNode.Of(m.Value),
                Hint = m.Mistake.Hint.Before($"{what} is wrong."),
                BelongsTo = null,
            })];
        IEnumerable<Mistake> Distances(int i)
        {
            Mistake New(Node wrong, FormattableString fix) =>
                new(wrong, $"Distances count from the point where the plane touches.", fix, MistakenRules.LessLikely);
            Node exact = Way(nodes[i], at[i]);
            yield return New(nodes[i], $"The slope along {names[i]} is multiplied by {names[i]}, not by its distance from the point.");
            yield return New(Way(nodes[i], -at[i]), $"The sign in the distance along {names[i]} is wrong.");
            for (int k = 0; k < n; k++)
            {
                if (k != i)
                {
                    yield return New(Way(nodes[k], at[k]), $"The slope along {names[i]} is multiplied by the distance along {names[k]}.");
                    yield return New(Way(nodes[i], at[k]),
                        $"In the distance along {names[i]} stands the coordinate {names[k]} of the point.");
                    yield return New(Way(nodes[k], at[i]), $"In the distance along {names[i]} stands {names[k]}.");
                }
            }
            foreach (double ten in new[] { 0.1, 10 })
            {
                yield return New(Multiply(NumberNode.Of(ten), exact),
                    $"The distance along {names[i]} is ten times too {(ten > 1 ? "large" : "small")}: look at the decimal point.");
            }
        }
        IEnumerable<Quantity> quantities = names.SelectMany((name, i) => (Quantity[])[
            new(NumberNode.Of(Here(usual.Partial(f.Node, i))),
                [.. AtPoint(usual.OfPartial(f.Node, i).Concat(Slipped(usual.Partial(f.Node, i))), $"The slope along {name}"),
                    new(usual.Partial(f.Node, i), $"A plane has the same slopes everywhere: numbers.",
                        $"The slope along {name} is still a function: take it at {AnswerText.Point(names, at)}, where the plane touches.",
                        MistakenRules.LessLikely)]),
            new(Way(nodes[i], at[i]), [.. Distances(i)])]);
        const string Height = "the height at the point";
        return new(Add(Enumerable.Range(0, n).Select(i => Multiply(Slope(i), Distance(i))).Prepend(Derivation.Variable(0, Height))), [
            new(NumberNode.Of(Here(f.Node)), [
                new(f.Node, $"The height of a plane at its point is a number.",
                    $"The height is still a function: put the point into f.", MistakenRules.LessLikely),
                .. AtPoint(Slipped(f.Node), "The height at the point"),
                .. n != 2 ? [] : AtPoint([new(usual.Exchanged(f.Node, 0, 1), $"Each coordinate has its place.",
                    $"The coordinates of the point are exchanged in the height.", MistakenRules.LessLikely)], "The height at the point")]),
            .. quantities]);
    }

    /// <summary>For each variable its partial derivative times its speed.</summary>
    private static Derivation OfChain(IReadOnlyList<string> outer, string by, Node[] partials, Node[] speeds,
        IEnumerable<Mistake>[] wrongPartials, IEnumerable<Mistake>[] wrongSpeeds)
    {
        string Slope(int i) => $"∂f/∂{outer[i]}";
        string Speed(int i) => $"d{outer[i]}/d{by}";
        return new(Add(Enumerable.Range(0, outer.Count).Select(i =>
                Multiply(Derivation.Variable(2 * i, Slope(i)), Derivation.Variable((2 * i) + 1, Speed(i))))), [
            .. outer.SelectMany((_, i) => (Quantity[])[
                new(partials[i], [.. Wrong(wrongPartials[i], $"{Slope(i)} is wrong.")]),
                new(speeds[i], [.. Wrong(wrongSpeeds[i], $"{Speed(i)} is wrong.")])])]);
    }

    /// <summary>A formula of given numbers: each can stand in the place of another.</summary>
    private static Derivation OfNumbers(Formula computed, double[] inputs) => new(computed.Node, [.. inputs.Select((input, i) =>
        new Quantity(NumberNode.Of(input), [
            .. inputs.Select((other, k) => (other, k)).Where(o => o.k != i && o.other != input).Select(o => new Mistake(
                NumberNode.Of(o.other), $"Each number has its place.",
                $"{computed.Variables[o.k]} stands in the place of {computed.Variables[i]}.",
                MistakenRules.LessLikely)),
            new(NumberNode.Of(-input), $"A sign is wrong.", $"The sign of {computed.Variables[i]} is wrong.", MistakenRules.LessLikely),
            .. new[] { 0.1, 10 }.Select(ten => new Mistake(NumberNode.Of(ten * input), $"Look at the decimal point.",
                $"The decimal point of {computed.Variables[i]} is wrong.", MistakenRules.Unlikely))]))]);

    /// <summary>Slips in a quantity that is computed itself.</summary>
    private static IEnumerable<Mistake> Slipped(Node quantity) => Slips.In(quantity).Where(m => m.Rank < 2).Select(m => m with
    {
        Rank = m.Rank + MistakenRules.Unlikely,
    });

    private static IEnumerable<Mistake> Wrong(IEnumerable<Mistake> mistakes, FormattableString what) => mistakes.Select(m => m with
    {
        Hint = m.Hint.Before(what),
        BelongsTo = null,
    });

    private static string Ordinal(int i) => i switch { 0 => "first", 1 => "second", 2 => "third", _ => $"{i + 1}th" };
}
