using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>The kind of a critical point; what speaks against an answer is a point nearby, or the eigenvalues of the Hessian.</summary>
internal sealed class KindExercise(Formula f, CriticalPoint point) : Exercise
{
    private const int Directions = 16;

    public override Verdict Check(object? answer)
    {
        FormattableString subject = $"the kind of critical point at {AnswerText.Point(Names, point.Point.ToArray())}";
        if (answer is null)
        {
            return Missing(subject, $"The eigenvalues of the Hessian decide, or D = ∂²f/∂x² · ∂²f/∂y² − (∂²f/∂y∂x)².");
        }
        CriticalPointKind? claimed = Claimed(answer);
        if (claimed == point.Kind)
        {
            return new(VerdictKind.Right, subject, [],
                [$"The eigenvalues of the Hessian are {string.Join(" and ", point.Eigenvalues.Select(e => AnswerText.Number(e)))}."]);
        }
        return claimed is { } claim
            ? new(VerdictKind.Wrong, subject, Against(claim).Steps, [.. Counterexample(claim)])
            : new(VerdictKind.Wrong, subject, [], [$"Answer with one of {Kinds}, or with its name: minimum, maximum, saddle, degenerate."]);
    }

    private static string Kinds => string.Join(", ", Enum.GetNames<CriticalPointKind>().Select(n => "CriticalPointKind." + n));

    /// <summary>A kind, by its name too: "minimum", "a saddle point".</summary>
    private static CriticalPointKind? Claimed(object answer)
    {
        string word = Words.Bare(Words.Of(answer));
        CriticalPointKind[] named = [.. Enum.GetValues<CriticalPointKind>().Where(kind =>
            word.Contains(Words.Bare(kind.ToString()), StringComparison.Ordinal))];
        return named.Length == 1 ? named[0] : null;
    }

    private string[] Names =>
        f.IsOfVector ? [.. Enumerable.Range(0, point.Point.Count).Select(i => $"{f.Variables[0]}[{i}]")] : [.. f.Variables];

    /// <summary>What was looked at in the Hessian to come to this claim, and what speaks against it.</summary>
    private Hint Against(CriticalPointKind claim)
    {
        FormattableString rule = claim switch
        {
            CriticalPointKind.Minimum => $"For a minimum by the second-derivative test all eigenvalues of the Hessian must be positive.",
            CriticalPointKind.Maximum => $"For a maximum by the second-derivative test all eigenvalues of the Hessian must be negative.",
            CriticalPointKind.Saddle => $"For a saddle the Hessian must have a positive and a negative eigenvalue.",
            _ => $"It is degenerate only if an eigenvalue of the Hessian is 0 and the others do not have both signs.",
        };
        var hessian = f.Hessian(point.Point.ToArray());
        double[] diagonal = [.. hessian.Diagonal()];
        FormattableString? cause = (point.Kind, claim) switch
        {
            (CriticalPointKind.Saddle, CriticalPointKind.Minimum) when diagonal.All(d => d > 0) => $"{BothPositive} {D(hessian)}",
            (CriticalPointKind.Saddle, CriticalPointKind.Maximum) when diagonal.All(d => d < 0) => $"{BothNegative} {D(hessian)}",
            (CriticalPointKind.Saddle, CriticalPointKind.Minimum or CriticalPointKind.Maximum) =>
                $"f curves upwards in one direction and downwards in another. {D(hessian)}",
            (CriticalPointKind.Minimum, CriticalPointKind.Maximum) =>
                $"Are minimum and maximum exchanged? Where the second derivatives are positive, f curves upwards.",
            (CriticalPointKind.Maximum, CriticalPointKind.Minimum) =>
                $"Are minimum and maximum exchanged? Where the second derivatives are negative, f curves downwards.",
            (CriticalPointKind.Minimum or CriticalPointKind.Maximum, CriticalPointKind.Saddle) =>
                $"f curves in the same way in all directions. {D(hessian)} Was its sign mistaken, or the square of the mixed one added?",
            (CriticalPointKind.Degenerate, _) => $"The test cannot tell: an eigenvalue is 0. {D(hessian)}",
            _ => null,
        };
        return cause is null ? Hint.Of(rule) : new(rule, cause);
    }

    private const string BothPositive = "That both second derivatives along the axes are positive is not enough: the mixed one counts.";
    private const string BothNegative = "That both second derivatives along the axes are negative is not enough: the mixed one counts.";

    /// <summary>The determinant, where a reader computes it.</summary>
    private static string D(Matrix<double> hessian) => hessian.RowCount == 2
        ? $"D = ∂²f/∂x² · ∂²f/∂y² − (∂²f/∂y∂x)² is {AnswerText.Number(hessian.Determinant())}."
        : "";

    /// <summary>A point nearby where f is lower than at a minimum, or higher than at a maximum.</summary>
    private IEnumerable<FormattableString> Counterexample(CriticalPointKind claim)
    {
        double[] at = point.Point.ToArray();
        if (at.Length != 2 || claim is not (CriticalPointKind.Minimum or CriticalPointKind.Maximum))
        {
            yield break;
        }
        IEnumerable<double[]> around = Enumerable.Range(0, Directions).Select(k => 2 * Math.PI * k / Directions)
            .Select(angle => new[] { Math.Round(at[0] + (0.1 * Math.Cos(angle)), 2), Math.Round(at[1] + (0.1 * Math.Sin(angle)), 2) });
        double[] near = claim == CriticalPointKind.Minimum ? around.MinBy(p => f.At(p))! : around.MaxBy(p => f.At(p))!;
        double here = f.At(at), there = f.At(near);
        if (claim == CriticalPointKind.Minimum ? there < here : there > here)
        {
            var (a, b) = AnswerText.Numbers(there, here);
            string what = there < here ? "less" : "more";
            yield return $"At {AnswerText.Point(Names, near)} f is {a}, which is {what} than {b} at the point itself.";
        }
    }
}
