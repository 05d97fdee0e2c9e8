using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Enrichment.Domain.Identity;

/// <summary>The characters that the parts of ids may hold. Ids travel in URLs, file names and actor paths, so none needs escaping there.</summary>
internal static class IdText
{
    public const int LongestName = 64, LongestSegment = 80, LongestKey = 300;

    private const string Lower = "abcdefghijklmnopqrstuvwxyz", Digits = "0123456789";
    private static readonly SearchValues<char> Name = SearchValues.Create(Lower + Digits + "-_.");
    private static readonly SearchValues<char> Segment = SearchValues.Create(Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "-_");
    private static readonly SearchValues<char> Key =
        SearchValues.Create(Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "-._~!$&'*+,;=:@%");

    public static bool IsName([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestName } && !text.AsSpan().ContainsAnyExcept(Name) && !OnlyDots(text);

    public static bool IsSegment([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestSegment } && !text.AsSpan().ContainsAnyExcept(Segment);

    public static bool IsKey([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestKey } && !text.AsSpan().ContainsAnyExcept(Key) && !OnlyDots(text);

    // "." and ".." are parts of paths, not names in them.
    private static bool OnlyDots(string text) => !text.AsSpan().ContainsAnyExcept('.');
}
