namespace Enrichment.Domain.Scheduling;

/// <summary>
/// A cron schedule in a time zone. A local time that a change of the clock skips is due at the next local time that there is; one that
/// comes twice is due once, the first time. Several skipped times make one.
/// </summary>
public sealed class ZonedCron(CronExpression cron, TimeZoneInfo zone) : IDueTimes
{
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        // The second of two equal hours begins before where the first has been.
        var wall = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        while (cron.Next(wall) is { } next)
        {
            if (Placed(next) is var due && due > after)
            {
                return due;
            }

            wall = next;
        }

        return null;
    }

    public DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private DateTimeOffset Placed(DateTime wall)
    {
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
