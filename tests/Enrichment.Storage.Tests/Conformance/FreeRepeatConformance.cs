using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Vendors that charge the same question once within a time.</summary>
public abstract class FreeRepeatConformance<TFactory> : LedgerTests<TFactory>
    where TFactory : IPortsFactory
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

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
}

public sealed class FreeRepeatsInMemoryTests : FreeRepeatConformance<InMemory>;

public sealed class FreeRepeatsOnSqliteTests : FreeRepeatConformance<OnSqlite>;

public sealed class FreeRepeatsOnPostgresTests : FreeRepeatConformance<OnPostgres>;
