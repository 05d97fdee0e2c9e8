using Enrichment.Domain.Ports;

namespace Enrichment.Domain.Scheduling;

/// <summary>A time that has come and has not had its turn.</summary>
/// <param name="IsTooLate">It was missed by so much that it is not made up.</param>
public sealed record Turn(DateTimeOffset Due, bool IsTooLate)
{
    /// <summary>
    /// The turn to take now; null when none is. Of several that were missed only the latest is made up, and only if it is less than
    /// <paramref name="patience"/> late. What was due before the schedule was known here is not missed.
    /// </summary>
    public static Turn? Of(IDueTimes times, ScheduleRecord record, DateTimeOffset now, TimeSpan patience)
    {
        var since = record.Due ?? record.KnownSince;
        if (Latest(times, now - patience > since ? now - patience : since, now) is { } due)
        {
            return new Turn(due, false);
        }

        return Latest(times, since, now) is { } missed ? new Turn(missed, true) : null;
    }

    private static DateTimeOffset? Latest(IDueTimes times, DateTimeOffset after, DateTimeOffset now)
    {
        DateTimeOffset? latest = null;
        for (var next = times.Next(after); next <= now; next = times.Next(next.Value))
        {
            latest = next;
        }

        return latest;
    }
}
