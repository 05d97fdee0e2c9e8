namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>A file's bytes; what it grows by is zero, as on a disk.</summary>
internal sealed class GrowingBytes(ReadOnlySpan<byte> bytes)
{
    private byte[] room = bytes.ToArray();
    private int length = bytes.Length;

    public Span<byte> Written => room.AsSpan(0, length);

    public int Length
    {
        get => length;
        set
        {
            if (value > room.Length)
            {
                Array.Resize(ref room, Math.Max(value, room.Length * 2));
            }

            room.AsSpan(Math.Min(value, length)).Clear();
            length = value;
        }
    }
}
