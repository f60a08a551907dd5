using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Course.Commands;

/// <summary>Options whose values are numbers, written the same in every language.</summary>
internal static class NumberOption
{
    /// <summary>An option that takes the numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means.</param>
    /// <param name="style">How the number may be written.</param>
    /// <param name="least">The smallest number.</param>
    /// <param name="most">The largest one.</param>
    /// <param name="allowed">What is allowed, for the message where it is another.</param>
    /// <param name="unsaid">What holds where the option is not there.</param>
    public static Option<T> Of<T>(string name, string description, NumberStyles style, T least, T most, string allowed,
        T? unsaid = null)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = unsaid is { } value ? _ => value : null,
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                if (!T.TryParse(given, style, CultureInfo.InvariantCulture, out T number) || !(number >= least && number <= most))
                {
                    result.AddError($"{name} is {given}; allowed are {allowed}.");
                }
                return number;
            },
        };
}
