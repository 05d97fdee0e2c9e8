using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

public class RefusalTests
{
    [Fact]
    public void An_account_without_a_key_refuses_with_its_reason_and_leaves_the_others_alone()
    {
        var desk = new Desk(Desk.Account("off") with { OffReason = "no key" }, Desk.Account());
        desk.Ask(Desk.Request("1", account: "off"), Desk.Request("2"));

        desk.Decide().Select(d => (d.Request.PermitId, d.Refused, d.Detail)).ShouldBe([("1", MissingReason.Error, "no key"), ("2", null, "")]);
    }

    [Fact]
    public void An_unknown_account_refuses_and_is_named()
    {
        var refused = new Desk().Ask("1").Decide().ShouldHaveSingleItem();

        refused.Refused.ShouldBe(MissingReason.Error);
        refused.Detail.ShouldContain("'hunter'");
    }

    [Fact]
    public void An_allowance_used_up_refuses_as_quota_until_an_operator_resumes()
    {
        var desk = new Desk(Desk.Account()).Ask("1").Ask("2");
        desk.Grants();
        desk.Return("1", AnswerClass.QuotaGone).Ask("3").Decide().Single().Refused.ShouldBe(MissingReason.Quota);

        // A late success of a call from before does not bring the allowance back.
        desk.Return("2").Ask("4").Decide().Single().Refused.ShouldBe(MissingReason.Quota);
        desk.Gate.Resume("hunter").ShouldBeTrue();
        desk.Ask("5").Grants().ShouldBe(["5"]);
    }

    [Fact]
    public void A_refused_key_refuses_as_an_error()
    {
        var desk = new Desk(Desk.Account()).Ask("1");
        desk.Grants();
        var refused = desk.Return("1", AnswerClass.AuthGone).Ask("2").Decide().Single();

        refused.Refused.ShouldBe(MissingReason.Error);
        refused.Detail.ShouldBe("hunter: the key was refused");
    }

    [Fact]
    public void Resuming_does_not_give_a_key_to_an_account_that_has_none()
    {
        var desk = new Desk(Desk.Account() with { OffReason = "no key" });
        desk.Gate.Resume("hunter").ShouldBeTrue();

        desk.Ask("1").Decide().Single().Detail.ShouldBe("no key");
    }

    [Fact]
    public void A_paused_account_refuses_what_waits_and_lets_what_is_in_flight_end()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask("1").Ask("2");
        desk.Grants().ShouldBe(["1"]);
        desk.Gate.Pause("hunter", "prices are checked").ShouldBeTrue();

        var refused = desk.Decide().Single();
        (refused.Request.PermitId, refused.Refused).ShouldBe(("2", MissingReason.Paused));
        refused.Detail.ShouldContain("prices are checked");
        desk.Gate.InFlight.ShouldBe(1);
        desk.Return("1").Gate.InFlight.ShouldBe(0);
        desk.Gate.Resume("hunter");
        desk.Ask("3").Grants().ShouldBe(["3"]);
    }

    [Fact]
    public void Nobody_can_pause_or_resume_an_account_that_is_not_there()
    {
        var gate = new PermitGate([], GateSettings.Default);

        gate.Pause("hunter", "why").ShouldBeFalse();
        gate.Resume("hunter").ShouldBeFalse();
    }

    [Fact]
    public void Operators_see_state_reason_and_what_waits_delayed_requests_included()
    {
        var desk = new Desk(Desk.Account("a", concurrent: 1), Desk.Account("b") with { OffReason = "no key" }, Desk.Account("c"));
        desk.Ask(
            Desk.Request("1", account: "a"),
            Desk.Request("2", account: "a", priority: PriorityClass.High, notBefore: 5),
            Desk.Request("3", account: "a"));
        desk.Gate.Pause("c", "holiday");
        desk.Decide();

        var views = desk.Gate.Views(desk.Now);
        views.Select(v => (v.Account, v.State, v.Detail, v.InFlight, v.Queued)).ShouldBe(
            [("a", "on", "", 1, 2), ("b", "off", "no key", 0, 0), ("c", "paused", "holiday", 0, 0)]);
        views[0].QueuedByClass[PriorityClass.High].ShouldBe(1);
        views[0].QueuedByClass[PriorityClass.Medium].ShouldBe(1);
    }
}
