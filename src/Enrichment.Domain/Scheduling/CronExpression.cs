using System.Numerics;

namespace Enrichment.Domain.Scheduling;

/// <summary>
/// A schedule in the five fields of cron: minute, hour, day of month, month, day of week (0 and 7 are Sunday). Stars, names, lists,
/// ranges and steps. Where both days are restricted, either is enough, as POSIX has it. It knows the wall clock only:
/// <see cref="ZonedCron"/> places it in time.
/// </summary>
public sealed class CronExpression
{
    /// <summary>29 February may be eight years away; what does not come by then never comes.</summary>
    private const int MostDays = 366 * 9;

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day of month", 1, 31),
        new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        new("day of week", 0, 7, "sun", "mon", "tue", "wed", "thu", "fri", "sat"),
    ];

    private readonly ulong minutes;
    private readonly ulong hours;
    private readonly ulong days;
    private readonly ulong months;
    private readonly ulong weekdays;
    private readonly bool eitherDay;

    private CronExpression((ulong Values, bool Restricts)[] fields)
    {
        (minutes, hours, days, months) = (fields[0].Values, fields[1].Values, fields[2].Values, fields[3].Values);
        var week = fields[4].Values;
        weekdays = (week | (week >> 7)) & 0x7F;
        eitherDay = fields[2].Restricts && fields[4].Restricts;
    }

    /// <exception cref="FormatException">Says which field is wrong, or that the schedule never comes.</exception>
    public static CronExpression Parse(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            throw new FormatException($"'{text}' has {parts.Length} fields; cron has five: minute, hour, day of month, month, day of week");
        }

        var cron = new CronExpression([.. Fields.Zip(parts, (field, part) => field.Parse(part))]);
        return cron.Next(new DateTime(2000, 1, 1)) is not null ? cron : throw new FormatException($"'{text}' names no day that there is");
    }

    /// <summary>What is wrong with a text; null when it is a schedule.</summary>
    public static string? Problem(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>The first wall-clock time after this one; null when none comes.</summary>
    public DateTime? Next(DateTime after)
    {
        var from = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0).AddMinutes(1);
        for (var (day, i) = (from.Date, 0); i < MostDays; (day, i) = (day.AddDays(1), i + 1))
        {
            if (IsOn(day) && FirstOf(day == from.Date ? from.TimeOfDay : TimeSpan.Zero) is { } time)
            {
                return day + time;
            }
        }

        return null;
    }

    private bool IsOn(DateTime day)
    {
        if (!Has(months, day.Month))
        {
            return false;
        }

        var (ofMonth, ofWeek) = (Has(days, day.Day), Has(weekdays, (int)day.DayOfWeek));
        return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    private TimeSpan? FirstOf(TimeSpan least)
    {
        if (Has(hours, least.Hours) && First(minutes, least.Minutes) is { } minute)
        {
            return new TimeSpan(least.Hours, minute, 0);
        }

        return First(hours, least.Hours + 1) is { } hour ? new TimeSpan(hour, First(minutes, 0)!.Value, 0) : null;
    }

    private static bool Has(ulong values, int value) => (values >> value & 1) != 0;

    private static int? First(ulong values, int least)
    {
        var left = values >> least << least;
        return left == 0 ? null : BitOperations.TrailingZeroCount(left);
    }
}
