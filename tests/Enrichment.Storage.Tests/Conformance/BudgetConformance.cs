using Enrichment.Domain.Ledger;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Who may spend what.</summary>
public abstract class BudgetConformance<TFactory> : LedgerTests<TFactory>
    where TFactory : IPortsFactory
{
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
}

public sealed class BudgetsInMemoryTests : BudgetConformance<InMemory>;

public sealed class BudgetsOnSqliteTests : BudgetConformance<OnSqlite>;

public sealed class BudgetsOnPostgresTests : BudgetConformance<OnPostgres>;
