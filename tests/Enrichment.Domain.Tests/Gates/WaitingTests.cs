using Enrichment.Domain.Buckets;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

public class WaitingTests
{
    [Fact]
    public void A_delayed_retry_waits_for_its_time_and_then_stands_where_it_arrived()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask("busy");
        desk.Grants();
        desk.Ask(Desk.Request("retry", notBefore: 2)).Ask("young");
        desk.Wake.ShouldBeNull();
        desk.Grants().ShouldBeEmpty();
        desk.Wake.ShouldBe(Desk.At(2));

        desk.MoveTo(2).Return("busy").Grants().ShouldBe(["retry"]);
        desk.Return("retry").Grants().ShouldBe(["young"]);
    }

    [Fact]
    public void A_delayed_retry_does_not_keep_others_waiting()
    {
        var desk = new Desk(Desk.Account(concurrent: 1));
        desk.Ask(Desk.Request("retry", PriorityClass.High, notBefore: 2)).Ask("young", PriorityClass.Low);

        desk.Grants().ShouldBe(["young"]);
    }

    [Fact]
    public void Delayed_retries_due_at_once_keep_the_order_of_their_arrival()
    {
        var desk = new Desk(Desk.Account());
        desk.Ask(Desk.Request("1", notBefore: 3), Desk.Request("2", notBefore: 1), Desk.Request("3", notBefore: 2));

        desk.MoveTo(5).Grants().ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void A_delayed_retry_can_change_class_and_be_cancelled_before_its_time()
    {
        var desk = new Desk(Desk.Account());
        desk.Ask(Desk.Request("low", PriorityClass.Low, notBefore: 1), Desk.Request("gone", notBefore: 1), Desk.Request("mid", notBefore: 1));
        desk.Gate.Reprioritise("low", PriorityClass.High, desk.Now);
        desk.Gate.Cancel("gone");

        desk.Grants().ShouldBeEmpty();
        desk.MoveTo(1).Grants().ShouldBe(["low", "mid"]);
    }

    [Fact]
    public void Asking_twice_under_one_id_is_asking_once()
    {
        var desk = new Desk(Desk.Account()).Ask("1").Ask("1");
        desk.Grants().ShouldBe(["1"]);

        desk.Ask("1").Grants().ShouldBeEmpty();
        desk.Return("1").Ask("1").Grants().ShouldBe(["1"]);
    }

    [Fact]
    public void A_cancelled_request_is_not_granted_and_a_cancelled_permit_makes_room()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask("1").Ask("2").Ask("3");
        desk.Grants().ShouldBe(["1"]);
        desk.Gate.Cancel("2");
        desk.Gate.Cancel("1");
        desk.Gate.Cancel("nobody");

        desk.Grants().ShouldBe(["3"]);
        desk.Gate.InFlight.ShouldBe(1);
    }

    [Fact]
    public void A_permit_not_returned_in_its_lease_is_taken_back_and_a_late_return_changes_nothing()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask(Desk.Request("1", limit: 1)).Ask(Desk.Request("2", limit: 1));
        desk.Grants().ShouldBe(["1"]);
        desk.MoveTo(59.9).Gate.ExpirePermits(desk.Now).ShouldBe(0);
        desk.MoveTo(60).Gate.ExpirePermits(desk.Now).ShouldBe(1);
        desk.Grants().ShouldBe(["2"]);

        desk.Return("1", AnswerClass.QuotaGone).Gate.InFlight.ShouldBe(1);
        desk.Ask("3").Grants().ShouldBeEmpty();
        desk.Return("2").Grants().ShouldBe(["3"]);
    }

    [Fact]
    public void With_nobody_waiting_there_is_nothing_to_wake_for()
    {
        var desk = new Desk(Desk.Account(windows: Desk.PerSecond(1))).Ask("1");
        desk.Grants();
        desk.Return("1", AnswerClass.Throttled, 5).Grants().ShouldBeEmpty();

        desk.Wake.ShouldBeNull();
    }
}
