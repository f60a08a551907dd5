using System.Text.RegularExpressions;

namespace Course;

/// <summary>What to do about a message of the compiler, for the mistakes that are made most in these notebooks.</summary>
public static partial class CompilerAdvice
{
    private const string General = "Correct the line and run the cell again.";
    private const string NoName = "Check the spelling, and that the cells above which import the library, hold the `using` lines and "
        + "declare the name have run.";
    private const string NoMember = "Check the spelling; after the dot stands the name of a member, with its capital letters.";
    private const string NotDouble = "Declare the variable with `var`: inside the function its numbers are not double.";
    private const string Power = "In C# a power is written x * x or Pow(x, 2).";
    private const string NoProduct = "Write the product with its sign: 2 * x, x * y, 2 * (x + 1). C# has no product without *.";
    private const string Gap = "Something is missing: before or behind an operator, or between parentheses.";
    private const string Unexpected = "CS1001 CS1002 CS1003 CS1026 CS1056 CS1513 CS1525";
    private const string Newest = "Cells are written in C# 13, the newest version that all hosts share.";
    private const string Kinds = "Write CriticalPointKind.Minimum, .Maximum, .Saddle or .Degenerate, without quotation marks.";
    private const string Return = "A function in braces gives its value by `return`: { return 2 * x; }.";

