using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>What an outcome does to call, budgets and entity.</summary>
public abstract class SettlementConformance<TFactory> : LedgerTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task Settling_moves_the_reservation_to_charged_and_gives_back_the_rest()
    {
        await Limit("run", 10);
        var call = Intent(most: 3, budgets: "run");
        await Store.Ledger.Intend(call);

        (await Store.Ledger.Settle(Settled(call, 1.25m))).ShouldBe(new SettleVerdict(true, 1.25m, 0, false));

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 1.25m, 0)]);
    }

    [Fact]
    public async Task An_unsettled_call_keeps_its_reservation_until_a_late_answer_settles_it_exactly()
    {
        await Limit("run", 10);
        var call = Intent(most: 3, budgets: "run");
        await Store.Ledger.Intend(call);

        await Store.Ledger.Settle(Left(call, CallState.Unsettled));
        (await Budgets("run")).ShouldBe([new Budget("run", 10, 0, 3)]);
        (await Store.Ledger.OpenCalls(10)).ShouldBeEmpty();

        await Store.Ledger.Settle(Settled(call, 1));
        (await Budgets("run")).ShouldBe([new Budget("run", 10, 1, 0)]);
    }

    [Fact]
    public async Task A_settled_call_does_not_change_any_more()
    {
        await Limit("run", 10);
        var call = Intent(most: 3, budgets: "run");
        await Store.Ledger.Intend(call);
        await Store.Ledger.Settle(Settled(call, 1));

        (await Store.Ledger.Settle(Settled(call, 2))).ShouldBe(new SettleVerdict(true, 1, 0, false));
        (await Store.Ledger.Settle(Left(call, CallState.Unsettled))).Stored.ShouldBeTrue();

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 1, 0)]);
    }

    [Fact]
    public async Task A_charge_above_its_most_is_booked_in_full_as_overrun()
    {
        await Limit("run", 3);
        var call = Intent(most: 3, budgets: "run");
        await Store.Ledger.Intend(call);

        (await Store.Ledger.Settle(Settled(call, 5))).ShouldBe(new SettleVerdict(true, 5, 0, true));

        (await Budgets("run")).ShouldBe([new Budget("run", 3, 5, 0, 2)]);
        (await Store.Ledger.Intend(Intent("b.com", most: 0.01m, budgets: "run"))).Kind.ShouldBe(IntentVerdictKind.OverBudget);
    }

    [Fact]
    public async Task A_free_call_is_recorded_with_its_outcome()
    {
        var call = Intent(most: 0);

        var verdict = await Store.Ledger.Settle(Settled(call, 0, AnswerClass.NoData) with { Free = call });

        verdict.ShouldBe(new SettleVerdict(true, 0, 0, false));
        (await Store.Ledger.OpenCalls(10)).ShouldBeEmpty();
        (await Store.Entities.Load(call.Entity)).Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Facts_and_outcome_are_stored_together_and_the_version_grows()
    {
        var call = Intent();
        await Store.Ledger.Intend(call);

        (await Store.Ledger.Settle(Settled(call, 1) with { Entity = Known(call.Entity) })).Version.ShouldBe(1);

        var stored = await Store.Entities.Load(call.Entity);
        stored.Version.ShouldBe(1);
        stored.Facts["company.name"].Value.ShouldBe("Acme Inc");
    }

    [Fact]
    public async Task A_stale_entity_stores_nothing_of_its_settlement()
    {
        await Limit("run", 10);
        var call = Intent(budgets: "run");
        await Store.Ledger.Intend(call);
        await Store.Ledger.Settle(new CallSettlement(null, null, null, Known(call.Entity)));

        var verdict = await Store.Ledger.Settle(Settled(call, 1) with { Entity = Known(call.Entity, "Stale") });

        verdict.ShouldBe(new SettleVerdict(false, 0, 1, false));
        (await Budgets("run")).ShouldBe([new Budget("run", 10, 0, 1)]);
        (await Store.Entities.Load(call.Entity)).Facts["company.name"].Value.ShouldBe("Acme Inc");
    }

    [Fact]
    public async Task Two_saves_of_an_entity_at_once_are_both_stored_where_the_second_follows_the_first()
    {
        var first = Known(Intent().Entity);
        var second = Known(Intent().Entity, "Acme Ltd") with { Version = 1 };

        var verdicts = await Task.WhenAll(
            Store.Ledger.Settle(new CallSettlement(null, null, null, first)), Store.Ledger.Settle(new CallSettlement(null, null, null, second)));

        verdicts.Select(v => (v.Stored, v.Version)).ShouldBe([(true, 1), (true, 2)]);
        (await Store.Entities.Load(first.Id)).Facts["company.name"].Value.ShouldBe("Acme Ltd");
    }

    [Fact]
    public async Task An_entity_that_is_not_stored_takes_its_first_version_only()
    {
        var verdict = await Store.Ledger.Settle(new CallSettlement(null, null, null, Known(Intent().Entity) with { Version = 3 }));

        verdict.ShouldBe(new SettleVerdict(false, 0, 0, false));
        (await Store.Entities.Load(Intent().Entity)).Facts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_settlement_without_intent_is_refused_and_harms_no_other()
    {
        var call = Intent();
        await Store.Ledger.Intend(call);

        var good = Store.Ledger.Settle(Settled(call, 1));
        var bad = await Should.ThrowAsync<InvalidOperationException>(async () => await Store.Ledger.Settle(Settled(Intent("unknown.com"), 1)));

        bad.Message.ShouldContain("acme/company/unknown.com#1");
        (await good).Stored.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_request_was_charged_is_the_sum_of_its_calls_and_names_them_free_ones_included()
    {
        var first = Intent();
        var second = Intent(number: 2, input: "h2");
        var other = Intent("b.com");
        foreach (var call in new[] { first, second, other })
        {
            await Store.Ledger.Intend(call);
            await Store.Ledger.Settle(Settled(call, 0.25m));
        }

        var free = Intent(number: 3, operation: "web.site", most: 0);
        await Store.Ledger.Settle(Settled(free, 0) with { Free = free });

        await Store.Ledger.Intend(Intent(number: 4, input: "still open"));

        var paid = await Store.Ledger.ChargedFor([first.RequestId]);

        paid.Dollars.ShouldBe(0.5m);
        paid.CallIds.ShouldBe([first.CallId, second.CallId, free.CallId]);
    }

    [Fact]
    public async Task A_request_that_never_called_has_paid_nothing()
    {
        await Store.Ledger.Intend(Intent());

        var paid = await Store.Ledger.ChargedFor(["never asked"]);

        (paid.Dollars, paid.CallIds.Count).ShouldBe((0, 0));
    }
}

public sealed class SettlementsInMemoryTests : SettlementConformance<InMemory>;

public sealed class SettlementsOnSqliteTests : SettlementConformance<OnSqlite>;

public sealed class SettlementsOnPostgresTests : SettlementConformance<OnPostgres>;
