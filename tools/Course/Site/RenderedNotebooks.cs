namespace Course.Site;

/// <summary>Notebooks as a site.</summary>
/// <param name="Files">The files of the site, by their names relative to its folder.</param>
/// <param name="Problems">What the notebooks have that the site cannot show, each with its place; the files are without it.</param>
/// <param name="DeadLinks">Links to places that are not there. Other hosts say nothing of them, and a reader loses little.</param>
internal sealed record RenderedNotebooks(
    IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Problems, IReadOnlyList<string> DeadLinks);
