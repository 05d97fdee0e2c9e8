using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Shared.Postgres;
using Enrichment.Storage.Postgres;
using Npgsql;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>The database has committed, the answer was lost: each write is answered as it was the first time, and done once.</summary>
#pragma warning disable CA1001 // xunit ends it by IAsyncLifetime.
public sealed class LostCommitTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private TestDatabase database = null!;
    private LossyProxy proxy = null!;
    private PostgresStore store = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Make();
        var direct = new NpgsqlConnectionStringBuilder(database.Options.ConnectionString);
        proxy = new LossyProxy(direct.Port);
        direct.Port = proxy.Port;
        store = await PostgresStore.Open(database.Options with { ConnectionString = direct.ConnectionString });
        await store.Tables.CreateTable(Definition());
        await store.Tables.AppendRows(Table, [Row(1), Row(2), Row(3, Company("b.com"))]);
        await store.Ledger.EnsureBudgets([new Budget("run", 10, 0, 0)]);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await proxy.DisposeAsync();
        await database.Drop();
    }

    [Fact]
    public async Task An_intent_is_accepted_and_reserved_once()
    {
        (await Lossy(() => store.Ledger.Intend(Intent(budgets: "run")))).ShouldBe(IntentVerdict.Accepted);

        (await store.Ledger.Budgets(["run"])).ShouldBe([new Budget("run", 10, 0, 1)]);
    }

    [Fact]
    public async Task A_settlement_is_stored_and_charged_once_with_its_overrun()
    {
        var call = Intent(budgets: "run");
        await store.Ledger.Intend(call);

        (await Lossy(() => store.Ledger.Settle(Settled(call, 1.5m) with { Entity = Known(call.Entity) }))).ShouldBe(new SettleVerdict(true, 1.5m, 1, true));

        (await store.Ledger.Budgets(["run"])).ShouldBe([new Budget("run", 10, 1.5m, 0, 0.5m)]);
        (await store.Entities.Load(call.Entity)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Answers_tell_which_rows_they_made_final()
    {
        await store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        var applied = await Lossy(() => store.Work.Apply([Answer()]));

        applied.Single().Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Enriched] = 2 });
        (await store.Tables.RowsInOrder(Table, 0, 10)).Sum(r => r.Cost).ShouldBe(0.5m);
        (await store.Work.Apply([Answer()])).Single().Final.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deferred_and_reopened_work_is_counted()
    {
        await store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        (await Lossy(() => store.Work.DeferPending(Bucket, "paused"))).ShouldBe(3);
        (await Lossy(() => store.Work.Reopen(Bucket))).ShouldBe(2);
    }

    private async Task<T> Lossy<T>(Func<Task<T>> write)
    {
        var lost = proxy.LoseNextCommit();
        var answer = await write();
        lost.IsCompletedSuccessfully.ShouldBeTrue("no commit was lost");
        return answer;
    }
}
