using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Tests.Gates;

public class PriorityTests
{
    [Fact]
    public void A_permit_goes_to_the_highest_class_first()
    {
        var desk = new Desk(Desk.Account());
        desk.Ask("minimal", PriorityClass.Minimal).Ask("low", PriorityClass.Low).Ask("high", PriorityClass.High).Ask("medium");

        desk.Grants().ShouldBe(["high", "medium", "low", "minimal"]);
    }

    [Fact]
    public void Within_one_class_and_tenant_the_older_arrival_is_first_whatever_its_operation_and_scope()
    {
        var desk = new Desk(Desk.Account());
        desk.Ask(
            Desk.Request("1", operation: "find", scope: "b"),
            Desk.Request("2", operation: "verify", scope: "a"),
            Desk.Request("3", operation: "find", scope: "a"),
            Desk.Request("4", operation: "find", scope: "b"));

        desk.Grants().ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public void Strict_classes_a_lower_one_waits_as_long_as_higher_ones_come()
    {
        var desk = new Desk(Desk.Account(concurrent: 1));
        desk.Ask("low", PriorityClass.Low).Ask("high0", PriorityClass.High);
        for (var i = 0; i < 20; i++)
        {
            desk.Grants().ShouldBe([$"high{i}"]);
            desk.Ask($"high{i + 1}", PriorityClass.High).Return($"high{i}");
        }

        desk.Grants().ShouldBe(["high20"]);
        desk.Return("high20").Grants().ShouldBe(["low"]);
    }

    [Fact]
    public void A_lower_class_starts_where_the_higher_one_is_held_by_its_own_operations_window()
    {
        var desk = new Desk(Desk.Account(windows: Desk.PerSecond(1, "verify")));
        desk.Ask(
            Desk.Request("v1", PriorityClass.High, operation: "verify"),
            Desk.Request("v2", PriorityClass.High, operation: "verify"),
            Desk.Request("f", PriorityClass.Low));

        desk.Grants().ShouldBe(["v1", "f"]);
    }

    [Fact]
    public void The_last_place_of_a_scope_goes_to_the_higher_class_at_whatever_account()
    {
        var desk = new Desk(Desk.Account("a"), Desk.Account("z"));
        desk.Ask(
            Desk.Request("low", PriorityClass.Low, account: "a", scope: "run", limit: 1),
            Desk.Request("high", PriorityClass.High, account: "z", scope: "run", limit: 1));

        desk.Grants().ShouldBe(["high"]);
        desk.Return("high").Grants().ShouldBe(["low"]);
    }

    [Fact]
    public void A_request_that_changes_class_keeps_its_arrival()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask("first", PriorityClass.High);
        desk.Grants().ShouldBe(["first"]);
        desk.Ask("old", PriorityClass.Low).Ask("young", PriorityClass.High);
        desk.Gate.Reprioritise("old", PriorityClass.High, desk.Now);

        desk.Return("first").Grants().ShouldBe(["old"]);
        desk.Return("old").Grants().ShouldBe(["young"]);
    }

    [Fact]
    public void Changing_the_class_of_a_permit_that_is_held_or_unknown_changes_nothing()
    {
        var desk = new Desk(Desk.Account(concurrent: 1)).Ask("held");
        desk.Grants().ShouldBe(["held"]);
        desk.Gate.Reprioritise("held", PriorityClass.High, desk.Now);
        desk.Gate.Reprioritise("nobody", PriorityClass.High, desk.Now);

        desk.Grants().ShouldBeEmpty();
        desk.Gate.InFlight.ShouldBe(1);
        desk.Gate.Views(desk.Now).Single().Queued.ShouldBe(0);
    }
}
