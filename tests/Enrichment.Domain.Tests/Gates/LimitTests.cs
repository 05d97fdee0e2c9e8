using Enrichment.Domain.Ledger;

namespace Enrichment.Domain.Tests.Gates;

public class LimitTests
{
    [Fact]
    public void A_scope_counts_its_permits_over_all_accounts()
    {
        var desk = new Desk(Desk.Account("a"), Desk.Account("b"));
        desk.Ask(
            Desk.Request("1", account: "a", scope: "bucket", limit: 2),
            Desk.Request("2", account: "b", scope: "bucket", limit: 2),
            Desk.Request("3", account: "a", scope: "bucket", limit: 2),
            Desk.Request("4", account: "b", scope: "other", limit: 2));

        desk.Grants().ShouldBe(["1", "2", "4"]);
        desk.Wake.ShouldBeNull();
        desk.Return("2").Grants().ShouldBe(["3"]);
    }

    [Fact]
    public void An_account_never_has_more_calls_in_flight_than_it_may()
    {
        var desk = new Desk(Desk.Account(concurrent: 2)).Ask("1").Ask("2").Ask("3");

        desk.Grants().ShouldBe(["1", "2"]);
        desk.Wake.ShouldBeNull();
        desk.Return("1").Grants().ShouldBe(["3"]);
    }

    [Fact]
    public void A_window_opens_again_its_period_and_margin_after_the_call_that_filled_it()
    {
        var desk = new Desk(Desk.Account(windows: Desk.PerSecond(2))).Ask("1").Ask("2").Ask("3");
        desk.Grants().ShouldBe(["1", "2"]);
        desk.Wake.ShouldBe(Desk.At(1.1));

        desk.MoveTo(1.099).Grants().ShouldBeEmpty();
        desk.MoveTo(1.1).Grants().ShouldBe(["3"]);
    }

    [Fact]
    public void A_call_needs_a_place_in_every_window_that_counts_it_and_the_gate_wakes_when_it_has_them_all()
    {
        var desk = new Desk(Desk.Account(
            windows: [Desk.PerSecond(5), new(null, 2, TimeSpan.FromSeconds(10)), new("verify", 1, TimeSpan.FromSeconds(100))]));
        desk.Ask("1").Ask("2").Ask("3").Grants().ShouldBe(["1", "2"]);
        desk.Wake.ShouldBe(Desk.At(11));

        desk.Ask(Desk.Request("v1", operation: "verify"), Desk.Request("v2", operation: "verify"));
        desk.MoveTo(11).Grants().ShouldBe(["3", "v1"]);
        desk.MoveTo(22).Grants().ShouldBeEmpty();
        desk.Wake.ShouldBe(Desk.At(121));
    }

    [Fact]
    public void Calls_from_before_this_gate_count_in_its_windows()
    {
        var desk = new Desk(Desk.Account(windows: [Desk.PerSecond(2), new("verify", 1, TimeSpan.FromSeconds(60))]));
        desk.Gate.LongestWindow.ShouldBe(TimeSpan.FromSeconds(66));
        desk.Gate.CountBefore(
        [
            new CallStart("hunter", "verify", Desk.At(-50)),
            new CallStart("gone", "find", Desk.At(-1)),
            new CallStart("hunter", "find", Desk.At(-0.5)),
        ]);
        desk.Ask(Desk.Request("v", operation: "verify")).Ask("1").Ask("2");

        desk.Grants().ShouldBe(["1"]);
        desk.Wake.ShouldBe(Desk.At(0.6));
        desk.MoveTo(0.6).Grants().ShouldBe(["2"]);
        desk.MoveTo(16).Grants().ShouldBe(["v"]);
    }

    [Fact]
    public void More_calls_before_this_gate_than_a_window_holds_close_it_until_few_enough_are_left()
    {
        var desk = new Desk(Desk.Account(windows: Desk.PerSecond(2)));
        desk.Gate.CountBefore([.. new[] { -0.9, -0.8, -0.3, -0.2 }.Select(s => new CallStart("hunter", "find", Desk.At(s)))]);
        desk.Ask("1").Grants().ShouldBeEmpty();

        desk.Wake.ShouldBe(Desk.At(0.8));
        desk.MoveTo(0.8).Grants().ShouldBe(["1"]);
    }
}
