using System.Text.Json;
using System.Xml.Linq;
using PartialDerivatives.Charts;

/// <summary>What holds for every kind of chart.</summary>
public class KindsTests
{
    public static TheoryData<string> Names => Kinds.Names;

    [Fact]
    public void Every_kind_of_trace_is_among_these_figures_and_is_of_the_plane_or_of_space()
    {
        var kinds = typeof(Trace).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Trace)) && !type.IsAbstract).ToHashSet();
        var drawn = Kinds.All.Select(Kinds.Draw).SelectMany(figure => figure.Panels).SelectMany(panel => panel.Traces).Select(trace =>
            trace.GetType());
        Assert.Equal(kinds, drawn.ToHashSet());
        Assert.All(kinds, kind => Assert.True(kind.IsSubclassOf(typeof(PlaneTrace)) || kind.IsSubclassOf(typeof(SpaceTrace))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawn_twice_it_is_the_same_bytes(string kind) => Assert.Equal(Kinds.Draw(kind).ToHtml(), Kinds.Draw(kind).ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_panel_of_the_static_picture_takes_less_than_60_KB(string kind)
    {
        Figure figure = Kinds.Draw(kind);
        Assert.InRange(figure.ToSvg().Length * 4 / 3 / figure.Panels.Length, 1_000, 60_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_static_picture_is_an_SVG_document_without_numbers_that_are_none(string kind)
    {
        string svg = Kinds.Draw(kind).ToSvg();
        Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_drawn_interactively_has_data_for_every_trace(string kind)
    {
        Figure figure = Kinds.Draw(kind);
        JsonElement data = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data");
        Assert.Equal(figure.Panels.Sum(panel => panel.Traces.Length), data.GetArrayLength());
    }
}
