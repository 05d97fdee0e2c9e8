using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Kit.Simulation;

public sealed class VirtualTimeProviderTests
{
    private readonly VirtualTimeProvider _time = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_then_of_their_starts()
    {
        Start("late", 3);
        Start("first", 1);
        Start("second", 1);

        _time.Advance(TimeSpan.FromSeconds(5));

        _fired.ShouldBe(["first at 1", "second at 1", "late at 3"]);
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_changes_neither_timestamps_nor_timers()
    {
        var (shown, stamp) = (_time.GetUtcNow(), _time.GetTimestamp());
        Start("timer", 2);

        _time.TurnWallClock(TimeSpan.FromHours(-1));

        (_time.GetUtcNow(), _time.GetTimestamp()).ShouldBe((shown.AddHours(-1), stamp));
        _time.Advance(TimeSpan.FromSeconds(2));
        _fired.ShouldBe(["timer at 2"]);
    }

    [Fact]
    public void A_timer_started_by_another_fires_in_the_same_advance_when_it_is_due()
    {
        using var outer = _time.CreateTimer(_ => Start("inner", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(2));

        _fired.ShouldBe(["inner at 2"]);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var timer = Start("tick", 1, 2);
        _time.Advance(TimeSpan.FromSeconds(4));
        timer.Dispose();

        _time.Advance(TimeSpan.FromSeconds(4));

        _fired.ShouldBe(["tick at 1", "tick at 3"]);
    }

    [Fact]
    public void Changing_a_timer_voids_what_was_set_before()
    {
        var timer = Start("tick", 1);

        timer.Change(TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(9));

        _fired.ShouldBe(["tick at 3"]);
    }

    [Fact]
    public void The_next_timer_can_be_gone_to()
    {
        Start("far", 3600);

        _time.AdvanceToNextTimer().ShouldBeTrue();
        _time.AdvanceToNextTimer().ShouldBeFalse();

        _fired.ShouldBe(["far at 3600"]);
    }

    [Fact]
    public void The_next_timer_is_gone_to_only_if_it_is_near_enough()
    {
        Start("near", 2);

        _time.AdvanceToNextTimer(TimeSpan.FromSeconds(1)).ShouldBeFalse();
        _time.AdvanceToNextTimer(TimeSpan.FromSeconds(2)).ShouldBeTrue();

        _fired.ShouldBe(["near at 2"]);
    }

    [Fact]
    public void With_a_grain_timers_fall_due_together_and_none_early()
    {
        var coarse = new VirtualTimeProvider(grain: TimeSpan.FromSeconds(5));
        var fired = new List<double>();
        foreach (var due in (double[])[0, 0.1, 5, 5.1])
            coarse.CreateTimer(_ => fired.Add(coarse.GetElapsedTime(0).TotalSeconds), null, TimeSpan.FromSeconds(due), Timeout.InfiniteTimeSpan);

        coarse.Advance(TimeSpan.FromSeconds(20));

        fired.ShouldBe([0, 5, 5, 10]);
    }

    [Fact]
    public void Time_does_not_go_back() => Should.Throw<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromSeconds(-1)));

    private ITimer Start(string name, double due, double? period = null) => _time.CreateTimer(
        _ => _fired.Add($"{name} at {_time.GetElapsedTime(0).TotalSeconds}"), null, TimeSpan.FromSeconds(due),
        period is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
