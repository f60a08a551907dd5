using AngleSharp.Dom;

namespace Course.Site;

/// <summary>Where links and pictures of a notebook lead.</summary>
internal sealed partial class NotebookPage
{
    /// <summary>
    /// Sanitises, and does what the site does to every piece of a notebook: links, boxes around what is wide, colours in code.
    /// </summary>
    private IElement Parse(string html, MathematicsSource? mathematics)
    {
        IElement body = Sanitizer.Parse(html).Body!;
        foreach (IElement element in body.QuerySelectorAll("[id], a[name]"))
        {
            KeepPlace(element);
        }
        foreach (IElement image in body.QuerySelectorAll("img"))
        {
            ResolvePicture(image, mathematics);
        }
        foreach (IElement link in body.QuerySelectorAll("a[href]"))
        {
            ResolveLink(link, mathematics);
        }
        foreach (IElement table in body.QuerySelectorAll("table"))
        {
            Wrap(table, "div", "scroll");
        }
        foreach (IElement formula in body.QuerySelectorAll("math[display=block]"))
        {
            Wrap(formula, "span", "equation");
        }
        foreach (IElement code in body.QuerySelectorAll("pre > code.language-csharp"))
        {
            code.InnerHtml = CSharpColours.ToHtml(mathematics?.Restore(code.TextContent) ?? code.TextContent);
            code.ParentElement!.ClassName = "source";
        }
        return body;
    }

    /// <summary>
    /// Keeps the name of a place that links may lead to, if it is the first of that name on the page; those of the page
    /// itself are not to be had. Footnotes are numbered anew in each cell, so their places carry the cell's number.
    /// </summary>
    private void KeepPlace(IElement element)
    {
        string name = element.GetAttribute("id") ?? element.GetAttribute("name") ?? "";
        element.RemoveAttribute("id");
        element.RemoveAttribute("name");
        name = IsFootnote(name) ? OfThisCell(name) : name;
        if (name.Length > 0 && !name.Any(char.IsWhiteSpace) && !PageTemplate.Ids.Contains(name) && _anchors.Add(name))
        {
            element.Id = name;
        }
    }

    private static bool IsFootnote(string name) =>
        name.StartsWith("fn:", StringComparison.Ordinal) || name.StartsWith("fnref:", StringComparison.Ordinal);

    private string OfThisCell(string name) => $"{name}-{_cellNumber}";

    /// <summary>
    /// A picture comes from the notebook, as an attachment or a data: address, or from a file beside it. One from elsewhere
    /// becomes a link: pages load nothing from other servers.
    /// </summary>
    private void ResolvePicture(IElement image, MathematicsSource? mathematics)
    {
        if (!image.HasAttribute("src"))
        {
            // A script would give it one.
            image.Remove();
            return;
        }
        string source = Written(image.GetAttribute("src"), mathematics);
        if (source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        if (source.StartsWith("attachment:", StringComparison.Ordinal))
        {
            ResolveAttachment(image, Uri.UnescapeDataString(source["attachment:".Length..]));
        }
        else if (IsElsewhere(source))
        {
            ReplaceByLink(image, source);
        }
        else if (source.Length == 0 || source.Contains(':'))
        {
            Fault(
                $"the picture `{source}` has no address that a page can show. "
                + "Name a file beside the notebook, or paste the picture into the cell");
            image.RemoveAttribute("src");
        }
        else if (_neighbours.Take(Uri.UnescapeDataString(source.Split('?', '#')[0])) is { Name: { } name })
        {
            image.SetAttribute("src", name);
        }
        else
        {
            Fault($"the picture is `{source}`, {_neighbours.Take(Uri.UnescapeDataString(source.Split('?', '#')[0])).Fault}");
            image.RemoveAttribute("src");
        }
        if (!image.HasAttribute("alt"))
        {
            image.SetAttribute("alt", "");
        }
    }

    private void ResolveAttachment(IElement image, string name)
    {
        (string MimeType, string Base64)? attachment = _cell!.Attachment(name);
        if (attachment is { } found && OutputHtml.IsBase64(found.Base64))
        {
            image.SetAttribute("src", $"data:{found.MimeType};base64,{found.Base64.ReplaceLineEndings("")}");
            return;
        }
        Fault(attachment is null
            ? $"the picture `{name}` is not among the attachments of the cell. Paste it again"
            : $"the attachment `{name}` is no base64. Paste the picture again");
        image.RemoveAttribute("src");
    }

    private static void ReplaceByLink(IElement image, string address)
    {
        string words = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : address.Split('?', '#')[0].Split('/')[^1];
        IElement text = image.Owner!.CreateElement(image.Closest("a") is null ? "a" : "span");
        text.TextContent = $"Picture: {words}";
        if (text.LocalName == "a")
        {
            text.SetAttribute("href", address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address);
        }
        image.Replace(text);
    }

    private void ResolveLink(IElement link, MathematicsSource? mathematics)
    {
        string address = Written(link.GetAttribute("href"), mathematics);
        if (IsElsewhere(address) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            link.SetAttribute("href", address);
            return;
        }
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            // A page that is written in its own address would be one of this site; browsers do not open it.
            link.RemoveAttribute("href");
            return;
        }
        string[] parts = address.Split('#', 2);
        string file = Uri.UnescapeDataString(parts[0].Split('?')[0]);
        string anchor = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        if (file.Length == 0)
        {
            anchor = IsFootnote(anchor) ? OfThisCell(anchor) : anchor;
            _links.Add(new Link(Name, anchor, _place, address));
            link.SetAttribute("href", "#" + Uri.EscapeDataString(anchor));
        }
        else if (_pages.PageOf(_neighbours.FullPath(file)) is { } page)
        {
            _links.Add(new Link(page, anchor, _place, address));
            link.SetAttribute("href", Uri.EscapeDataString(page) + (anchor.Length == 0 ? "" : "#" + Uri.EscapeDataString(anchor)));
        }
        else if (_neighbours.Take(file) is { Name: { } name })
        {
            // To be saved and not to be opened: a page among them could do what it likes as if it were of this site.
            link.SetAttribute("href", name);
            link.SetAttribute("download", Path.GetFileName(file));
        }
        else
        {
            Fault(
                $"the link goes to `{address}`, {_neighbours.Take(file).Fault}. Link to a notebook of the chapter, "
                + "to a file beside this one, or to an address that starts with https:");
            link.RemoveAttribute("href");
        }
    }

    private static string Written(string? address, MathematicsSource? mathematics) =>
        address is null ? "" : (mathematics?.Restore(address) ?? address).Trim();

    private static bool IsElsewhere(string address) =>
        address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("//", StringComparison.Ordinal);
}
