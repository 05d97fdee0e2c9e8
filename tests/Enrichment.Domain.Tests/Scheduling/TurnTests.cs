using Enrichment.Domain.Ports;
using Enrichment.Domain.Scheduling;

namespace Enrichment.Domain.Tests.Scheduling;

public sealed class TurnTests
{
    private static readonly ZonedCron AtTwo = new(CronExpression.Parse("0 2 * * *"), TimeZoneInfo.Utc);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    [Fact]
    public void Before_its_time_there_is_no_turn() => Of(known: At(1, 12), now: At(2, 1)).ShouldBeNull();

    [Fact]
    public void At_its_time_there_is_one() => Of(known: At(1, 12), now: At(2, 2)).ShouldBe(new Turn(At(2, 2), false));

    [Fact]
    public void What_has_had_its_turn_has_none_again() => Of(known: At(1, 12), now: At(2, 3), due: At(2, 2)).ShouldBeNull();

    [Fact]
    public void What_was_due_before_the_schedule_was_known_is_not_missed() => Of(known: At(2, 3), now: At(2, 4)).ShouldBeNull();

    [Fact]
    public void A_missed_turn_is_made_up_while_it_is_less_late_than_the_patience()
    {
        Of(known: At(1, 12), now: At(2, 8).AddTicks(-1)).ShouldBe(new Turn(At(2, 2), false));
        Of(known: At(1, 12), now: At(2, 8)).ShouldBe(new Turn(At(2, 2), true));
    }

    [Fact]
    public void Of_several_missed_turns_only_the_latest_counts()
    {
        Of(known: At(1, 12), now: At(9, 3)).ShouldBe(new Turn(At(9, 2), false));
        Of(known: At(1, 12), now: At(9, 20)).ShouldBe(new Turn(At(9, 2), true));
    }

    [Fact]
    public void A_clock_that_is_set_back_gives_no_second_turn() => Of(known: At(1, 12), now: At(2, 1), due: At(2, 2)).ShouldBeNull();

    private static Turn? Of(DateTimeOffset known, DateTimeOffset now, DateTimeOffset? due = null) =>
        Turn.Of(AtTwo, new ScheduleRecord(known, due, due, null), now, Patience);

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
