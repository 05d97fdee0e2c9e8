using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>
/// Statements read what they need, not whole tables, though the database has no statistics of any: the test server never gathers
/// them. What was read is counted by the database itself.
/// </summary>
public sealed class PlanTests : IAsyncLifetime
{
    private const int Rows = 20_000;
    private const int Companies = 2_000;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Make();
        await using var store = await PostgresStore.Open(database.Options);
        await store.Tables.CreateTable(Definition());
        foreach (var chunk in Enumerable.Range(1, Rows).Select(i => Row(i, Company($"c{i % Companies}.com"))).Chunk(2_000)) await store.Tables.AppendRows(Table, chunk);
        await store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await store.Ledger.EnsureBudgets([new("run", null, 0, 0)]);
    }

    public Task DisposeAsync() => database.Drop();

    [Fact]
    public async Task A_few_companies_of_many_read_their_own_rows()
    {
        var before = await RowsRead();
        await using (var store = await PostgresStore.Open(database.Options))
        {
            var work = await store.Work.NextWork(Bucket, 0, 10);
            var calls = work.Select(w => Intent(w.Entity.Key, budgets: "run")).ToList();
            await Task.WhenAll(calls.Select(store.Ledger.Intend));
            await Task.WhenAll(calls.Select(c => store.Ledger.Settle(Settled(c, 0.5m, freeRepeat: TimeSpan.FromDays(1)) with { Entity = Known(c.Entity) })));
            await Task.WhenAll(work.Select(w => store.Entities.Load(w.Entity)));
            (await store.Work.Apply([.. work.Select(w => Answer(w.Entity))])).Sum(a => a.Final.Values.Sum()).ShouldBe(10 * Rows / Companies);
        }

        (await RowsRead() - before).ShouldBeLessThan(2_500);
    }

    [Fact]
    public async Task A_page_of_a_long_table_reads_the_page()
    {
        var before = await RowsRead();
        await using (var store = await PostgresStore.Open(database.Options))
        await using (var reader = await PostgresStoreReader.Open(database.Options))
        {
            (await store.Tables.RowsInOrder(Table, Rows / 2, 100)).Count.ShouldBe(100);
            (await reader.Rows.Page(Table, new RowFilter([], null, null, null), Rows / 2, 100)).Rows.Count.ShouldBe(100);
            (await reader.Rows.Intake(Table, Rows / 2, 100)).Count.ShouldBe(100);
            (await reader.Rows.Explain(Table, 17)).ShouldNotBeNull();
        }

        (await RowsRead() - before).ShouldBeLessThan(2_500);
    }

    /// <summary>What sessions that have ended have read of the store's tables.</summary>
    private async Task<long> RowsRead()
    {
        await using var session = await TestSession.Open(database.Options, null, null);
        // A session's figures are there when it has gone.
        while ((await session.List("SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))[0] != "0")
        {
            await session.List("SELECT coalesce(pg_stat_clear_snapshot()::text, '')");
        }

        return long.Parse((await session.List(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::text FROM pg_stat_user_tables WHERE schemaname = 'enrichment'"))[0],
            CultureInfo.InvariantCulture);
    }
}
