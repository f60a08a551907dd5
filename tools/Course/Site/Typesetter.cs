using AngleSharp.Dom;
using TexMath;

namespace Course.Site;

/// <summary>Puts formulas into the elements of one page.</summary>
/// <param name="mathematics">What the formulas of the page share.</param>
/// <param name="fault">Is told what is wrong with a formula.</param>
internal sealed class Typesetter(TexTypesetter mathematics, Action<string> fault)
{
    /// <summary>The marks behind a formula stay on its line.</summary>
    private const string Marks = ".,:;!?)”’";

    private const string NoMathematics = "pre, code, script, style, textarea, math, svg, .tex2jax_ignore, .mathjax_ignore";

    /// <summary>Puts the formulas of Markdown into what Markdown has become.</summary>
    public void Typeset(IElement body, MathematicsSource source)
    {
        foreach (IElement element in body.QuerySelectorAll("*"))
        {
            foreach (IAttr attribute in element.Attributes.Where(attribute => source.Has(attribute.Value)).ToArray())
            {
                attribute.Value = source.Restore(attribute.Value);
            }
        }
        foreach (IText text in Texts(body))
        {
            bool isMathematics = text.ParentElement?.Closest(NoMathematics) is null;
            if (isMathematics
                && source.Unclosed.FirstOrDefault(part =>
                    text.Data.Contains(part.Opening, StringComparison.Ordinal)) is { Message: { } message })
            {
                fault(message);
            }
            if (source.Has(text.Data))
            {
                if (isMathematics)
                {
                    Replace(text, source);
                }
                else
                {
                    text.Data = source.Restore(text.Data);
                }
            }
        }
        // HTML in Markdown keeps \( and \[, which Markdown elsewhere takes away.
        Typeset(body, dollars: false);
    }

    /// <summary>Finds the formulas in the text of HTML, and puts them in.</summary>
    public void Typeset(IElement body, bool dollars = true)
    {
        foreach (IText text in Texts(body))
        {
            if (text.Data.AsSpan().ContainsAny('$', '\\') && text.ParentElement?.Closest(NoMathematics) is null
                && MathematicsSource.OfText(text.Data, dollars) is var source && source.Has(source.Text))
            {
                text.Data = source.Text;
                Replace(text, source);
            }
        }
    }

    private static IText[] Texts(IElement body) => [.. body.Descendants<IText>()];

    private void Replace(IText text, MathematicsSource source)
    {
        INode parent = text.Parent!;
        IDocument document = text.Owner!;
        INode? last = null;
        foreach (var (words, formula) in source.Parts(text.Data))
        {
            string rest = words;
            bool isBehindFormula = last is IElement { LocalName: "math" } math && math.GetAttribute("display") is null;
            string marks = isBehindFormula ? new([.. words.TakeWhile(Marks.Contains)]) : "";
            if (marks.Length > 0)
            {
                IElement kept = document.CreateElement("span");
                kept.ClassName = "keep";
                last!.Parent!.ReplaceChild(kept, last);
                kept.AppendChild(last);
                kept.AppendChild(document.CreateTextNode(marks));
                rest = words[marks.Length..];
            }
            if (rest.Length > 0)
            {
                parent.InsertBefore(document.CreateTextNode(rest), text);
            }
            if (formula is { } found && Element(document, found) is { } element)
            {
                parent.InsertBefore(element, text);
                last = element;
                if (element.GetAttribute("display") == "block")
                {
                    IElement box = document.CreateElement("span");
                    box.ClassName = "equation";
                    element.Replace(box);
                    box.AppendChild(element);
                }
            }
        }
        parent.RemoveChild(text);
    }

    /// <summary>The formula as MathML; as it was written where that is wrong; nothing where it shows nothing.</summary>
    private IElement? Element(IDocument document, SourceFormula formula)
    {
        IElement box = document.CreateElement("span");
        try
        {
            box.InnerHtml = mathematics.ToMathML(formula.Tex, formula.Display);
        }
        catch (TexException e)
        {
            fault(e.Message);
            IElement code = document.CreateElement("code");
            code.ClassName = "fault";
            code.TextContent = formula.Source;
            return code;
        }
        // Without the annotation, which repeats the formula as TeX: headings and the search would show both.
        box.QuerySelector("annotation")?.Remove();
        // HTML knows what is mathematics.
        foreach (IElement element in box.QuerySelectorAll("math, a"))
        {
            element.RemoveAttribute("xmlns");
        }
        if (box.FirstElementChild is { } math && !formula.Display)
        {
            math.RemoveAttribute("display");
        }
        return box.FirstElementChild;
    }
}
