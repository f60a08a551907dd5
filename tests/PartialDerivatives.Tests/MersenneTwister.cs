namespace PartialDerivatives.Tests;

/// <summary>
/// MT19937 and the normal numbers that NumPy's legacy generator makes of it, for the recipe in data/README.md.
/// Source: Matsumoto and Nishimura, "Mersenne Twister" (1998); Marsaglia and Bray, "A convenient method for generating normal variables"
/// (1964).
/// </summary>
internal sealed class MersenneTwister
{
    private const int Size = 624, Middle = 397;
    private readonly uint[] _state = new uint[Size];
    private int _next = Size;
    private double? _kept;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < Size; i++)
        {
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + i;
        }
    }

    public uint NextBits()
    {
        if (_next == Size)
        {
            for (int i = 0; i < Size; i++)
            {
                uint bits = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7FFFFFFF);
                _state[i] = _state[(i + Middle) % Size] ^ (bits >> 1) ^ ((bits & 1) * 0x9908B0DF);
            }
            _next = 0;
        }
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    public double NextUniform()
    {
        uint high = NextBits() >> 5, low = NextBits() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    public double NextNormal()
    {
        if (_kept is double second)
        {
            _kept = null;
            return second;
        }
        double x1, x2, r2;
        do
        {
            x1 = 2 * NextUniform() - 1;
            x2 = 2 * NextUniform() - 1;
            r2 = x1 * x1 + x2 * x2;
        }
        while (r2 >= 1 || r2 == 0);
        double f = Math.Sqrt(-2 * Math.Log(r2) / r2);
        _kept = f * x1;
        return f * x2;
    }
}
