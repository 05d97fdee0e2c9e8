using System.Text;

namespace Akka.Embedded.Cluster;

/// <summary>Reads what <see cref="FrameWriter"/> wrote. Anything else is an <see cref="InvalidDataException"/> that names the place.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> frame)
{
    private readonly ReadOnlySpan<byte> _frame = frame;
    private int _at;

    public readonly bool IsAtEnd => _at == _frame.Length;

    public byte Byte() => Take(1)[0];

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var group = Byte();
            value |= (ulong)(group & 0x7F) << shift;
            if (group < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }
        throw new InvalidDataException($"The number that ends at byte {_at} of a frame is longer than 64 bits.");
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        return length is >= 0 and <= int.MaxValue
            ? Take((int)length)
            : throw new InvalidDataException($"The length before byte {_at} of a frame is {length}.");
    }

    public NodeKey Node() => new(Text(), Number());

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _frame.Length - _at) throw new InvalidDataException($"A frame of {_frame.Length} bytes ends where {length} more were to follow byte {_at}.");
        var taken = _frame.Slice(_at, length);
        _at += length;
        return taken;
    }
}
