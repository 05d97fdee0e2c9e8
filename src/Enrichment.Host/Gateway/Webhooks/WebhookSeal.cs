using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Jobs;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>
/// Seals the secrets of webhooks before they are stored (AES-256-GCM, bound to their tenant), so that whoever gets hold of the
/// database alone, by a dump or a backup, cannot sign in our name. The key is never in the database: a node alone keeps it in a file
/// of its data directory; nodes of a cluster derive it from the cluster's secret, which each of them has.
/// </summary>
/// <remarks>The tenants' own secrets would not do: they lie in the same database.</remarks>
internal sealed class WebhookSeal
{
    public const string FileName = "webhooks.key";
    private const string Mark = "sealed:v1:";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Before what is hidden: nonce, tag.</summary>
    private const int HeadBytes = NonceBytes + TagBytes;

    private readonly Lazy<byte[]> key;

    private WebhookSeal(Func<byte[]> key) => this.key = new Lazy<byte[]>(key);

    /// <summary>The key is read, or made, when a secret is first sealed or opened.</summary>
    public static WebhookSeal Of(string dataDirectory, ClusterSettings cluster) =>
        cluster.IsOn ? new WebhookSeal(() => Derived(cluster.Secret ?? "")) : OfDirectory(dataDirectory);

    /// <summary>That of a node alone, or of a run over a file.</summary>
    public static WebhookSeal OfDirectory(string dataDirectory) =>
        new(() => WebhookKeyFile.ReadOrMake(Path.Combine(dataDirectory, FileName), KeyBytes));

    /// <summary>What is stored in place of a secret; null for none.</summary>
    public string? Seal(string tenant, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[HeadBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key.Value, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(HeadBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(tenant));
        return Mark + Convert.ToBase64String(box);
    }

    /// <summary>The target as it is stored.</summary>
    public WebhookTarget? Sealed(string tenant, WebhookTarget? target) => target is null ? null : target with { Secret = Seal(tenant, target.Secret) };

    /// <summary>The secret again. What an earlier version stored unsealed is answered as it is.</summary>
    /// <exception cref="CryptographicException">Another key, or another tenant's seal, or what was stored is damaged.</exception>
    public string Open(string tenant, string stored)
    {
        if (!stored.StartsWith(Mark, StringComparison.Ordinal))
        {
            return stored;
        }

        var box = new byte[stored.Length];
        if (!Convert.TryFromBase64String(stored[Mark.Length..], box, out var length) || length < HeadBytes)
        {
            throw new CryptographicException("The sealed secret is damaged.");
        }

        var plain = new byte[length - HeadBytes];
        using var cipher = new AesGcm(key.Value, TagBytes);
        cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(HeadBytes, plain.Length), box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(tenant));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The same request for comparing it with another: its secret stands there only as what this key makes of it.</summary>
    public WebhookRequest? Marked(WebhookRequest? request) => request?.Secret is { Length: > 0 } secret
        ? request with { Secret = Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(secret))) }
        : request;

    private static byte[] Derived(string secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: "enrichment webhook secrets v1"u8.ToArray());
}
