using System.Text;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>Texts that PostgreSQL takes.</summary>
internal static class StoredText
{
    private const string Replacement = "\uFFFD";

    /// <summary>A column of type text holds neither U+0000 nor half a surrogate pair, which a hostile file may: each becomes U+FFFD.</summary>
    public static string? Sound(string? text)
    {
        if (text is null) return null;
        var sound = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return sound.Contains('\0', StringComparison.Ordinal) ? sound.Replace("\0", Replacement, StringComparison.Ordinal) : sound;
    }
}