    /// <summary>The first line that fits is taken: ids of the compiler's message, a pattern in its text, one in the line of the cell, the
    /// advice, in which $1 and $2 are what the pattern in the text has found.</summary>
    private static readonly (string Ids, string Message, string Line, string Advice)[] s_table =
    [
        ("CS0019", @"'\^'", "", Power),
        (Unexpected, "", "[²³⁴⁵ⁿ]", "A raised digit is no C#. " + Power),
        (Unexpected, "", "([·×∙⋅])", "Write * for $1."),
        (Unexpected, "", "−", "This is a minus of print. Type -, as on the keyboard."),
        (Unexpected, "", "(÷)", "Write / for $1."),
        (Unexpected, "", "√", "Write Sqrt(x) for √x."),
        (Unexpected, "", "[“”„‘’«»]", "Text stands between straight quotation marks: \"saddle\"."),
        ("CS1056", "", "", "C# does not know this character: write it in letters, or with the signs of the keyboard."),
        ("CS1012", "", "", "Text stands between double quotation marks: \"saddle\"."),
        ("CS0149 CS1955", "", "", NoProduct),
        ("CS0103", @"'(\w+)'", @"^\s*string\b", "Text stands between quotation marks: \"$1\"."),
        ("CS0103", "'(Minimum|Maximum|Saddle|Degenerate)'", "", Kinds),
        ("CS0103", "'(?i:minimum|maximum|saddle|degenerate)'", "", Kinds),
        ("CS0103", "'(?i:(sin|cos|tan|exp|log|sqrt|cbrt|pow|abs|tanh|sinh|cosh|asin|acos|atan|min|max))'", "",
            "Functions begin with a capital letter: {0}. The cell with `using static …Elementary;` has to have run."),
        ("CS0103", "'(?i:ln|lg)'", "", "The natural logarithm is Log(x), that to base 10 Log10(x)."),
        ("CS0103", "'(?i:arc(sin|cos|tan))'", "", "Write Asin, Acos or Atan."),
        ("CS0103", "'e'", "", "Write Exp(x) for eˣ, and Math.E for e."),
        ("CS0103", "'(?i:pi)'", "", "Write π, or Math.PI."),
        ("CS0103", "'([a-zθφ]) ?([a-zθφ])'", "", "If this is a product, write $1 * $2: C# reads $1$2 as one name."),
        ("CS0103", "'[a-zθφ]'", @"^\s*Formula\b(?!.*=>)", "Asked is a formula of its variables: Formula.Of((x, y) => …)."),
        ("CS0103", "'[a-zθφ]'", @"^\s*Func<(?!.*=>)",
            "Asked is a function: write its variables and => before the formula, such as (x, y) =>."),
        ("CS0103", "'([a-zθφ])'", "",
            "$1 is not known here: is it among the names before `=>`? If not, has the cell above that declares it run?"),
        ("CS0103 CS0246", "", "", NoName),
        ("CS0117", "'PartialDerivatives.CriticalPointKind'|'CriticalPointKind'", "",
            "Members are written with a capital letter: CriticalPointKind.Minimum, .Maximum, .Saddle or .Degenerate."),
        ("CS0117", "'(?:System.)?Math'", "", "Functions begin with a capital letter: Math.Sin, or Sin alone."),
        ("CS0117 CS1061", "", "", NoMember),
        ("CS1503", @"'System\.Func<",
            "", "Write the lambda itself as the argument: a variable of type Func<double, …> serves plain numbers only."),
        ("CS1503", @"PartialDerivatives\.",
            "", "Write Sin, not Math.Sin (and so on): the functions of Elementary take every kind of number, those of Math only double."),
        ("CS0029 CS0266", "CriticalPointKind", "", Kinds),
        ("CS0029 CS0266", @"PartialDerivatives\.", "", NotDouble),
        ("CS0029 CS0266", @"Vector<double>' to 'double\[\]'", "",
            "Write .ToArray() behind the vector, or declare the variable with `var`."),
        ("CS0029 CS0266 CS1662", @"'(double|int)' to 'double\[(,?)\]'", "",
            "Asked are several numbers, such as [2 * x, 3 * y]; this is a single one."),
        ("CS0029 CS0266", @"'double\[(,?)\]' to 'double'", "", "Asked is a single number, without brackets [ ]."),
        ("CS0029 CS0266", @"'(double|int)' to 'System\.Func<", "", "Asked is a function: write (x, y) => before the formula."),
        ("CS0029 CS0266", "'double' to 'int'", "", "Declare the variable as double: int holds whole numbers only."),
        ("CS0029 CS0266", "'string' to 'double", "", "Write the number without quotation marks."),
        ("CS0029", "'(double|int)' to 'string'", "", "Write the answer in quotation marks: it is a word."),
        ("CS0664 CS0266", "'double' to '(float|decimal)'", "", "Declare the variable as double."),
        ("CS1660", "'Formula'|PartialDerivatives.Formula", "", "Asked is a formula: put Formula.Of( ) around the lambda."),
        ("CS1660 CS8917", "", "", "Asked is a number, not a function: leave the part with => out."),
        ("CS9174", @"double\[\*", "",
            "Asked is a matrix: new[,] { { a, b }, { c, d } }, a pair of braces for each row. Brackets [ ] make a list."),
        ("CS0428 CS0029", "to non-delegate type 'string'|to type 'string'|to 'string'", "",
            "Write the answer in quotation marks: it is a word."),
        ("CS1593", "", "", "The function asked for has another number of variables: write all of them before `=>`, such as (x, y) =>."),
        ("CS1501", "'Pow'", @"\d,\d", "In C# a decimal point is a point: 0.5, not 0,5."),
        ("CS0161 CS1643", "", "", "Some way through the function ends without a value. " + Return),
        ("CS0201", "", "", "This computes a value and drops it. " + Return),
        ("CS0127 CS8030", "", "", "The function is declared to give nothing. Give it the type of its value."),
        ("CS0021", "'double'", "", "Use round parentheses ( ) in formulas: brackets [ ] pick a component of a vector."),
        ("CS0019 CS0023", "'method group'", "", "A function takes its argument in parentheses: Sin(x)."),
        ("CS0020", "", "", "A whole number is divided by 0."),
        ("CS0165", "", "", "Give the variable a value before it is used."),
        ("CS8652 CS9202", "", "", Newest),
        ("CS1525", @"'\|'", "", "Write Abs(x) for |x|."),
        ("CS1525", @"'(\*|/)'", @"\*\*", Power),
        ("CS0193 CS0214", "", @"\*\*", Power),
        ("CS1001 CS1002 CS1003 CS1022 CS1026 CS1031 CS1513 CS1525", "", @"(?<![\w.])\d+,\d+(?!\s*[)\]}])",
            "In C# a decimal point is a point: 0.5, not 0,5."),
        ("CS1001 CS1002 CS1003 CS1022 CS1026 CS1513", "",
            @"(?<![\w.])\d+(\.\d+)?(?!(?:[eE][+-]?\d|[fFdDmMuUlL]+\b|[xXbB][0-9a-fA-F]))[a-zA-Zπθφ(]|\)[a-zA-Zπ\d(]", NoProduct),
        ("CS1002 CS1003 CS1026", "", @"\b(Sin|Cos|Tan|Exp|Log|Sqrt|Abs|Tanh) +[a-zπ\d]",
            "A function takes its argument in parentheses: $1(x)."),
        ("CS1003 CS1026", "", @"\(\w+ +\w+\)", NoProduct),
        ("CS1026", "", "", "A parenthesis is opened and not closed: count ( and )."),
        ("CS1513", "", "", "A brace { is opened and not closed."),
        ("CS1022", "", "", "There is a brace } or a parenthesis too many."),
        ("CS1003", @"'\]' expected", "", "A bracket [ is opened and not closed."),
        ("CS1525 CS0193 CS0214", "", "", Gap),
        ("CS1002", "", "", "Check that the statement before ends in a semicolon, and that no operator or parenthesis is missing."),
    ];

    /// <summary>The advice for a message.</summary>
    /// <param name="id">Its id, such as CS0103.</param>
    /// <param name="message">Its text, in English.</param>
    /// <param name="line">The line of the cell that it is about, if known.</param>
    public static string For(string id, string message, string? line = null)
    {
        string text = Strings().Replace(line ?? "", "\"\"");
        foreach (var (ids, said, written, advice) in s_table)
        {
            if (!ids.Contains(id, StringComparison.Ordinal))
            {
                continue;
            }
            Match inMessage = Regex.Match(message, said, RegexOptions.CultureInvariant),
                inLine = Regex.Match(text, written, RegexOptions.CultureInvariant);
            if (inMessage.Success && inLine.Success)
            {
                GroupCollection found = said.Length > 0 ? inMessage.Groups : inLine.Groups;
                return advice.Replace("{0}", Capital(found[1].Value), StringComparison.Ordinal)
                    .Replace("$1", found[1].Value, StringComparison.Ordinal).Replace("$2", found[2].Value, StringComparison.Ordinal);
            }
        }
        return General;
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();

    [GeneratedRegex("\"[^\"]*\"|//.*")]
    private static partial Regex Strings();
}
