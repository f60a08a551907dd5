using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <content>Questions for numbers: the slope over a step, and the slope in a table.</content>
public sealed partial class FunctionExercise
{
    internal static FunctionExercise OfStep(Formula f, int by, double h)
    {
        var (names, nodes) = Variables(f);
        var usual = new UsualMistakes(names, nodes);
        string step = AnswerText.Number(h), asked = names[by];
        Node Moved(params (int Variable, double Way)[] ways) => UsualMistakes.Put(f.Node, i =>
            Add(ways.Where(way => way.Variable == i).Select(way => NumberNode.Of(way.Way)).Prepend(nodes[i])));
        Node Over(Node difference, double length) => Divide(difference, NumberNode.Of(length));
        Node ahead = Moved((by, h)), back = Moved((by, -h)), rise = Subtract(ahead, f.Node), exact = Over(rise, h);
        IEnumerable<Mistake> Mistakes()
        {
            yield return new(rise, $"A slope is a rise over a step.", $"That is the rise. Divide it by the length of the step, {step}.");
            yield return new(Multiply(rise, NumberNode.Of(h)), $"A slope is a rise over a step.",
                $"The rise is multiplied by the step. Divide it by {step}.");
            yield return new(Negate(exact), $"The rise is the height after the step minus that before.",
                $"The sign is wrong: subtract the height before the step from the one after it.");
            yield return new(Over(Subtract(f.Node, back), h), $"Look at the way that the step goes.",
                $"That step goes the other way: {asked} becomes smaller. It is to become larger, by {step}.");
            yield return new(Over(Subtract(back, f.Node), h), $"Look at the way that the step goes.",
                $"That step goes the other way: {asked} becomes smaller. It is to become larger, by {step}.");
            yield return new(Over(Subtract(ahead, back), 2 * h), $"The step goes to one side.",
                $"That is a step to both sides, the central difference. Asked is the slope over one step, from the point.");
            yield return new(usual.Partial(f.Node, by), $"A step has a length.",
                $"That is the limit. Asked is the slope over a step of {step}.");
            yield return new(Subtract(ahead, Over(f.Node, h)), $"Subtract first, then divide.",
                $"Only the second height is divided: put the difference into parentheses.");
            yield return new(Over(ahead, h), $"A rise is a difference of two heights.",
                $"That is one height divided by the step: the height before the step is not subtracted.");
            foreach (Node change in new[] { rise, exact })
            {
                yield return new(Divide(change, f.Node), $"A slope is a rise over a step, not a share.",
                    $"That is relative: it is divided by the height before the step. Divide by the step, {step}, alone.",
                    MistakenRules.LessLikely);
            }
            yield return new(f.Node, $"That is the height itself, not a slope.");
            yield return new(ahead, $"That is the height after the step, not a slope.");
            foreach (int i in Enumerable.Range(0, names.Count).Where(i => i != by))
            {
                Node other = Over(Subtract(Moved((i, h)), f.Node), h);
                yield return new(other, $"Only {asked} moves.",
                    $"That step goes another way: {names[i]} moves. Asked is a step along {asked}.");
                yield return new(usual.Exchanged(other, i, by), $"Each coordinate has its place.",
                    $"The coordinates are exchanged: {names[i]} stands in the place of {asked}.");
                yield return new(Over(Subtract(Moved((i, h), (by, h)), f.Node), h), $"Only {asked} moves.",
                    $"Both {names[i]} and {asked} move. Hold {names[i]} still.");
            }
        }
        IEnumerable<Mistake> AtPoint(double[] point)
        {
            foreach (double other in new[] { 0.01, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2 }.Where(other => other != h))
            {
                Mistake Step(Node result) => new(result, $"The step has another length.",
                    $"That is the slope over a step of {AnswerText.Number(other)}; asked is one of {step}.", MistakenRules.LessLikely);
                yield return Step(Over(Subtract(Moved((by, other)), f.Node), other));
                yield return new(Over(rise, other), $"The rise is divided by another length than that of the step.",
                    $"The rise is divided by {AnswerText.Number(other)}; the step is {step} long.", MistakenRules.LessLikely);
            }
            foreach (Mistake mistake in usual.AtPoint(exact, point))
            {
                yield return mistake;
            }
        }
        string name = $"the slope over a step of {step} along {asked}";
        IEnumerable<Mistake> otherHeights = Enumerable.Range(0, names.Count).SelectMany(i => (Mistake[])[
            .. i == by ? [] : (Mistake[])[new(Moved((i, h)), $"Only {asked} moves.", $"{names[i]} moves; only {asked} is to.",
                MistakenRules.LessLikely),
                new(usual.Exchanged(f.Node, i, by), $"Each coordinate has its place.", $"The coordinates are exchanged.",
                    MistakenRules.LessLikely)],
            new(Moved((i, -h)), $"Look at the way that the step goes.", $"{names[i]} becomes smaller.", MistakenRules.LessLikely)]);
        Component slope = new(name, exact, Mistakes().Concat(usual.OfAny(exact)), [])
        {
            AtPoint = AtPoint,
            Derivation = OfRise(ahead, f.Node, h, otherHeights),
        };
        return new(name, names, [slope], [], [f.Node, ahead])
        {
            Rule = $"A slope over a step is the rise divided by the length of the step.",
        };
    }

