using Enrichment.Domain.Scheduling;

namespace Enrichment.Domain.Tests.Scheduling;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 2 * * *", "2026-03-01 01:59", "2026-03-01 02:00")]
    [InlineData("0 2 * * *", "2026-03-01 02:00", "2026-03-02 02:00")]
    [InlineData("*/15 * * * *", "2026-03-01 23:50", "2026-03-02 00:00")]
    [InlineData("5/20 * * * *", "2026-03-01 10:26", "2026-03-01 10:45")]
    [InlineData("10-30/10 8,20 * * *", "2026-03-01 08:30", "2026-03-01 20:10")]
    [InlineData("0 0 1 jan *", "2026-03-01 00:00", "2027-01-01 00:00")]
    [InlineData("0 9 * * MON-FRI", "2026-03-06 09:00", "2026-03-09 09:00")]
    [InlineData("0 9 * * 7", "2026-03-02 00:00", "2026-03-08 09:00")]
    [InlineData("0 9 * * 0", "2026-03-02 00:00", "2026-03-08 09:00")]
    [InlineData("0 0 29 2 *", "2026-03-01 00:00", "2028-02-29 00:00")]
    [InlineData("0 0 31 * *", "2026-04-01 00:00", "2026-05-31 00:00")]
    [InlineData("59 23 31 12 *", "2026-12-31 23:59", "2027-12-31 23:59")]
    public void The_next_time_is_the_first_that_every_field_lets_through(string cron, string after, string next) =>
        CronExpression.Parse(cron).Next(Time(after)).ShouldBe(Time(next));

    [Fact]
    public void Where_both_days_are_restricted_either_is_enough()
    {
        var cron = CronExpression.Parse("0 0 13 * fri");

        cron.Next(Time("2026-03-01 00:00")).ShouldBe(Time("2026-03-06 00:00"));
        cron.Next(Time("2026-04-10 00:00")).ShouldBe(Time("2026-04-13 00:00"));
    }

    [Theory]
    [InlineData("0 2 * *", "five")]
    [InlineData("", "five")]
    [InlineData("60 2 * * *", "minute")]
    [InlineData("0 24 * * *", "hour")]
    [InlineData("0 2 0 * *", "day of month")]
    [InlineData("0 2 * 13 *", "month")]
    [InlineData("0 2 * * 8", "day of week")]
    [InlineData("0 2 * * montag", "day of week")]
    [InlineData("5-1 2 * * *", "begins behind its end")]
    [InlineData("*/0 2 * * *", "minute")]
    [InlineData("1/2/3 2 * * *", "minute")]
    [InlineData("1,,2 2 * * *", "minute")]
    [InlineData("-1 2 * * *", "minute")]
    [InlineData("0 0 30 2 *", "no day that there is")]
    public void What_is_no_schedule_is_refused_by_the_name_of_its_field(string cron, string says) =>
        CronExpression.Problem(cron).ShouldNotBeNull().ShouldContain(says);

    [Fact]
    public void The_next_time_is_what_looking_at_every_minute_finds()
    {
        var random = new Random(20260301);
        for (var i = 0; i < 300; i++)
        {
            var (minute, hour, weekday) = (random.Next(60), random.Next(24), random.Next(7));
            var cron = CronExpression.Parse($"{minute} {hour}-23/5 * * {weekday}");
            var after = Time("2026-01-01 00:00").AddMinutes(random.Next(500_000));
            var expected = after.AddMinutes(1);
            while (expected.Minute != minute || expected.Hour < hour || (expected.Hour - hour) % 5 != 0 || (int)expected.DayOfWeek != weekday)
            {
                expected = expected.AddMinutes(1);
            }

            cron.Next(after).ShouldBe(expected);
        }
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
