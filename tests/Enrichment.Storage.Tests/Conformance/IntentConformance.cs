using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Which calls are open, and since when.</summary>
public abstract class IntentConformance<TFactory> : LedgerTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task One_call_is_open_per_entity_operation_and_input()
    {
        await Store.Ledger.Intend(Intent());

        (await Store.Ledger.Intend(Intent(number: 2))).ShouldBe(new IntentVerdict(IntentVerdictKind.AlreadyOpen, "acme/company/acme.com#1"));
        (await Store.Ledger.Intend(Intent(number: 2, input: "h2"))).ShouldBe(IntentVerdict.Accepted);
        (await Store.Ledger.Intend(Intent(number: 3, operation: "other"))).ShouldBe(IntentVerdict.Accepted);
        (await Store.Ledger.Intend(Intent("b.com"))).ShouldBe(IntentVerdict.Accepted);
    }

    [Fact]
    public async Task The_same_intent_again_names_itself()
    {
        await Limit("run", 10);
        await Store.Ledger.Intend(Intent(budgets: "run"));

        (await Store.Ledger.Intend(Intent(budgets: "run"))).Where.ShouldBe("acme/company/acme.com#1");
        (await Budgets("run"))[0].Reserved.ShouldBe(1);
    }

    [Fact]
    public async Task An_open_call_is_named_even_where_no_budget_is_left_for_another()
    {
        await Limit("run", 1);
        await Store.Ledger.Intend(Intent(budgets: "run"));

        (await Store.Ledger.Intend(Intent(number: 2, budgets: "run"))).ShouldBe(new IntentVerdict(IntentVerdictKind.AlreadyOpen, "acme/company/acme.com#1"));
        (await Store.Ledger.Intend(Intent("b.com", budgets: "run"))).Kind.ShouldBe(IntentVerdictKind.OverBudget);
    }

    [Fact]
    public async Task One_open_call_among_many_new_ones_costs_these_nothing()
    {
        await Limit("run", 50);
        await Store.Ledger.Intend(Intent("c7.com", budgets: "run"));

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Store.Ledger.Intend(Intent($"c{i}.com", number: 2, budgets: "run"))));

        verdicts[7].ShouldBe(new IntentVerdict(IntentVerdictKind.AlreadyOpen, "acme/company/c7.com#1"));
        verdicts.Count(v => v == IntentVerdict.Accepted).ShouldBe(49);
        (await Budgets("run"))[0].Reserved.ShouldBe(50);
    }

    [Fact]
    public async Task A_pending_call_stays_open_and_a_settled_one_makes_room()
    {
        var call = Intent();
        await Store.Ledger.Intend(call);
        await Store.Ledger.Settle(Left(call, CallState.Pending));
        (await Store.Ledger.Intend(Intent(number: 2))).Kind.ShouldBe(IntentVerdictKind.AlreadyOpen);

        await Store.Ledger.Settle(Settled(call, 1));

        (await Store.Ledger.Intend(Intent(number: 2))).ShouldBe(IntentVerdict.Accepted);
    }

    [Fact]
    public async Task Open_calls_come_oldest_first_with_all_that_was_intended()
    {
        await Limit("run", 10);
        var first = Intent(priority: PriorityClass.Minimal, most: 0.125m, budgets: "run");
        var second = Intent("b.com", priority: PriorityClass.High);
        var third = Intent("c.com");
        foreach (var call in new[] { first, second, third }) await Store.Ledger.Intend(call);
        await Store.Ledger.Settle(Left(second, CallState.Pending));

        var open = await Store.Ledger.OpenCalls(2);

        open.Select(o => (o.Intent.CallId, o.State)).ShouldBe([(first.CallId, CallState.Intended), (second.CallId, CallState.Pending)]);
        (open[0].Intent with { Budgets = first.Budgets }).ShouldBe(first);
        open[0].Intent.Budgets.ShouldBe(["run"]);
    }

    [Fact]
    public async Task Calls_since_a_moment_tell_account_operation_and_time()
    {
        await Store.Ledger.Intend(Intent(at: Now));
        await Store.Ledger.Intend(Intent("b.com", operation: "hunter.verify", at: Now.AddSeconds(2)));
        await Store.Ledger.Intend(Intent("c.com", at: Now.AddSeconds(1)));

        (await Store.Ledger.CallsSince(Now.AddSeconds(1))).ShouldBe(
            [new CallStart("hunter", "hunter.company", Now.AddSeconds(1)), new CallStart("hunter", "hunter.verify", Now.AddSeconds(2))]);
    }
}

public sealed class IntentsInMemoryTests : IntentConformance<InMemory>;

public sealed class IntentsOnSqliteTests : IntentConformance<OnSqlite>;

public sealed class IntentsOnPostgresTests : IntentConformance<OnPostgres>;
