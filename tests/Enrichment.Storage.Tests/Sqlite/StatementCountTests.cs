using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Statements;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>Mission D5: statements do not grow with rows. Rows and tables are counted; ledger, entities and journal are apart.</summary>
public sealed class StatementCountTests : IAsyncLifetime, IDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private SqliteStore _store = null!;

    public Task InitializeAsync()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_hundred_rows_of_ten_companies_take_fifteen_row_statements_from_import_to_export()
    {
        await Import(100, 10);
        await _store.Work.Segments(Table, false);
        await _store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var work = await _store.Work.NextWork(Bucket, 0, 100);
        await _store.Work.Apply([.. work.Select(w => ThreeFields(w.Entity))]);
        var rows = await _store.Tables.RowsInOrder(Table, 0, 100);

        rows.ShouldAllBe(r => r.Status == RowStatus.Enriched && r.Values.Count == 3);
        _store.Statements[StatementArea.Rows].ShouldBeLessThanOrEqualTo(15);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public async Task Applying_answers_takes_two_statements_however_many_rows_they_reach(int rows)
    {
        await Import(rows, 100);
        await _store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var work = await _store.Work.NextWork(Bucket, 0, 100);
        var before = _store.Statements[StatementArea.Rows];

        var applied = await _store.Work.Apply([.. work.Select(w => ThreeFields(w.Entity))]);

        applied.Sum(a => a.Final.Values.Sum()).ShouldBe(rows);
        (_store.Statements[StatementArea.Rows] - before).ShouldBe(2);
    }

    [Fact]
    public async Task Two_thousand_rows_are_imported_in_five_statements()
    {
        await _store.Tables.CreateTable(Definition());
        var before = _store.Statements[StatementArea.Rows];

        await _store.Tables.AppendRows(Table, [.. Enumerable.Range(1, 2000).Select(i => Row(i, Company($"c{i}.com")))]);

        (_store.Statements[StatementArea.Rows] - before).ShouldBe(5);
    }

    [Fact]
    public async Task A_group_of_intents_and_of_settlements_takes_a_handful_of_statements()
    {
        await _store.Ledger.EnsureBudgets([new("run", null, 0, 0), new("bucket", null, 0, 0)]);
        var calls = Enumerable.Range(1, 500).Select(i => Intent($"c{i}.com", budgets: ["run", "bucket"])).ToList();
        var groups = _store.Writer.Counters.Groups;
        var before = _store.Statements[StatementArea.Ledger];

        await Task.WhenAll(calls.Select(_store.Ledger.Intend));
        await Task.WhenAll(calls.Select(c => _store.Ledger.Settle(Settled(c, 0.5m) with { Entity = Known(c.Entity) })));

        var perGroup = (_store.Statements[StatementArea.Ledger] - before) / (double)(_store.Writer.Counters.Groups - groups);
        perGroup.ShouldBeLessThanOrEqualTo(8);
    }

    private async Task Import(int rows, int companies)
    {
        await _store.Tables.CreateTable(Definition());
        foreach (var chunk in Enumerable.Range(1, rows).Select(i => Row(i, Company($"c{i % companies}.com"))).Chunk(2000))
        {
            await _store.Tables.AppendRows(Table, chunk);
        }
    }

    private static EntityAnswer ThreeFields(Enrichment.Domain.Identity.EntityId entity) => Answer(entity) with
    {
        Fields = [.. new[] { "company.name", "company.phone", "company.email" }.Select(f =>
            new FieldAnswer(f, $"{f} of {entity.Key}", "hunter.company", $"{entity}#1", 0.9, Now, false, null))],
    };
}
