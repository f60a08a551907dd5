using Microsoft.CodeAnalysis;

namespace Live;

/// <summary>What to do about a message of the compiler, for the mistakes that are made most in these notebooks.</summary>
internal static class CompilerAdvice
{
    private const string Unknown =
        "Check the spelling, and that the cells above which import the library, hold the `using` lines and declare the name have run.";
    private const string General = "Correct the line and run the cell again.";

    /// <summary>The first line that fits is taken: id of the message, a part of its text, the advice.</summary>
    private static readonly (string Id, string Part, string Advice)[] s_table =
    [
        ("CS0006", "", "A browser has no files: the library is there after `#!import ../lib/bin/setup.csx`."),
        ("CS0103", "", Unknown),
        ("CS0246", "", Unknown),
        ("CS0117", "", "Check the spelling; after the dot stands the name of a member, with its capital letters."),
        ("CS1061", "", "Check the spelling; after the dot stands the name of a member, with its capital letters."),
        ("CS1503", "'System.Func<",
            "Write the lambda itself as the argument: a variable of type Func<double, …> serves plain numbers only."),
        ("CS1503", "PartialDerivatives.",
            "Write Sin, not Math.Sin (and so on): the functions of Elementary take every kind of number, those of Math only double."),
        ("CS0029", "PartialDerivatives.", "Declare the variable with `var`: inside the function its numbers are not double."),
        ("CS0266", "PartialDerivatives.", "Declare the variable with `var`: inside the function its numbers are not double."),
        ("CS0019", "'^'", "In C# a power is written x * x or Pow(x, 2)."),
        ("CS1002", "", "Check that the statement before ends in a semicolon."),
        ("CS8652", "", "Cells are written in C# 13, the newest version that all hosts share."),
        ("CS9202", "", "Cells are written in C# 13, the newest version that all hosts share."),
    ];

    /// <summary>The advice for a message.</summary>
    public static string For(Diagnostic diagnostic)
    {
        string text = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return s_table.FirstOrDefault(
            entry => entry.Id == diagnostic.Id && text.Contains(entry.Part, StringComparison.Ordinal)).Advice ?? General;
    }
}
