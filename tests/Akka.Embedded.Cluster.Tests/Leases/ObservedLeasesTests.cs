using Akka.Embedded.Simulation;

namespace Akka.Embedded.Cluster.Tests.Leases;

public sealed class ObservedLeasesTests
{
    private static readonly LeaseTerms s_terms = new(TimeSpan.FromSeconds(10));
    private static readonly DateTimeOffset s_noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly VirtualTimeProvider _time = new();
    private readonly ObservedLeases _observed;

    public ObservedLeasesTests() => _observed = new ObservedLeases(s_terms, _time);

    [Fact]
    public void A_lease_has_ended_when_the_database_says_so_and_no_renewal_was_seen_for_a_whole_lease()
    {
        Observe(Member(leaseUntil: 10, readAt: 0));
        _time.Advance(TimeSpan.FromSeconds(9.9));
        _observed.HasEnded(Member(leaseUntil: 10, readAt: 9.9)).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.2));

        _observed.HasEnded(Member(leaseUntil: 10, readAt: 10.1)).ShouldBeTrue();
    }

    [Fact]
    public void A_database_clock_that_jumps_ahead_ends_no_lease()
    {
        Observe(Member(leaseUntil: 10, readAt: 0));
        _time.Advance(TimeSpan.FromSeconds(2));

        var jumped = Member(leaseUntil: 10, readAt: 3_600);
        _observed.HasEnded(jumped).ShouldBeFalse();
        _observed.WaitFor(jumped).ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void A_renewal_begins_the_wait_anew()
    {
        Observe(Member(leaseUntil: 10, readAt: 0));
        _time.Advance(TimeSpan.FromSeconds(9));
        Observe(Member(leaseUntil: 19, readAt: 9));
        _time.Advance(TimeSpan.FromSeconds(9));

        _observed.HasEnded(Member(leaseUntil: 19, readAt: 30)).ShouldBeFalse();
    }

    [Fact]
    public void A_member_that_was_taken_out_and_says_that_it_has_stopped_has_ended_at_once()
    {
        Observe(Member(leaseUntil: 10, readAt: 0));

        _observed.HasEnded(Member(leaseUntil: 1, readAt: 1) with { State = MemberState.Down, HasAcknowledged = true }).ShouldBeTrue();
    }

    [Fact]
    public void A_member_that_was_taken_out_and_says_nothing_has_its_lease_to_the_end()
    {
        Observe(Member(leaseUntil: 10, readAt: 0));
        _time.Advance(TimeSpan.FromSeconds(9));

        _observed.HasEnded(Member(leaseUntil: 10, readAt: 9) with { State = MemberState.Down }).ShouldBeFalse();
    }

    private static Member Member(double leaseUntil, double readAt) => new()
    {
        Key = new NodeKey("b", 1),
        Address = new Uri("http://127.0.0.1:1"),
        Roles = ["host"],
        Version = "",
        State = MemberState.Up,
        LeaseUntil = s_noon.AddSeconds(leaseUntil),
        JoinedAt = s_noon,
        Since = s_noon,
        ReadAt = s_noon.AddSeconds(readAt),
    };

    private void Observe(Member member) => _observed.Observe([member]);
}
