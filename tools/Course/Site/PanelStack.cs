using AngleSharp.Dom;

namespace Course.Site;

/// <summary>
/// The panels of a wide figure below each other, for pages that are too narrow for it. Each is a window on the one static picture; the
/// page's script lays out the interactive figure in the same way.
/// </summary>
internal static class PanelStack
{
    /// <summary>Adds the stacks to a figure of several panels: in one column, and in two where there are three panels or more.</summary>
    public static void AddTo(IElement figure, FigureLayout layout, string id)
    {
        if (layout.Panels.Length < 2 || figure.Children.FirstOrDefault(child => child.LocalName == "svg") is not { } picture)
        {
            return;
        }
        picture.Id = $"picture-{id}";
        figure.SetAttribute("data-panels", string.Join(';', layout.Panels));
        string label = Html.Encode(picture.GetAttribute("aria-label") ?? "");
        foreach (int columns in layout.Panels.Length > 2 ? new[] { 1, 2 } : [1])
        {
            IElement stack = figure.Owner!.CreateElement("div");
            stack.ClassName = $"stack stack-{columns}";
            stack.InnerHtml = Picture(layout, columns, picture.Id, label);
            figure.AppendChild(stack);
        }
        figure.ClassList.Add(layout.Panels.Length > 2 ? "triple" : "double");
    }

    private static string Picture(FigureLayout layout, int columns, string id, string label)
    {
        double cell = layout.Panels.Max(panel => panel.Width), row = layout.Panels[0].Height;
        int rows = (layout.Panels.Length + columns - 1) / columns;
        double width = cell * columns, height = row * rows;
        string whole = Invariant($"width=\"{layout.Width}\" height=\"{layout.Height}\"");
        string windows = string.Concat(layout.Panels.Select((panel, i) => Window(
            panel, i % columns * cell + (cell - panel.Width) / 2, i / columns * row, panel.Width, panel.Height)));
        return Invariant($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">{windows}</svg>");

        string Window(Rectangle part, double x, double y, double width, double height) => Invariant(
            $"<svg x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"{part}\"><use href=\"#{id}\" ")
            + $"{whole}></use></svg>";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
