namespace PartialDerivatives.Charts;

/// <summary>A rectangle of a picture in pixels, from its upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CentreX => (Left + Right) / 2;

    public double CentreY => (Top + Bottom) / 2;

    /// <summary>The smallest box around this one and another.</summary>
    public Box With(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The largest box of these proportions in the middle of this one.</summary>
    public Box Inner(double width, double height)
    {
        double scale = Math.Min(Width / width, Height / height);
        var (besides, above) = ((Width - scale * width) / 2, (Height - scale * height) / 2);
        return new(Left + besides, Top + above, Right - besides, Bottom - above);
    }
}
