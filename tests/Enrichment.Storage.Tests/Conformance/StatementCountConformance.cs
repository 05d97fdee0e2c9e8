using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Statements;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Mission D5: statements do not grow with rows. Rows and tables are counted; ledger, entities and journal are apart.</summary>
public abstract class StatementCountConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    /// <summary>What a store takes; the mission allows 20 for a hundred rows and 10 for an import of two thousand.</summary>
    protected abstract (int AHundredRows, int Answers, int Import) Takes { get; }

    /// <summary>How often a call is written by a statement of its own, from intent to outcome: a store without a way to it may.</summary>
    protected abstract int StatementsOfACall { get; }

    private long Groups => Store switch
    {
        SqliteStore file => file.Writer.Counters.Groups,
        PostgresStore database => database.Groups,
        _ => throw new NotSupportedException(),
    };

    [Fact]
    public async Task A_hundred_rows_of_ten_companies_take_a_handful_of_row_statements_from_import_to_export()
    {
        await Import(100, 10);
        await Store.Work.Segments(Table, false);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var work = await Store.Work.NextWork(Bucket, 0, 100);
        await Store.Work.Apply([.. work.Select(w => ThreeFields(w.Entity))]);
        var rows = await Store.Tables.RowsInOrder(Table, 0, 100);

        rows.ShouldAllBe(r => r.Status == RowStatus.Enriched && r.Values.Count == 3);
        Store.Statements[StatementArea.Rows].ShouldBe(Takes.AHundredRows);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public async Task Applying_answers_takes_as_many_statements_however_many_rows_they_reach(int rows)
    {
        await Import(rows, 100);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var work = await Store.Work.NextWork(Bucket, 0, 100);
        var before = Store.Statements[StatementArea.Rows];

        var applied = await Store.Work.Apply([.. work.Select(w => ThreeFields(w.Entity))]);

        applied.Sum(a => a.Final.Values.Sum()).ShouldBe(rows);
        (Store.Statements[StatementArea.Rows] - before).ShouldBe(Takes.Answers);
    }

    [Fact]
    public async Task Two_thousand_rows_are_imported_in_a_handful_of_statements()
    {
        await Store.Tables.CreateTable(Definition());
        var before = Store.Statements[StatementArea.Rows];

        await Store.Tables.AppendRows(Table, [.. Enumerable.Range(1, 2000).Select(i => Row(i, Company($"c{i}.com")))]);

        (Store.Statements[StatementArea.Rows] - before).ShouldBe(Takes.Import);
    }

    [Fact]
    public async Task A_group_of_intents_and_of_settlements_takes_a_handful_of_statements()
    {
        await Store.Ledger.EnsureBudgets([new("run", null, 0, 0), new("bucket", null, 0, 0)]);
        var calls = Enumerable.Range(1, 500).Select(i => Intent($"c{i}.com", budgets: ["run", "bucket"])).ToList();
        var groups = Groups;
        var before = Store.Statements[StatementArea.Ledger];

        await Task.WhenAll(calls.Select(Store.Ledger.Intend));
        await Task.WhenAll(calls.Select(c => Store.Ledger.Settle(Settled(c, 0.5m) with { Entity = Known(c.Entity) })));

        var ofGroups = Store.Statements[StatementArea.Ledger] - before - (StatementsOfACall * calls.Count);
        (ofGroups / (double)(Groups - groups)).ShouldBeLessThanOrEqualTo(8);
    }

    private async Task Import(int rows, int companies)
    {
        await Store.Tables.CreateTable(Definition());
        foreach (var chunk in Enumerable.Range(1, rows).Select(i => Row(i, Company($"c{i % companies}.com"))).Chunk(2000))
        {
            await Store.Tables.AppendRows(Table, chunk);
        }
    }

    private static EntityAnswer ThreeFields(Enrichment.Domain.Identity.EntityId entity) => Answer(entity) with
    {
        Fields = [.. new[] { "company.name", "company.phone", "company.email" }.Select(f =>
            new FieldAnswer(f, $"{f} of {entity.Key}", "hunter.company", $"{entity}#1", 0.9, Now, false, null))],
    };
}

public sealed class StatementCountsOnSqliteTests : StatementCountConformance<OnSqlite>
{
    protected override (int AHundredRows, int Answers, int Import) Takes => (15, 2, 5);

    /// <summary>Its insert and its update, by its key.</summary>
    protected override int StatementsOfACall => 2;
}

public sealed class StatementCountsOnPostgresTests : StatementCountConformance<OnPostgres>
{
    /// <summary>More by what several nodes need: whose a table is, and its lock.</summary>
    protected override (int AHundredRows, int Answers, int Import) Takes => (18, 3, 6);

    protected override int StatementsOfACall => 0;
}
