using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Enrichment.Sandbox.Determinism;

/// <summary>
/// A hash that is the same in every process, version and machine: the first 128 bits of SHA-256 over
/// <c>seed | aspect | subject</c>. String.GetHashCode is salted per process, so it cannot serve.
/// </summary>
internal static class StableHash
{
    private const int OnStack = 512;

    public static UInt128 Of(long seed, string aspect, string subject)
    {
        var most = sizeof(long) + Encoding.UTF8.GetMaxByteCount(aspect.Length + subject.Length) + 1;
        Span<byte> text = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        BinaryPrimitives.WriteInt64LittleEndian(text, seed);
        var length = sizeof(long);
        length += Encoding.UTF8.GetBytes(aspect, text[length..]);
        text[length++] = (byte)'|';
        length += Encoding.UTF8.GetBytes(subject, text[length..]);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
