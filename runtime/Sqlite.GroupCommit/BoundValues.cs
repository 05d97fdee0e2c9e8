using System.Runtime.InteropServices;

namespace Sqlite.GroupCommit;

/// <summary>The memory of the texts and blobs that are bound to a statement. What was given stays where it is until <see cref="Clear"/>.</summary>
internal sealed unsafe class BoundValues : IDisposable
{
    private const int Block = 64 * 1024;

    /// <summary>So much is kept between executions; a rare large group does not hold its memory for good.</summary>
    private const int MostKept = 32;

    private readonly List<nint> _blocks = [];
    private readonly List<nint> _large = [];
    private int _current = -1;
    private int _used = Block;

    /// <summary>Room for at most so many bytes; give back with <see cref="Return"/> what was not used of it.</summary>
    public Span<byte> Take(int most, out byte* start)
    {
        if (most > Block / 4)
        {
            start = (byte*)NativeMemory.Alloc((nuint)most);
            _large.Add((nint)start);
            return new Span<byte>(start, most);
        }

        if (Block - _used < most) NextBlock();
        start = (byte*)_blocks[_current] + _used;
        _used += most;
        return new Span<byte>(start, most);
    }

    /// <summary>The last so many bytes of what was taken last are free again.</summary>
    public void Return(int taken, int unused)
    {
        if (taken <= Block / 4) _used -= unused;
    }

    public void Clear()
    {
        foreach (var block in _large) NativeMemory.Free((void*)block);
        _large.Clear();
        for (; _blocks.Count > MostKept; _blocks.RemoveAt(_blocks.Count - 1)) NativeMemory.Free((void*)_blocks[^1]);
        _current = -1;
        _used = Block;
    }

    public void Dispose()
    {
        Clear();
        foreach (var block in _blocks) NativeMemory.Free((void*)block);
        _blocks.Clear();
    }

    private void NextBlock()
    {
        if (++_current == _blocks.Count) _blocks.Add((nint)NativeMemory.Alloc(Block));
        _used = 0;
    }
}
