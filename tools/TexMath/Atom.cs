using System.Xml.Linq;

namespace TexMath;

/// <summary>What a part of a formula is to its neighbours; the space between them follows from it.</summary>
internal enum AtomClass
{
    Ordinary,
    Operator,
    Binary,
    Relation,
    Opening,
    Closing,
    Punctuation,
    Inner,

    /// <summary>A bar, which opens or closes according to where it stands.</summary>
    Bar,

    /// <summary>Space that the author asked for; no neighbour to anything.</summary>
    Space,
}

/// <summary>Where the scripts of an atom are drawn.</summary>
internal enum Limits
{
    Beside,
    AboveAndBelowInDisplay,
    AboveAndBelow,
}

/// <summary>A part of a formula: what it is to its neighbours, and its MathML.</summary>
internal sealed record Atom(AtomClass Class, XElement Element)
{
    /// <summary>The <c>mo</c> that makes the element an operator, where it is one: itself, or what stands under its scripts.</summary>
    public XElement? Sign { get; init; }

    /// <summary>Where its scripts go.</summary>
    public Limits Limits { get; init; }

    /// <summary>Whether this is the name of a function, so that what follows is its argument.</summary>
    public bool IsFunction { get; init; }

    /// <summary>An atom that is an <c>mo</c>.</summary>
    public static Atom Of(AtomClass @class, XElement sign) => new(@class, sign) { Sign = sign };
}
