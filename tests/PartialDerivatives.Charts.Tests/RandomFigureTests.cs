using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartialDerivatives.Charts;

/// <summary>Whatever the function, whatever the range: a readable picture, or a message about an argument.</summary>
public partial class RandomFigureTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_random_figure_is_well_formed_finite_told_apart_and_within_its_picture()
    {
        TimeSpan slowest = TimeSpan.Zero;
        int refused = 0, drawn = 0;
        ForAll.Samples(ForAll.IsCI ? 10_000 : 2_500, random =>
        {
            var (name, figure) = RandomFigure.Of(random);
            var watch = Stopwatch.StartNew();
            string picture, json;
            try
            {
                Figure made = figure();
                (picture, json) = (made.ToSvg(), made.ToJson());
                Assert.DoesNotContain("NaN", made.Description);
                LabelsAreToldApart(made);
            }
            catch (ArgumentException)
            {
                Interlocked.Increment(ref refused);
                return;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{name}: {exception}", exception);
            }
            Interlocked.Increment(ref drawn);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            try
            {
                LookAt(picture);
                Assert.DoesNotContain("NaN", json);
                Assert.DoesNotContain("Infinity", json);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{name}: {exception.Message}", exception);
            }
        });
        TestContext.Current.SendDiagnosticMessage($"{drawn} drawn, {refused} refused; the slowest in {slowest.TotalMilliseconds:F0} ms.");
        Assert.True(drawn > 4 * refused, $"{refused} of {drawn + refused} figures were refused.");
    }

    private static void LookAt(string picture)
    {
        XElement root = XDocument.Parse(picture).Root!;
        double width = Number(root, "width"), height = Number(root, "height");
        Assert.InRange(picture.Length, 1, 400_000);
        foreach (XElement element in root.Descendants())
        {
            foreach (XAttribute attribute in element.Attributes().Where(attribute =>
                attribute.Name.LocalName is not ("fill" or "class" or "font-family")))
            {
                Assert.DoesNotContain("NaN", attribute.Value);
                Assert.DoesNotContain("∞", attribute.Value);
                Assert.DoesNotContain("Infinity", attribute.Value);
            }
            Assert.All(Extent(element), place => Assert.True(
                place.X >= -1 && place.X <= width + 1 && place.Y >= -1 && place.Y <= height + 1,
                $"{Show(element)} is at {place}, outside of {width} × {height}."));
        }
        // What stands on one line does not overlap: the labels below the axes.
        foreach (var line in root.Elements(s_svg + "text").Where(text => text.Attribute("transform") is null).GroupBy(text =>
            text.Attribute("y")!.Value))
        {
            var places = line.Select(text =>
                (Extent(text).Min(place => place.X), Extent(text).Max(place => place.X), text.Value)).Order().ToList();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(
                pair.First.Item2 <= pair.Second.Item1 + 1, $"\"{pair.First.Value}\" and \"{pair.Second.Value}\" overlap."));
        }
    }

    private static void LabelsAreToldApart(Figure figure)
    {
        var axes = new Drawing(figure).Panels.SelectMany(panel =>
            panel.IsSpatial ? new[] { panel.X, panel.Y, panel.Z } : [panel.X, panel.Y])
            .Concat(figure.Panels.SelectMany(panel => panel.Traces).OfType<Contours>().Select(map => map.Heights)).ToList();
        Assert.All(axes, axis => Assert.InRange(axis.Ticks.Length, 1, 20));
        Assert.All(axes.Select(axis => axis.Labels), labels =>
            Assert.True(labels.Distinct().Count() == labels.Length, $"The labels {string.Join(" ", labels)} are not told apart."));
    }

    /// <summary>The points that an element reaches, in pixels.</summary>
    private static IEnumerable<(double X, double Y)> Extent(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "text" when element.Attribute("transform") is { } turned:
                double[] place = [.. Numbers().Matches(turned.Value).Select(match =>
                    double.Parse(match.Value, CultureInfo.InvariantCulture))];
                double half = TextSize.Width(element.Value) / 2;
                return [(place[0], place[1] - half), (place[0], place[1] + half)];
            case "text":
                double size = element.Attribute("font-size") is null ? Geometry.FontSize : Number(element, "font-size");
                double length = TextSize.Width(element.Value, size), x = Number(element, "x"), y = Number(element, "y");
                double start = x - length * (element.Attribute("text-anchor")?.Value switch { "start" => 0, "end" => 1, _ => 0.5 });
                return [(start, y - 0.8 * size), (start + length, y)];
            case "circle":
                return [(Number(element, "cx"), Number(element, "cy"))];
            case "rect" when element.Attribute("x") is not null:
                return [(Number(element, "x"), Number(element, "y")),
                    (Number(element, "x") + Number(element, "width"), Number(element, "y") + Number(element, "height"))];
            case "path" when (element.Attribute("transform") ?? element.Parent!.Attribute("transform"))?.Value == "scale(.1)":
                return Path(element.Attribute("d")!.Value);
            default:
                return [];
        }
    }

    /// <summary>The points of a path of whole numbers, each relative to the one before.</summary>
    private static IEnumerable<(double X, double Y)> Path(string data)
    {
        (long X, long Y) at = (0, 0), start = (0, 0);
        var numbers = new List<long>();
        foreach (Match token in Tokens().Matches(data))
        {
            if (token.Value is "m" or "z")
            {
                at = token.Value == "z" ? start : at;
                numbers.Clear();
                start = (long.MinValue, 0);
                continue;
            }
            numbers.Add(long.Parse(token.Value, CultureInfo.InvariantCulture));
            if (numbers.Count % 2 == 0)
            {
                at = (at.X + numbers[^2], at.Y + numbers[^1]);
                start = start.X == long.MinValue ? at : start;
                yield return (at.X / 10.0, at.Y / 10.0);
            }
        }
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Show(XElement element) => element.ToString() is { Length: > 200 } text ? text[..200] : element.ToString();

    [GeneratedRegex("[mz]|-?[0-9]+")]
    private static partial Regex Tokens();

    [GeneratedRegex("-?[0-9.]+")]
    private static partial Regex Numbers();
}
