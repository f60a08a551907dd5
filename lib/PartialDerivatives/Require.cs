using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartialDerivatives;

/// <summary>The checks of arguments: each message names the parameter, its value, what is allowed and what to do.</summary>
internal static class Require
{
    /// <summary>Throws unless the condition holds; the message is put together only then.</summary>
    public static void That(
        [DoesNotReturnIf(false)] bool holds, string parameter, [InterpolatedStringHandlerArgument(nameof(holds))] ref Message message)
    {
        if (!holds)
        {
            throw new ArgumentException(message.ToString(), parameter);
        }
    }

    /// <summary>Throws unless the value of the parameter is in its range.</summary>
    public static void InRange(
        bool holds, string parameter, int value, [InterpolatedStringHandlerArgument(nameof(holds))] ref Message message)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, message.ToString());
        }
    }

    /// <summary>Throws unless <paramref name="at"/> is a point: at least one coordinate, all of them finite.</summary>
    public static void Point(ReadOnlySpan<double> at, string parameter = "at")
    {
        if (at.IsEmpty)
        {
            throw new ArgumentException("The point has no coordinates. Pass one number for each variable, such as [1.0, 0.5].", parameter);
        }
        for (int i = 0; i < at.Length; i++)
        {
            if (!double.IsFinite(at[i]))
            {
                throw NotFinite(at[i], i, parameter);
            }
        }
    }

    /// <summary>Whether no number is infinite or NaN.</summary>
    public static bool AreFinite(ReadOnlySpan<double> values)
    {
        int vectors = values.Length / Vector512<double>.Count;
        bool areFinite = true;
        // A few have just been written one by one, and a vector of them would have to wait for the last.
        if (vectors > 2)
        {
            // Of ∞ and NaN the difference is NaN, of others it has no bits.
            Vector512<long> bits = Vector512<long>.Zero;
            foreach (Vector512<double> v in MemoryMarshal.Cast<double, Vector512<double>>(values))
            {
                bits |= (v - v).AsInt64();
            }
            areFinite = bits == Vector512<long>.Zero;
            values = values[(vectors * Vector512<double>.Count)..];
        }
        foreach (double value in values)
        {
            areFinite &= double.IsFinite(value);
        }
        return areFinite;
    }

    /// <summary>Throws unless <paramref name="at"/> is a point with one coordinate for each of the <paramref name="variables"/> of
    /// f.</summary>
    public static void Point(ReadOnlySpan<double> at, int variables, string parameter = "at")
    {
        Point(at, parameter);
        That(at.Length == variables, parameter,
            $"The point has {at.Length} coordinates, but f has {variables} variables. Pass one number for each variable.");
    }

    /// <summary>Throws unless <paramref name="variable"/> is the index of one of <paramref name="variables"/> variables, counted from
    /// 0.</summary>
    public static void Variable(int variable, int variables, string parameter = "variable")
    {
        if ((uint)variable >= (uint)variables)
        {
            throw new ArgumentOutOfRangeException(
                parameter, variable, $"Variables are counted from 0: with {variables} of them the index is 0 to {variables - 1}.");
        }
    }

    /// <summary>Throws unless f returned components, as many as before.</summary>
    public static void Components<T>([NotNull] T[]? y, ReadOnlySpan<double> at, int? before = null, string parameter = "f")
    {
        That(y is not null, parameter, $"f returned null at {Show(at)}. It must return an array of its components.");
        That(y.Length > 0 && y.Length == (before ?? y.Length), parameter,
            $"f returned {y.Length} components at {Show(at)}{(before is int count ? $" and {count} before" : "")}. "
                + $"It must return the same number of them everywhere, one at least.");
    }

    /// <summary>Throws unless the span has an element for each variable.</summary>
    public static void Gradient(ReadOnlySpan<double> gradient, int variables) => That(gradient.Length == variables, nameof(gradient),
        $"The span for the gradient has {gradient.Length} elements, but the point has {variables} coordinates. "
            + $"Pass one element for each variable.");

    /// <summary>Throws unless there is a weight for each component of f.</summary>
    public static void Weights(ReadOnlySpan<double> weights, int components) => That(weights.Length == components, nameof(weights),
        $"There are {weights.Length} weights, but f has {components} components. Pass one weight for each component.");

    /// <summary>Throws unless <paramref name="h"/> is a positive number that takes x to different numbers at all
    /// <paramref name="offsets"/>.</summary>
    public static void Step(double h, double x, double[] offsets, string parameter = "h")
    {
        That(h > 0 && Separates(h, x, offsets), parameter,
            $"The step h is {Show(h)}. It must be positive and large enough to move {Show(x)} to another number: "
                + $"{Show(SmallestStep(x, offsets))} is the smallest that does. Leave h out for the best step.");
        That(double.IsFinite(x + h * offsets[0]) && double.IsFinite(x + h * offsets[^1]), parameter,
            $"The step h is {Show(h)}, which leads from {Show(x)} out of the range of double. Pass a smaller one.");
    }

    // The message stands apart: a point is checked at every call, and to write it takes a large frame.
    private static ArgumentException NotFinite(double coordinate, int index, string parameter) => new(
        $"Coordinate {index} of the point is {Show(coordinate)}. A derivative needs a finite number in every coordinate.", parameter);

    /// <summary>Whether x and the points around it are different numbers; the offsets are in order.</summary>
    private static bool Separates(double h, double x, double[] offsets)
    {
        double last = double.NaN;
        foreach (double offset in offsets)
        {
            double node = x + offset * h;
            if (node == last || (node == x && offset != 0))
            {
                return false;
            }
            last = node;
        }
        return true;
    }

    private static double SmallestStep(double x, double[] offsets)
    {
        // Positive doubles are ordered as their bits are.
        long tooSmall = 0, enough = BitConverter.DoubleToInt64Bits(double.MaxValue);
        while (enough - tooSmall > 1)
        {
            long middle = tooSmall + (enough - tooSmall) / 2;
            (tooSmall, enough) = Separates(BitConverter.Int64BitsToDouble(middle), x, offsets) ? (tooSmall, middle) : (middle, enough);
        }
        return BitConverter.Int64BitsToDouble(enough);
    }

    /// <summary>Writes a point such as <c>[1, 0.5]</c>, the middle of a long one left out.</summary>
    public static string Show(ReadOnlySpan<double> point)
    {
        const int Most = 8;
        string All(ReadOnlySpan<double> part) => string.Join(", ", Array.ConvertAll(part.ToArray(), Show));
        return point.Length <= Most ? $"[{All(point)}]" : $"[{All(point[..(Most - 2)])}, …, {Show(point[^1])}]";
    }

    /// <summary>Writes a number the same way in every culture, with the digits that it takes to read it back.</summary>
    public static string Show(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        // .NET 10 writes 2⁻²⁵ and 2⁻⁹⁵⁸ with a digit too few (dotnet/runtime#131131).
        return double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value) ? shortest
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>The text of an exception that may not be needed.</summary>
    [InterpolatedStringHandler]
    public ref struct Message
    {
        private DefaultInterpolatedStringHandler _text;

        public Message(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            _text = isNeeded ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}
