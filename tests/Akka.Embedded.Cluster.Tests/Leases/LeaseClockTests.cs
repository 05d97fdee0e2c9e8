using Akka.Embedded.Simulation;

namespace Akka.Embedded.Cluster.Tests.Leases;

public sealed class LeaseClockTests
{
    private static readonly LeaseTerms s_terms = new(TimeSpan.FromSeconds(10));
    private readonly VirtualTimeProvider _time = new();
    private readonly LeaseClock _lease;

    public LeaseClockTests() => _lease = new LeaseClock(s_terms, _time);

    [Fact]
    public void Before_the_first_renewal_there_is_no_lease()
    {
        _lease.IsUsable.ShouldBeFalse();
        _lease.Left.ShouldBe(TimeSpan.Zero);
        _lease.UnbrokenFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_lease_counts_from_before_it_was_asked_for_and_stops_a_margin_before_its_end()
    {
        var asked = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(3));
        _lease.Renewed(asked);

        _lease.Left.ShouldBe(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4.999));
        _lease.IsUsable.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(0.001));
        _lease.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public void An_answer_that_came_too_late_gives_no_lease()
    {
        var asked = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(9));

        _lease.Renewed(asked);

        _lease.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public void Renewals_in_time_are_one_unbroken_lease_of_one_term()
    {
        Renew();
        var term = _lease.Term;
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(7));
            Renew();
        }

        _lease.UnbrokenFor.ShouldBe(TimeSpan.FromSeconds(70));
        _lease.IsUsableIn(term).ShouldBeTrue();
    }

    [Fact]
    public void After_a_break_what_was_held_before_is_not_held_any_more()
    {
        Renew();
        var term = _lease.Term;
        _time.Advance(TimeSpan.FromSeconds(60));
        Renew();

        _lease.IsUsable.ShouldBeTrue();
        _lease.IsUsableIn(term).ShouldBeFalse();
        _lease.UnbrokenFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_lease_that_was_ended_is_over_at_once()
    {
        Renew();
        _lease.End();

        _lease.IsUsable.ShouldBeFalse();
        _lease.Left.ShouldBe(TimeSpan.Zero);
    }

    /// <summary>The law that takeover rests on: whatever the delays, the node never acts when another could have taken over.</summary>
    [Fact]
    public void No_schedule_of_renewals_lets_a_node_act_after_its_lease_ended_in_the_database()
    {
        var chance = new Random(7);
        var start = _time.GetTimestamp();
        var endsInDatabase = TimeSpan.Zero;
        for (var step = 0; step < 5_000; step++)
        {
            var asked = _time.GetTimestamp();
            _time.Advance(TimeSpan.FromMilliseconds(chance.Next(4_000)));
            endsInDatabase = _time.GetElapsedTime(start) + s_terms.Lease;
            _time.Advance(TimeSpan.FromMilliseconds(chance.Next(4_000)));
            if (chance.Next(4) > 0) _lease.Renewed(asked);
            for (var look = 0; look < 4; look++)
            {
                if (_lease.IsUsable) _time.GetElapsedTime(start).ShouldBeLessThanOrEqualTo(endsInDatabase - s_terms.Margin);
                _time.Advance(TimeSpan.FromMilliseconds(chance.Next(3_000)));
            }
        }
    }

    private void Renew() => _lease.Renewed(_time.GetTimestamp());
}
