namespace Enrichment.Domain.Tests.Gates;

public class TenantTurnTests
{
    [Fact]
    public void Tenants_take_turns_whoever_came_first_with_many()
    {
        var desk = new Desk(Desk.Account());
        AskMany(desk, "a", 3);
        AskMany(desk, "b", 3);

        desk.Grants().ShouldBe(["a0", "b0", "a1", "b1", "a2", "b2"]);
    }

    [Fact]
    public void A_tenant_that_comes_late_is_not_kept_behind_two_that_have_many()
    {
        var desk = new Desk(Desk.Account(concurrent: 1));
        AskMany(desk, "a", 100);
        AskMany(desk, "c", 100);
        AskMany(desk, "b", 1);

        Serve(desk, 3).ShouldContain("b0");
    }

    [Fact]
    public void Every_tenant_that_waits_is_served_once_in_each_round()
    {
        var desk = new Desk(Desk.Account(concurrent: 1));
        string[] tenants = ["e", "c", "a", "d", "b"];
        foreach (var tenant in tenants)
        {
            AskMany(desk, tenant, 20);
        }

        var served = Serve(desk, 100);
        foreach (var round in served.Chunk(tenants.Length))
        {
            round.Select(id => id[..1]).Order().ShouldBe(tenants.Order());
        }
    }

    [Fact]
    public void A_tenant_that_cannot_start_loses_its_turn_to_the_next()
    {
        var desk = new Desk(Desk.Account());
        desk.Ask(
            Desk.Request("a0", tenant: "a", scope: "full", limit: 0),
            Desk.Request("b0", tenant: "b"),
            Desk.Request("c0", tenant: "c"));

        desk.Grants().ShouldBe(["b0", "c0"]);
    }

    private static void AskMany(Desk desk, string tenant, int count) =>
        desk.Ask([.. Enumerable.Range(0, count).Select(i => Desk.Request($"{tenant}{i}", tenant: tenant))]);

    private static List<string> Serve(Desk desk, int count)
    {
        var served = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var granted = desk.Grants().ShouldHaveSingleItem();
            served.Add(granted);
            desk.Return(granted);
        }

        return served;
    }
}
