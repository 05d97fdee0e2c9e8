using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Tests.Conformance;

namespace Enrichment.Storage.Tests.Laws;

/// <summary>What must always hold, over generated sequences of moves.</summary>
public abstract class LedgerLaws<TFactory>
    where TFactory : IPortsFactory
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_ledger_on_disk_answers_as_the_model_does(int seed)
    {
        await using var model = await InMemory.Open();
        await using var store = await TFactory.Open();
        await LedgerMoves.Prepare(model.Ledger);
        await LedgerMoves.Prepare(store.Ledger);
        var moves = new LedgerMoves(seed);

        for (var step = 0; step < 150; step++)
        {
            var move = moves.Next();
            (await move(store.Ledger)).ShouldBe(await move(model.Ledger), $"seed {seed}, step {step}");
            (await store.Ledger.Budgets(LedgerMoves.BudgetIds)).ShouldBe(await model.Ledger.Budgets(LedgerMoves.BudgetIds), $"seed {seed}, step {step}");
        }

        (await Open(store.Ledger)).ShouldBe(await Open(model.Ledger));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Whatever_comes_at_once_no_budget_is_exceeded_and_sums_are_those_of_the_calls(int seed)
    {
        await using var store = await TFactory.Open();
        await LedgerMoves.Prepare(store.Ledger);
        var moves = new LedgerMoves(seed);

        for (var round = 0; round < 15; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => moves.Next()).ToList().Select(move => move(store.Ledger)));

            var budgets = await store.Ledger.Budgets(LedgerMoves.BudgetIds);
            budgets.ShouldAllBe(b => b.Limit == null || b.Charged + b.Reserved <= b.Limit + b.Overrun, $"seed {seed}, round {round}");
            var open = await store.Ledger.OpenCalls(10_000);
            open.Select(c => (c.Intent.Entity, c.Intent.Operation, c.Intent.InputHash)).ShouldBeUnique();
            foreach (var budget in budgets)
            {
                open.Where(c => c.Intent.Budgets.Contains(budget.Id)).Sum(c => c.Intent.Most).ShouldBeLessThanOrEqualTo(budget.Reserved);
            }
        }

        await SettleAll(store.Ledger, moves);
        (await store.Ledger.Budgets(LedgerMoves.BudgetIds)).ShouldAllBe(b => b.Reserved == 0);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Charges_of_calls_add_up_to_those_of_the_budget_that_bears_all(int seed)
    {
        await using var store = await TFactory.Open();
        await store.Ledger.EnsureBudgets([new Budget("all", null, 0, 0)]);
        var moves = new LedgerMoves(seed);
        while (moves.Calls.Count < 60) moves.Next();
        var calls = moves.Calls.Select(c => c with { Budgets = ["all"] }).ToList();

        var charged = 0m;
        foreach (var call in calls.Where(c => c.Most > 0))
        {
            if ((await store.Ledger.Intend(call)).Kind != IntentVerdictKind.Accepted) continue;
            charged += (await store.Ledger.Settle(Samples.Settled(call, call.Most, freeRepeat: TimeSpan.FromDays(2), at: call.At))).Charged;
        }

        (await store.Ledger.Budgets(["all"])).ShouldBe([new Budget("all", null, charged, 0)]);
    }

    private static async Task SettleAll(ILedger ledger, LedgerMoves moves)
    {
        foreach (var call in moves.Calls)
        {
            try
            {
                await ledger.Settle(Samples.Settled(call, 0));
            }
            catch (InvalidOperationException)
            {
                // Never accepted: there is no such call.
            }
        }
    }

    private static async Task<IEnumerable<string>> Open(ILedger ledger) => (await ledger.OpenCalls(1000)).Select(c => $"{c.Intent.CallId} {c.State}");
}

public sealed class LedgerOnSqliteLaws : LedgerLaws<OnSqlite>;

public sealed class LedgerOnPostgresLaws : LedgerLaws<OnPostgres>;
