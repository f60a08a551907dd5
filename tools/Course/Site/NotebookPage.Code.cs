using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Course.Documents;

namespace Course.Site;

/// <summary>The code cells of a page with their outputs, and the figures, numbered.</summary>
internal sealed partial class NotebookPage
{
    private void AddCode(Cell cell, string anchor)
    {
        AddToSearch(cell.Source);
        bool isSolution = IsSolution(cell);
        string code = _isCSharp ? CSharpColours.ToHtml(cell.Source) : Html.Encode(cell.Source);
        QuestionCell? question = QuestionCell.Of(cell.Source);
        _html.Append(
            CultureInfo.InvariantCulture, $"<div class=\"cell code\" id=\"{Html.Encode(anchor)}\"{question?.Attributes}>\n");
        _html.Append(CultureInfo.InvariantCulture, $"{(isSolution ? "<details class=\"solution\"><summary>Solution</summary>\n" : "")}");
        string source = $"<pre class=\"source\"><code>{code}</code></pre>\n";
        _html.Append(QuestionCell.Tells(cell.Source, question)
            ? $"<details class=\"question\"><summary>{(question is null ? "What checks the answer" : "The question in C#")}</summary>\n"
                + $"{source}</details>\n{question?.OnPaper}"
            : source);
        if (!cell.WasRun && cell.FirstLine.Length > 0 && _notebook.Cells.Any(other => other.WasRun))
        {
            _html.Append(OutputHtml.Notice("This cell was not run."));
        }
        string place = _place;
        foreach ((JsonNode? output, int i) in Joined(cell.Outputs).Select((output, i) => (output, i)))
        {
            _place = $"{place}, output {i + 1}";
            _captions.Clear();
            if (Output(output, cell) is { Length: > 0 } html)
            {
                _html.Append(CultureInfo.InvariantCulture, $"<div class=\"output\">{html}</div>\n");
                _captions.ForEach(caption => _html.Append(caption));
            }
        }
        _html.Append(CultureInfo.InvariantCulture, $"{(isSolution ? "</details>\n" : "")}</div>\n");
    }

    /// <summary>The outputs; text of one stream that comes in pieces is one, or a progress bar would show all its states.</summary>
    private static List<JsonNode?> Joined(JsonArray outputs)
    {
        List<JsonNode?> joined = [];
        int end;
        for (int i = 0; i < outputs.Count; i = end)
        {
            for (end = i + 1; end < outputs.Count && OutputHtml.AreOneStream(outputs[i], outputs[end]); end++)
            {
            }
            if (end == i + 1)
            {
                joined.Add(outputs[i]);
                continue;
            }
            var whole = (JsonObject)outputs[i]!.DeepClone();
            whole["text"] = string.Concat(outputs.Take(i..end).Select(output => MultilineText.Read(output!["text"])));
            joined.Add(whole);
        }
        return joined;
    }

    private string Output(JsonNode? output, Cell cell)
    {
        OutputHtml shown = OutputHtml.Of(output, cell.HasTag("raises-exception"), Fault);
        if (shown.IsOfPage)
        {
            return shown.Html;
        }
        var (html, figures) = StoredFigure.TakeScripts(PlotlyNetChart.AsFigures(shown.Html ?? ""));
        IElement body = Parse(html, shown.Markdown);
        foreach (IElement figure in body.QuerySelectorAll("[data-figure]"))
        {
            string id = figure.GetAttribute("data-figure")!;
            if (figures.TryGetValue(id, out string? call))
            {
                AddFigure(figure, id, call, cell);
            }
            else
            {
                figure.RemoveAttribute("data-figure");
            }
        }
        if (shown.Markdown is { } mathematics)
        {
            _typesetter.Typeset(body, mathematics);
        }
        else
        {
            _typesetter.Typeset(body);
        }
        return body.InnerHtml;
    }

    private void AddFigure(IElement figure, string id, string call, Cell cell)
    {
        string? style = StoredFigure.Prepare(figure);
        FigureLayout? layout = StoredFigure.IsExplored(call) ? null : FigureLayout.Of(call);
        // Of a figure to take hold of it is the surface that is shown.
        IElement? picture = figure.Children.FirstOrDefault(child => child.LocalName == "svg")
            ?? figure.QuerySelector("[data-part=space] > svg");
        if (style is not null)
        {
            _styles.Add(style);
            if (picture is not null && (Picture is null || cell.HasTag(SectionPicture.Tag)))
            {
                Picture = SectionPicture.Of(id, picture, style, layout);
            }
        }
        // The same figure twice on a page is drawn twice, but has its places once.
        if (layout is not null && !_figures.ContainsKey(id))
        {
            PanelStack.AddTo(figure, layout, id);
        }
        if (StoredFigure.IsExplored(call))
        {
            Explorer ??= figure.ParentElement!.OuterHtml;
        }
        _figures[id] = call;
        AddCaption(layout, (layout is null ? figure : picture)?.GetAttribute("aria-label") ?? picture?.GetAttribute("aria-label") ?? "");
    }

    /// <summary>A figure has a number, by which it can be linked to, and the words of its title.</summary>
    private void AddCaption(FigureLayout? layout, string description)
    {
        string words = layout switch
        {
            { Title: { } title } => title,
            { PanelTitles: { Length: > 0 } titles } => string.Join("; ", titles),
            _ => description.Split([": ", ". "], StringSplitOptions.None)[0].TrimEnd('.'),
        };
        int number = ++_figureNumber;
        string anchor = $"figure-{number}";
        bool isFree = _anchors.Add(anchor);
        string place = isFree ? $" id=\"{anchor}\"" : "";
        string name = isFree ? $"<a href=\"#{anchor}\">Figure {number}.</a>" : $"Figure {number}.";
        _captions.Add($"<p class=\"caption\"{place}>{name} {Html.Encode(words)}</p>\n");
    }
}
