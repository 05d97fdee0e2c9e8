using System.Globalization;
using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Rows;

/// <summary>The ids of requests to entities: which bucket asks, about whom, and how often it had taken up its rows anew by then.</summary>
public static class RequestIds
{
    public static string Of(BucketId bucket, EntityId entity, int generation) => $"{bucket}|{entity}|{generation}";

    /// <summary>Both are the same asker's, about the same entity, and the first is of an earlier generation.</summary>
    public static bool IsEarlier(string requestId, string other) =>
        Split(requestId) is var (asker, generation) && Split(other) is var (otherAsker, otherGeneration)
        && asker.Length == otherAsker.Length && generation < otherGeneration && asker.Span.SequenceEqual(otherAsker.Span);

    /// <summary>The same asker's requests about the same entity up to this one.</summary>
    public static IReadOnlyList<string> UpTo(string requestId) => Split(requestId) is var (asker, generation)
        ? [.. Enumerable.Range(0, generation + 1).Select(g => string.Create(CultureInfo.InvariantCulture, $"{asker}|{g}"))]
        : [requestId];

    private static (ReadOnlyMemory<char> Asker, int Generation)? Split(string requestId) =>
        requestId.LastIndexOf('|') is var end and >= 0
        && int.TryParse(requestId.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? (requestId.AsMemory(0, end), generation)
            : null;
}
