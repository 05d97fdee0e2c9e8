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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return Finish(hash, purpose, parts);
    }

    public static string Keyed(ReadOnlySpan<byte> secret, string purpose, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        return Finish(hash, purpose, parts);
    }

    private static string Finish(IncrementalHash hash, string purpose, ReadOnlySpan<string> parts)
    {
        Append(hash, purpose);
        foreach (var part in parts)
            Append(hash, part);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetCurrentHash(digest);
        return Base32.Encode(digest, Length);
    }

    private static void Append(IncrementalHash hash, string part)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
