using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Gateway.Access;

/// <summary>API keys as text: <c>enr_</c> and 256 random bits. Only their SHA-256 is stored: so much chance needs no slow hash.</summary>
public static class KeyText
{
    private const string Prefix = "enr_";
    private const int SecretBytes = 32;
    private const int IdBytes = 5;

    public static string New() => Prefix + Base32.Encode(RandomNumberGenerator.GetBytes(SecretBytes), SecretBytes * 8 / 5);

    /// <summary>Names a key in lists; no secret.</summary>
    public static string NewId() => "k-" + Base32.Encode(RandomNumberGenerator.GetBytes(IdBytes), IdBytes * 8 / 5);

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key.Trim()));
}
