namespace PartialDerivatives.Charts;

/// <summary>Found by .NET Interactive by the names of these members, so that the library refers to no notebook host.</summary>
internal sealed class FigureFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];

    internal sealed class HtmlFormatter
    {
        public string MimeType { get; set; } = "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            switch (instance)
            {
                case Figure figure:
                    writer.Write(figure.ToHtml());
                    return true;
                case OfflinePlotly bundle:
                    writer.Write(bundle.ToHtml());
                    return true;
                default:
                    return false;
            }
        }
    }
}
