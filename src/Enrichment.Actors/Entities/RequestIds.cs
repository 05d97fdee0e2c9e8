using System.Globalization;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Entities;

/// <summary>The ids of requests to entities: who asks, about whom, and how often it has taken up its rows anew.</summary>
internal static class RequestIds
{
    public static string Of(BucketId bucket, EntityId entity, int generation) => $"{bucket}|{entity}|{generation}";

    /// <summary>Both are the same asker's, about the same entity, and the first is of an earlier generation.</summary>
    public static bool IsEarlier(string requestId, string other)
    {
        var (end, otherEnd) = (requestId.LastIndexOf('|'), other.LastIndexOf('|'));
        return end >= 0 && end == otherEnd && requestId.AsSpan(0, end).SequenceEqual(other.AsSpan(0, end))
            && Generation(requestId, end) < Generation(other, end);
    }

    private static int Generation(string requestId, int end) =>
        int.TryParse(requestId.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0;
}
