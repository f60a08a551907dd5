using System.Xml.Linq;

namespace TexMath;

/// <summary>Subscripts, superscripts, primes and limits.</summary>
internal sealed partial class TexParser
{
    private static bool IsScript(Token token) => token.IsSpecial('^') || token.IsSpecial('_') || IsPrime(token);

    private static bool IsPrime(Token token) => token.IsCharacter('\'') || token.IsCharacter('′') || token.IsCharacter('″');

    /// <summary>The atom with the scripts and primes that follow it.</summary>
    private Atom WithScripts(Atom atom)
    {
        XElement? below = null, above = null;
        int primes = 0;
        Limits limits = atom.Limits;
        while (true)
        {
            Token token = Peek();
            if (token.IsCommand("limits") || token.IsCommand("nolimits"))
            {
                if (atom.Class != AtomClass.Operator)
                {
                    throw Unknown(Next());
                }
                limits = Next().Text == "limits" ? Limits.AboveAndBelow : Limits.Beside;
            }
            else if (IsScript(token))
            {
                Next();
                bool isSubscript = token.IsSpecial('_');
                if (isSubscript ? below is not null : above is not null)
                {
                    throw Error(
                        $"A second {(isSubscript ? "subscript" : "superscript")}", token,
                        "Put braces around the part that has the first one, or all of it into one script.");
                }
                if (IsPrime(token))
                {
                    primes += token.IsCharacter('″') ? 2 : 1;
                }
                else if (isSubscript)
                {
                    below = Argument(token, _style.Scripts());
                }
                else
                {
                    above = Argument(token, _style.Scripts());
                }
            }
            else
            {
                break;
            }
        }
        if (primes > 0)
        {
            XElement prime = MathML.Prime(primes);
            above = above is null ? prime : MathML.Element("mrow", prime, above);
        }
        bool areLimits = limits == Limits.AboveAndBelow || (limits == Limits.AboveAndBelowInDisplay && _style == MathStyle.Display);
        string? name = (below is not null, above is not null, areLimits) switch
        {
            (true, true, true) => "munderover",
            (true, false, true) => "munder",
            (false, true, true) => "mover",
            (true, true, false) => "msubsup",
            (true, false, false) => "msub",
            (false, true, false) => "msup",
            _ => null,
        };
        return name is null ? atom : atom with { Element = MathML.Element(name, atom.Element, below, above) };
    }
}
