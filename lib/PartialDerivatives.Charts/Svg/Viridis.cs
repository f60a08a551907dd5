namespace PartialDerivatives.Charts;

/// <summary>The colour map viridis (Smith and van der Walt, 2015), with the ten stops at which plotly.js has it.</summary>
internal static class Viridis
{
    private static readonly (int R, int G, int B)[] s_stops =
    [
        (0x44, 0x01, 0x54), (0x48, 0x28, 0x78), (0x3e, 0x49, 0x89), (0x31, 0x68, 0x8e), (0x26, 0x82, 0x8e),
        (0x1f, 0x9e, 0x89), (0x35, 0xb7, 0x79), (0x6e, 0xce, 0x58), (0xb5, 0xde, 0x2b), (0xfd, 0xe7, 0x25),
    ];

    /// <summary>The colour of a fraction from 0 to 1, as CSS writes it.</summary>
    public static string Color(double fraction) => Mixed(fraction, white: 0);

    /// <summary>The colour mixed with white, so that dark letters and arrows on it can be read.</summary>
    public static string Light(double fraction) => Mixed(fraction, white: 0.45);

    /// <summary>How many colours the map is given by.</summary>
    public static int Stops => s_stops.Length;

    private static string Mixed(double fraction, double white)
    {
        double place = Math.Clamp(fraction, 0, 1) * (s_stops.Length - 1);
        int i = Math.Min((int)place, s_stops.Length - 2);
        var (a, b, t) = (s_stops[i], s_stops[i + 1], place - i);
        return $"#{Mix(a.R, b.R):x2}{Mix(a.G, b.G):x2}{Mix(a.B, b.B):x2}";

        int Mix(int from, int to) => (int)Math.Round((1 - white) * (from + t * (to - from)) + white * 255);
    }
}
