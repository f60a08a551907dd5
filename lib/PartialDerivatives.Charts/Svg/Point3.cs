namespace PartialDerivatives.Charts;

/// <summary>
/// A point or a direction in space. In double precision, so that a picture rounded to tenths of a pixel is the same on every machine.
/// </summary>
internal readonly record struct Point3(double X, double Y, double Z)
{
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    public double Length => Math.Sqrt(Dot(this));

    public double Dot(Point3 other) => X * other.X + Y * other.Y + Z * other.Z;

    public Point3 Cross(Point3 other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Point3 operator *(Point3 a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    public static Point3 operator /(Point3 a, double divisor) => new(a.X / divisor, a.Y / divisor, a.Z / divisor);
}
