using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Fields;

namespace Enrichment.Domain.Sources;

/// <summary>
/// Names a question: two questions to one operation have the same hash when the vendor would take them for the same one. Stored
/// with attempts and calls, so it holds nothing personal in clear.
/// </summary>
public static class InputHash
{
    private const int Bytes = 16;

    /// <summary>
    /// 32 hexadecimal digits: SHA-256, or HMAC-SHA256 where an input is about a person, over the operation and the inputs in
    /// ordinal order of field, each text trimmed, in lower case and with single spaces, each part preceded by its length.
    /// </summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="inputs">Field to text; a blank text is as if it were absent.</param>
    /// <param name="secret">The tenant's secret; may be empty only where no input is personal.</param>
    /// <exception cref="ArgumentException">An input is personal and there is no secret.</exception>
    public static string Of(string operation, IReadOnlyDictionary<string, string> inputs, ReadOnlySpan<byte> secret = default)
    {
        var text = Encode(operation, inputs);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (!IsPersonal(inputs))
        {
            SHA256.HashData(text, hash);
        }
        else if (secret.IsEmpty)
        {
            throw new ArgumentException($"The inputs of {operation} are personal: their hash needs a secret.", nameof(secret));
        }
        else
        {
            HMACSHA256.HashData(secret, text, hash);
        }

        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    /// <summary>Whether the inputs name a person: a plain hash of a name or an e-mail could be found out by trying.</summary>
    public static bool IsPersonal(IReadOnlyDictionary<string, string> inputs) =>
        inputs.Keys.Any(FieldCatalog.IsPersonal);

    private static ReadOnlySpan<byte> Encode(string operation, IReadOnlyDictionary<string, string> inputs)
    {
        var encoded = new ArrayBufferWriter<byte>(128);
        Append(encoded, operation);
        foreach (var (field, text) in InOrder(inputs))
        {
            var value = Normalise(text);
            if (value.Length > 0)
            {
                Append(encoded, field);
                Append(encoded, value);
            }
        }

        return encoded.WrittenSpan;
    }

    private static IEnumerable<KeyValuePair<string, string>> InOrder(IReadOnlyDictionary<string, string> inputs) =>
        inputs.Count == 1 ? inputs : inputs.OrderBy(p => p.Key, StringComparer.Ordinal);

    // Lengths keep "ab" + "c" and "a" + "bc" apart.
    private static void Append(ArrayBufferWriter<byte> to, string text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
        to.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, to);
    }

    private static string Normalise(string text) =>
        IsNormal(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    /// <summary>Domains and ids mostly are: nothing in them would change.</summary>
    private static bool IsNormal(string text)
    {
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~' or (>= 'A' and <= 'Z'))
            {
                return false;
            }
        }

        return true;
    }
}
