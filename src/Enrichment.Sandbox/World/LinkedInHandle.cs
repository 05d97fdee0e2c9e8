using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>
/// Handles carry the person's name and company (<c>ann-lee-at-acme--test</c>, a double hyphen for a dot), so that a lookup by
/// handle alone finds the same person as one by domain, without an index of a world that has no end.
/// </summary>
internal static class LinkedInHandle
{
    /// <summary>Null for a domain with a double hyphen of its own (punycode): its people have no handle here.</summary>
    public static string? Of(string first, string last, string domain) => domain.Contains("--", StringComparison.Ordinal)
        ? null
        : $"{EmailPattern.Ascii(first)}-{EmailPattern.Ascii(last)}-at-{domain.Replace(".", "--")}";

    /// <summary>The last part of a profile's address, or the handle itself.</summary>
    public static string Normalise(string text)
    {
        var trimmed = text.Trim().TrimEnd('/').ToLowerInvariant();
        return trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    public static (string First, string Last, string Domain) Read(string handle, long seed)
    {
        var at = handle.IndexOf("-at-", StringComparison.Ordinal);
        var name = (at < 0 ? handle : handle[..at]).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var first = name.Length > 0 ? name[0] : "unknown";
        var last = name.Length > 1 ? name[1] : first;
        var domain = at < 0 ? $"{last}{Dice.For(seed, "handle", handle).Below(100)}.com" : handle[(at + 4)..].Replace("--", ".");
        return (Capital(first), Capital(last), domain);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
