using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Tangent planes and slopes along a path as questions.</summary>
public class ExercisePlaneTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * Sin(y));

    private static readonly double s_height = 2.25 * Math.Sin(1), s_east = 3 * Math.Sin(1), s_north = 2.25 * Math.Cos(1);

    private static readonly FunctionExercise s_plane = Exercise.TangentPlane(s_f, 1.5, 1);

    public static TheoryData<Func<double, double, double>, string> WrongPlanes => new()
    {
        { (x, y) => x * x * Sin(y), "f itself" },
        { (x, y) => s_east * (x - 1.5) + s_north * (y - 1), "height f(1.5, 1) is missing" },
        { (x, y) => s_height + s_east * x + s_north * y, "not by distances from the point: x − 1.5 and y − 1" },
        { (x, y) => s_height + s_east * (x + 1.5) + s_north * (y + 1), "sign in the distances" },
        { (x, y) => s_height + s_north * (x - 1.5) + s_east * (y - 1), "exchanged" },
        { (x, y) => s_height + s_east * (x - 1) + s_north * (y - 1.5), "coordinates of the point are exchanged in the distances" },
        { (x, y) => Math.Sin(1.5) + 2 * Math.Sin(1.5) * (x - 1) + Math.Cos(1.5) * (y - 1.5), "another point: x and y" },
        { (x, y) => s_height + 2 * x * Sin(y) * (x - 1.5) + x * x * Cos(y) * (y - 1), "still functions" },
        { (x, y) => s_height + s_east * (x - 1.5), "slope along y is missing" },
        { (x, y) => s_height + s_east * (x - 1.5) - s_north * (y - 1), "sign of the slope along y" },
        { (x, y) => s_height - s_east * (x - 1.5) - s_north * (y - 1), "signs of the slopes" },
        { (x, y) => s_height + s_east / 2 * (x - 1.5) + s_north * (y - 1), "slope along x is wrong. The power rule for x²" },
        { (x, y) => s_height + 5 * (x - 1.5) + s_north * (y - 1), "Wrong is the slope along x; the rest is right" },
        { (x, y) => 2 + s_east * (x - 1.5) + s_north * (y - 1), "Wrong is the height at the point; the rest is right" },
        { (x, y) => s_height + s_east * x * x, "no plane" },
        { (x, y) => s_height + s_east * (x - 1.5) * s_north * (y - 1), "added, not multiplied" },
        { (x, y) => s_height * (1 + s_east * (x - 1.5) + s_north * (y - 1)), "multiplied by the height" },
        { (x, y) => 4 * Math.Sin(2) + 4 * Math.Sin(2) * (x - 2) + 4 * Math.Cos(2) * (y - 2), "another point, (x, y) = (2, 2)" },
    };

    [Theory]
    [MemberData(nameof(WrongPlanes))]
    public void What_is_wrong_with_a_plane_is_told(Func<double, double, double> plane, string told) =>
        Assert.Contains(told, s_plane.Check(plane).Hint ?? "no hint", StringComparison.Ordinal);

    [Fact]
    public void A_plane_is_right_in_every_form()
    {
        Assert.True(s_plane.Check((x, y) => s_height + s_east * (x - 1.5) + s_north * (y - 1)).IsRight);
        Assert.True(s_plane.Check((x, y) => s_east * x + s_north * y + (s_height - 1.5 * s_east - s_north)).IsRight);
        Assert.Equal(VerdictKind.Borrowed, s_plane.Check((double x, double y) => TangentPlane.Of(s_f, [1.5, 1]).At(x, y)).Kind);
    }

    [Fact]
    public void At_a_point_it_is_the_linear_approximation()
    {
        FunctionExercise near = s_plane.At(1.6, 0.8);
        Assert.True(near.Check(s_height + 0.1 * s_east - 0.2 * s_north).IsRight);
        Assert.Contains("f itself", near.Check(1.6 * 1.6 * Math.Sin(0.8)).Hint, StringComparison.Ordinal);
        Assert.Contains("height f(1.5, 1) is missing", near.Check(0.1 * s_east - 0.2 * s_north).Hint, StringComparison.Ordinal);
    }

    public static TheoryData<Func<double, double>, string> WrongSlopes => new()
    {
        { t => Cos(t) * Cos(t) * Sin(t * t), "f itself" },
        { t => 2 * Cos(t) * Sin(t * t) + Cos(t) * Cos(t) * Cos(t * t), "derivatives of the path are missing" },
        { t => 2 * Cos(t) * Sin(t * t) * -Sin(t), "part through y is missing: ∂f/∂y · dy/dt" },
        { t => 2 * Cos(t) * Sin(t * t) * -Sin(t) + Cos(t) * Cos(t) * Cos(t * t), "dy/dt is missing" },
        { t => 2 * Cos(t) * Sin(t * t) * Sin(t) + Cos(t) * Cos(t) * Cos(t * t) * 2 * t, "that of cos is −sin" },
        { t => 2 * Cos(t) * Sin(t * t) * 2 * t + Cos(t) * Cos(t) * Cos(t * t) * -Sin(t), "exchanged" },
        { t => 4 * t * t * t * Sin(Cos(t)) - t * t * t * t * Cos(Cos(t)) * Sin(t), "x stands for y" },
        { t => -Sin(t) + 2 * t, "partial derivatives of f are missing" },
    };

    [Theory]
    [MemberData(nameof(WrongSlopes))]
    public void What_is_wrong_with_a_slope_along_a_path_is_told(Func<double, double> slope, string told) => Assert.Contains(told,
        Exercise.Along(s_f, Formula.Of(t => Cos(t)), Formula.Of(t => t * t)).Check(slope).Hint ?? "no hint", StringComparison.Ordinal);

    [Fact]
    public void A_question_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Exercise.TangentPlane(s_f, 1));
        Assert.Contains("no tangent plane", Assert.Throws<ArgumentException>(() =>
            Exercise.TangentPlane(Formula.Of((x, y) => Log(x) * y), 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("for each of x, y", Assert.Throws<ArgumentException>(() =>
            Exercise.Along(s_f, Formula.Of(t => t))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Exercise.Along(s_f, Formula.Of(t => t), Formula.Of(s => s)));
    }
}
