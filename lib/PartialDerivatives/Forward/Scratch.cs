using Number = PartialDerivatives.Dual<double>;

namespace PartialDerivatives;

/// <summary>What <see cref="ForwardMode"/> keeps for each thread: in one place, because a look-up costs as much as ten
/// operations.</summary>
internal sealed class Scratch
{
    private const ulong Block = 1 << 16;

    private static ulong s_counts;

    [ThreadStatic]
    private static Scratch? s_own;

    private ulong _next, _end;
    private Number[] _numbers = [];
    private bool _isTaken;

    public static Scratch OfThread => s_own ??= new();

    /// <summary>How often f asked for the derivative of a number.</summary>
    public int Looks { get; set; }

    /// <summary>A count that no other pass has: a thread takes a block of them at a time.</summary>
    public ulong NextCount()
    {
        if (_next == _end)
        {
            _end = Interlocked.Add(ref s_counts, Block);
            _next = _end - Block;
        }
        return ++_next;
    }

    /// <summary>Numbers for f, often those of the last time: to clear new ones takes as long as a run of many an f.</summary>
    public Number[] Take(int length)
    {
        if (_isTaken || _numbers.Length != length)
        {
            _numbers = new Number[length];
        }
        _isTaken = true;
        return _numbers;
    }

    public void GiveBack() => _isTaken = false;
}
