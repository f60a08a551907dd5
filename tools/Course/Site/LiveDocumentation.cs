using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Site;

/// <summary>What XML documentation says of members and their parameters, as text in JSON by documentation id, for the editor of
/// cells.</summary>
internal static partial class LiveDocumentation
{
    private static readonly JsonSerializerOptions s_options =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the JSON of the contents of XML documentation files.</summary>
    public static byte[] ToJson(IEnumerable<string> xmlFiles)
    {
        var members = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (XElement member in xmlFiles.SelectMany(xml => XDocument.Parse(xml).Descendants("member"))
            .Where(member => PlatformDocumentation.IsWanted((string)member.Attribute("name")!)))
        {
            string summary = Text(member.Element("summary"));
            Dictionary<string, string> parameters =
                member.Elements("param").ToDictionary(parameter => (string)parameter.Attribute("name")!, Text);
            if (summary.Length > 0 || parameters.Count > 0)
            {
                members[(string)member.Attribute("name")!] = new { summary, parameters };
            }
        }
        return JsonSerializer.SerializeToUtf8Bytes(members, s_options);
    }

    private static string Text(XElement? element)
    {
        var text = new StringBuilder();
        Append(element);
        return WhiteSpace().Replace(text.ToString(), " ").Trim();

        void Append(XElement? part)
        {
            foreach (XNode node in part?.Nodes() ?? [])
            {
                if (node is XText words)
                {
                    text.Append(words.Value);
                }
                else if (node is XElement inner)
                {
                    text.Append(inner.IsEmpty ? Named(inner) : "");
                    Append(inner);
                    text.Append(inner.Name.LocalName is "para" or "item" ? " " : "");
                }
            }
        }
    }

    /// <summary>What an element without a text of its own refers to: the last name of a <c>cref</c>, or a <c>name</c>.</summary>
    private static string Named(XElement element)
    {
        string name = (string?)element.Attribute("cref") ?? (string?)element.Attribute("name")
            ?? (string?)element.Attribute("langword") ?? "";
        name = name.Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
