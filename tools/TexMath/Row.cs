using System.Xml.Linq;

namespace TexMath;

/// <summary>
/// Atoms side by side, with TeX's spaces between them. An operator carries those that differ from what browsers give
/// it; between other elements a space is an element.
/// </summary>
internal static class Row
{
    private const string FunctionApplication = "\u2061";

    /// <summary>Signs that differ before an argument and between two.</summary>
    private const string PlusAndMinus = "+−±∓";

    /// <summary>Signs that differ as opening and as closing ones.</summary>
    private const string Bars = "|‖";

    /// <summary>Signs to which browsers give no space.</summary>
    private const string Unspaced = "()[]{}⟨⟩⌊⌋⌈⌉";

    /// <summary>Relations to which browsers give other spaces than to =.</summary>
    private const string OddRelations = ":∴∵";

    /// <summary>One element: the only one there is, or an <c>mrow</c>.</summary>
    public static XElement Of(List<Atom> atoms, MathStyle style) =>
        Elements(atoms, style) is var elements && elements.Count == 1 ? elements[0] : MathML.Element("mrow", elements);

    /// <summary>The elements in order, spaced.</summary>
    /// <param name="atoms">The atoms.</param>
    /// <param name="style">In scripts most spaces vanish.</param>
    /// <param name="continues">Whether the row goes on from a cell to its left: a sign at its start stands between two things then.</param>
    public static List<XElement> Elements(List<Atom> atoms, MathStyle style, bool continues = false)
    {
        Atom[] neighbours = [.. atoms.Where(atom => atom.Class != AtomClass.Space)];
        AtomClass[] classes = Classes(neighbours, continues);
        var (left, right, between) = Spaces(neighbours, classes, style >= MathStyle.Script, continues);
        List<XElement> elements = [];
        int i = 0;
        foreach (Atom atom in atoms)
        {
            if (atom.Class == AtomClass.Space)
            {
                elements.Add(atom.Element);
                continue;
            }
            if (between[i] > 0)
            {
                elements.Add(MathML.Space(between[i]));
            }
            bool isLast = i == neighbours.Length - 1;
            if (atom.Sign is { } sign)
            {
                string? form = Form(sign.Value, atom.Class, classes[i], isFirst: i == 0, isLast);
                sign.SetAttributeValue("form", form);
                var usual = UsualSpace(sign.Value, form);
                sign.SetAttributeValue("lspace", left[i] == usual?.Left ? null : MathML.Length(left[i]));
                sign.SetAttributeValue("rspace", right[i] == usual?.Right ? null : MathML.Length(right[i]));
            }
            elements.Add(atom.Element);
            if (atom.IsFunction && !isLast
                && classes[i + 1] is AtomClass.Ordinary or AtomClass.Operator or AtomClass.Opening or AtomClass.Inner)
            {
                elements.Add(MathML.Operator(FunctionApplication));
            }
            i++;
        }
        return elements;
    }

    /// <summary>What each atom is where it stands: a sign with nothing at a side is no binary operator, bars come in pairs.</summary>
    private static AtomClass[] Classes(Atom[] atoms, bool continues)
    {
        AtomClass[] classes = [.. atoms.Select(atom => atom.Class)];
        int openBars = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            AtomClass before = i > 0 ? classes[i - 1] : continues ? AtomClass.Ordinary : AtomClass.Opening;
            bool hasLeftSide = before is not (AtomClass.Operator or AtomClass.Binary or AtomClass.Relation
                or AtomClass.Opening or AtomClass.Punctuation);
            if (classes[i] == AtomClass.Bar)
            {
                classes[i] = hasLeftSide && openBars > 0 ? AtomClass.Closing : AtomClass.Opening;
                openBars += classes[i] == AtomClass.Opening ? 1 : -1;
            }
            if (classes[i] == AtomClass.Binary && !hasLeftSide)
            {
                classes[i] = AtomClass.Ordinary;
            }
            if (classes[i] is AtomClass.Relation or AtomClass.Closing or AtomClass.Punctuation && before == AtomClass.Binary && i > 0)
            {
                classes[i - 1] = AtomClass.Ordinary;
            }
        }
        if (classes is [.., AtomClass.Binary])
        {
            classes[^1] = AtomClass.Ordinary;
        }
        return classes;
    }

    /// <summary>
    /// The spaces to the left and the right that an operator carries, and those before an atom that nobody carries, in math units.
    /// </summary>
    private static (int[] Left, int[] Right, int[] Between) Spaces(Atom[] atoms, AtomClass[] classes, bool inScript, bool continues)
    {
        int[] left = new int[atoms.Length], right = new int[atoms.Length], between = new int[atoms.Length];
        for (int i = continues ? 0 : 1; i < atoms.Length; i++)
        {
            int space = Spacing.Between(i > 0 ? classes[i - 1] : AtomClass.Ordinary, classes[i], inScript);
            int before = i > 0 ? Rank(atoms[i - 1], classes[i - 1]) : 0, after = Rank(atoms[i], classes[i]);
            if (after > before)
            {
                left[i] = space;
            }
            else if (before > 0)
            {
                right[i - 1] = space;
            }
            else
            {
                between[i] = space;
            }
        }
        return (left, right, between);
    }

    /// <summary>Of two neighbours the one with the higher rank carries the space; none does where both have 0.</summary>
    private static int Rank(Atom atom, AtomClass @class) => atom.Sign is null ? 0 : @class switch
    {
        AtomClass.Binary or AtomClass.Relation => 3,
        AtomClass.Punctuation => 2,
        AtomClass.Operator => 1,
        _ => 0,
    };

    /// <summary>The form of an operator, where it is not what browsers take from its place.</summary>
    private static string? Form(string sign, AtomClass own, AtomClass here, bool isFirst, bool isLast) =>
        PlusAndMinus.Contains(sign) && own == AtomClass.Binary
            ? here == AtomClass.Binary ? isFirst ? "infix" : null : isLast ? null : "prefix"
            : !Bars.Contains(sign) ? null : here switch
            {
                AtomClass.Opening => "prefix",
                AtomClass.Closing => "postfix",
                _ => null,
            };

    /// <summary>The spaces that every browser gives to an operator; nothing where they differ among browsers or with the place.</summary>
    private static (int Left, int Right)? UsualSpace(string sign, string? form) => sign switch
    {
        _ when form is "prefix" or "postfix" || Unspaced.Contains(sign) => (0, 0),
        _ when PlusAndMinus.Contains(sign) => (4, 4),
        "," or ";" => (0, 3),
        _ when Symbols.IsRelation(sign) && !OddRelations.Contains(sign) => (5, 5),
        _ => null,
    };
}
