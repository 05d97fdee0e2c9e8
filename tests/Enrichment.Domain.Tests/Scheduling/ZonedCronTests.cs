using Enrichment.Domain.Scheduling;

namespace Enrichment.Domain.Tests.Scheduling;

/// <summary>Berlin's clocks go from 02:00 to 03:00 on 29 March 2026 (01:00 UTC) and from 03:00 to 02:00 on 25 October 2026 (01:00 UTC).</summary>
public sealed class ZonedCronTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void A_local_time_that_is_skipped_is_due_at_the_next_one_that_there_is()
    {
        var cron = new ZonedCron(CronExpression.Parse("30 2 * * *"), Berlin);

        Turns(cron, "2026-03-27T12:00Z", 3).ShouldBe(["2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z"]);
    }

    [Fact]
    public void Several_skipped_times_make_one() =>
        Turns(new ZonedCron(CronExpression.Parse("*/20 2 * * *"), Berlin), "2026-03-28T12:00Z", 2).ShouldBe(["2026-03-29T01:00Z", "2026-03-30T00:00Z"]);

    [Fact]
    public void A_local_time_that_comes_twice_is_due_once_the_first_time()
    {
        var cron = new ZonedCron(CronExpression.Parse("30 2 * * *"), Berlin);

        Turns(cron, "2026-10-24T12:00Z", 2).ShouldBe(["2026-10-25T00:30Z", "2026-10-26T01:30Z"]);
        Turns(cron, "2026-10-25T01:10Z", 1).ShouldBe(["2026-10-26T01:30Z"]);
    }

    [Fact]
    public void The_date_is_that_of_the_zone() =>
        new ZonedCron(CronExpression.Parse("0 2 * * *"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Singapore"))
            .DateOf(At("2026-03-01T18:00Z")).ShouldBe(new DateOnly(2026, 3, 2));

    private static List<string> Turns(ZonedCron cron, string after, int count)
    {
        var turns = new List<string>();
        for (var at = At(after); turns.Count < count;)
        {
            at = cron.Next(at)!.Value;
            turns.Add(at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture) + "Z");
        }

        return turns;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