    internal static FunctionExercise OfTable(double[,] table, (int Row, int Column) at, (double Rows, double Columns) spacing,
        bool alongRow)
    {
        double Value(int row, int column) => table[row, column];
        double Difference(bool alongRow, int row, int column) => alongRow
            ? Value(row, column + 1) - Value(row, column - 1) : Value(row + 1, column) - Value(row - 1, column);
        (int r, int c) = at;
        string line = alongRow ? "row" : "column";
        double way = alongRow ? spacing.Columns : spacing.Rows, otherWay = alongRow ? spacing.Rows : spacing.Columns;
        double difference = Difference(alongRow, r, c), other = Difference(!alongRow, r, c);
        double ahead = alongRow ? Value(r, c + 1) : Value(r + 1, c), back = alongRow ? Value(r, c - 1) : Value(r - 1, c);
        double here = Value(r, c);
        string both = AnswerText.Number(2 * way);
        FormattableString apart = $"The neighbours on both sides are {both} apart: divide their difference by {both}.";
        IEnumerable<Mistake> Mistakes()
        {
            yield return New(difference, $"That is the difference, not divided. {apart}");
            yield return New(difference / way, apart);
            yield return New(difference / (4 * way), apart);
            yield return New(difference * 2 * way, $"The difference is multiplied by the distance. {apart}");
            yield return New((ahead - here) / way, $"That uses the neighbour on one side only. Take both.");
            yield return New((here - back) / way, $"That uses the neighbour on one side only. Take both.");
            yield return New(ahead - here, $"That uses the neighbour on one side only, and is not divided. Take both.");
            yield return New(here - back, $"That uses the neighbour on one side only, and is not divided. Take both.");
            yield return New(here, $"That is the value itself, not its slope.");
            foreach (double also in new[] { 1, 2 * otherWay, otherWay })
            {
                yield return New(other / also, $"That goes along the other variable. Hold it still: stay in one {line} of the table.");
            }
            foreach (double corners in new[] { Value(r + 1, c + 1) - Value(r - 1, c - 1),
                alongRow ? Value(r - 1, c + 1) - Value(r + 1, c - 1) : Value(r + 1, c - 1) - Value(r - 1, c + 1) })
            {
                foreach (double length in new[] { 2 * double.Hypot(way, otherWay), 2 * way, 1 })
                {
                    yield return new(NumberNode.Of(corners / length), $"Only one variable moves.",
                        $"That goes from corner to corner, and both variables change. Stay in one {line} of the table.",
                        MistakenRules.LessLikely);
                }
            }
            foreach (double length in here == 0 ? [] : new[] { 2 * way, 1 })
            {
                yield return new(NumberNode.Of(difference / length / here), $"A slope is a difference over a way, not a share.",
                    $"That is relative: it is divided by the value at the place, {AnswerText.Number(here)}. {apart}",
                    MistakenRules.LessLikely);
            }
            int last = table.GetLength(alongRow ? 0 : 1) - 1;
            for (int k = 0; k <= last; k++)
            {
                if (k != (alongRow ? r : c))
                {
                    double parallel = alongRow ? Difference(true, k, c) : Difference(false, r, k);
                    yield return New(parallel / (2 * way), $"That is at another point, in another {line} of the table.");
                    yield return New(parallel, $"That is in another {line} of the table, and not divided. {apart}");
                }
            }
        }
        Mistake New(double value, FormattableString hint) => new(NumberNode.Of(value), hint);
        double exact = difference / (2 * way);
        return new("the slope", [], [new("the slope", NumberNode.Of(exact), Mistakes().Concat(new UsualMistakes([], []).OfAny(
            NumberNode.Of(exact))), []) { Derivation = OfNeighbours(table, ahead, back, way, otherWay) }], [], [])
        {
            _point = [],
            Rule = $"Stay in one {line} of the table, and take the neighbours on both sides.",
        };
    }
}
