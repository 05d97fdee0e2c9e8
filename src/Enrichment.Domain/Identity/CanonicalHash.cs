using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Identity;

/// <summary>
/// SHA-256 (with a key: HMAC-SHA256) of a list of texts, each preceded by its length, so that no two lists give the same
/// bytes: ("ab", "c") differs from ("a", "bc"). As text 26 characters of base 32, which are 130 bits.
/// </summary>
internal static class CanonicalHash
{
    public const int Length = 26;

    public static string Of(string purpose, params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encode(purpose, parts), digest);
        return Base32.Encode(digest, Length);
    }

    public static string Keyed(ReadOnlySpan<byte> secret, string purpose, params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encode(purpose, parts), digest);
        return Base32.Encode(digest, Length);
    }

    private static ReadOnlySpan<byte> Encode(string purpose, ReadOnlySpan<string> parts)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        Append(bytes, purpose);
        foreach (var part in parts)
            Append(bytes, part);
        return bytes.WrittenSpan;
    }

    private static void Append(ArrayBufferWriter<byte> to, string part)
    {
        var length = Encoding.UTF8.GetByteCount(part);
        var bytes = to.GetSpan(sizeof(int) + length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        Encoding.UTF8.GetBytes(part, bytes[sizeof(int)..]);
        to.Advance(sizeof(int) + length);
    }
}
