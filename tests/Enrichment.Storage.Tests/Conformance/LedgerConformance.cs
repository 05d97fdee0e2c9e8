using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class LedgerConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public async Task An_intent_reserves_its_most_on_every_budget_it_names()
    {
        await Limit("run", 10);
        await Limit("bucket", 5);

        (await Store.Ledger.Intend(Intent(most: 2, budgets: ["run", "bucket"]))).ShouldBe(IntentVerdict.Accepted);

        (await Budgets("run", "bucket")).ShouldBe([new Budget("bucket", 5, 0, 2), new Budget("run", 10, 0, 2)]);
    }

    [Fact]
    public async Task The_first_budget_that_cannot_bear_it_is_named_and_nothing_is_reserved()
    {
        await Limit("run", 10);
        await Limit("bucket", 1);
        await Limit("day", 1);

        var verdict = await Store.Ledger.Intend(Intent(most: 2, budgets: ["run", "bucket", "day"]));

        verdict.ShouldBe(new IntentVerdict(IntentVerdictKind.OverBudget, "bucket"));
        (await Budgets("run"))[0].Reserved.ShouldBe(0);
        (await Store.Ledger.OpenCalls(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_cent_of_a_budget_can_be_reserved()
    {
        await Limit("run", 0.000000003m);

        (await Store.Ledger.Intend(Intent(most: 0.000000003m, budgets: "run"))).ShouldBe(IntentVerdict.Accepted);
        (await Store.Ledger.Intend(Intent("b.com", most: 0.000000001m, budgets: "run"))).Kind.ShouldBe(IntentVerdictKind.OverBudget);
    }

    [Fact]
    public async Task A_budget_that_does_not_exist_limits_nothing_and_one_without_limit_counts()
    {
        await Limit("run", null);

        (await Store.Ledger.Intend(Intent(most: 1000, budgets: ["nowhere", "run"]))).ShouldBe(IntentVerdict.Accepted);

        (await Budgets("nowhere", "run")).ShouldBe([new Budget("run", null, 0, 1000)]);
        (await Store.Ledger.OpenCalls(10))[0].Intent.Budgets.ShouldBe(["run"]);
    }

    [Fact]
    public async Task A_budget_made_after_the_intent_does_not_bear_the_call()
    {
        var call = Intent(most: 2, budgets: "late");
        await Store.Ledger.Intend(call);
        await Limit("late", 1);

        await Store.Ledger.Settle(Settled(call, 2));

        (await Budgets("late")).ShouldBe([new Budget("late", 1, 0, 0)]);
    }

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
    public async Task A_repeat_of_a_charged_question_is_free()
    {
        await Limit("run", 10);
        var first = Intent(budgets: "run");
        var repeat = Intent(number: 2, at: Now.AddDays(1), budgets: "run");
        await Store.Ledger.Intend(first);
        await Store.Ledger.Settle(Settled(first, 1, freeRepeat: Month));
        await Store.Ledger.Intend(repeat);

        (await Store.Ledger.Settle(Settled(repeat, 1, freeRepeat: Month, at: Now.AddDays(1)))).Charged.ShouldBe(0);

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 1, 0)]);
    }

    [Fact]
    public async Task A_repeat_after_the_period_is_charged_again()
    {
        var first = Intent();
        var repeat = Intent(number: 2, at: Now.AddDays(31));
        await Store.Ledger.Intend(first);
        await Store.Ledger.Settle(Settled(first, 1, freeRepeat: Month));
        await Store.Ledger.Intend(repeat);

        (await Store.Ledger.Settle(Settled(repeat, 1, freeRepeat: Month, at: Now.AddDays(31)))).Charged.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_after_a_lost_answer_settles_both_as_one_charge()
    {
        await Limit("run", 10);
        var lost = Intent(budgets: "run");
        var repeat = Intent(number: 2, budgets: "run");
        await Store.Ledger.Intend(lost);
        await Store.Ledger.Settle(Left(lost, CallState.Unsettled));
        await Store.Ledger.Intend(repeat);

        (await Store.Ledger.Settle(Settled(repeat, 1, freeRepeat: Month))).Charged.ShouldBe(1);

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 1, 0)]);
    }

    [Fact]
    public async Task An_answer_that_is_not_final_says_nothing_about_a_lost_one()
    {
        await Limit("run", 10);
        var lost = Intent(budgets: "run");
        var retry = Intent(number: 2, budgets: "run");
        await Store.Ledger.Intend(lost);
        await Store.Ledger.Settle(Left(lost, CallState.Unsettled));
        await Store.Ledger.Intend(retry);

        await Store.Ledger.Settle(Settled(retry, 0, AnswerClass.Throttled, Month));

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 0, 1)]);
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
    public async Task Budgets_that_exist_stay_as_they_are()
    {
        await Limit("run", 10);
        await Limit("run", 99);

        (await Budgets("run")).ShouldBe([new Budget("run", 10, 0, 0)]);
    }

    [Fact]
    public async Task A_limit_below_what_is_charged_and_reserved_becomes_just_that()
    {
        await Limit("run", 10);
        await Limit("other", 10);
        await Store.Ledger.Intend(Intent(most: 4, budgets: ["run", "other"]));

        var now = await Store.Ledger.SetLimits(new Dictionary<string, decimal?> { ["run"] = 1, ["other"] = null, ["new"] = 7 });

        now.ShouldBe([new Budget("new", 7, 0, 0), new Budget("other", null, 0, 4), new Budget("run", 4, 0, 4)]);
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

    [Fact]
    public async Task What_a_request_was_charged_is_the_sum_of_its_calls()
    {
        var first = Intent();
        var second = Intent(number: 2, input: "h2");
        var other = Intent("b.com");
        foreach (var call in new[] { first, second, other })
        {
            await Store.Ledger.Intend(call);
            await Store.Ledger.Settle(Settled(call, 0.25m));
        }

        (await Store.Ledger.ChargedFor(first.RequestId)).ShouldBe(0.5m);
        (await Store.Ledger.ChargedFor("never asked")).ShouldBe(0);
    }

    private Task Limit(string id, decimal? limit) => Store.Ledger.EnsureBudgets([new Budget(id, limit, 0, 0)]);

    private async Task<IReadOnlyList<Budget>> Budgets(params string[] ids) => await Store.Ledger.Budgets(ids);
}

public sealed class LedgerInMemoryTests : LedgerConformance<InMemory>;

public sealed class LedgerOnSqliteTests : LedgerConformance<OnSqlite>;
