using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>Reading beside an owner that keeps the store open for writing.</summary>
public sealed class StoreReaderTests : IAsyncLifetime, IDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private SqliteStore _store = null!;
    private SqliteStoreReader _reader = null!;

    public Task InitializeAsync()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path });
        _reader = SqliteStoreReader.Open(_scratch.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _store.DisposeAsync();
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Runs_and_buckets_are_read_as_they_were_saved()
    {
        var run = new RunView(Run, 3, Table, RunStatus.Paused, 12.5m, "budget: run", Now, null);
        var bucket = new BucketView(
            Bucket, 1, "saas", PriorityClass.Medium, BucketStatus.Running, null, 0.000000001m,
            new Dictionary<RowStatus, long> { [RowStatus.NoResult] = 4 }, new Dictionary<string, long> { ["BadInput"] = 2 }, null, Now, Now.AddHours(1));
        await _store.Runs.SaveRun(run);
        await _store.Runs.SaveBucket(bucket);

        (await _reader.Runs.Runs()).ShouldBe([run]);
        (await _reader.Runs.Find(new RunId(Tenant, "none"))).ShouldBeNull();
        var read = (await _reader.Runs.Find(Bucket)).ShouldNotBeNull();
        read.Rows.ShouldBe(bucket.Rows);
        read.Errors.ShouldBe(bucket.Errors);
        (read with { Rows = bucket.Rows, Errors = bucket.Errors }).ShouldBe(bucket);
        (await _reader.Runs.Buckets(Run)).Count.ShouldBe(1);
        (await _reader.Runs.Buckets(new RunId(Tenant, "none"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_is_explained_with_its_entities_and_their_calls()
    {
        await Enrich();

        var row = (await _reader.Rows.Explain(Table, 2)).ShouldNotBeNull();

        row.Row.RecordId.ShouldBe("record2");
        row.Row.Meta["company.name"].Shared.ShouldBeTrue();
        row.Entities.Single().Facts["company.name"].CallId.ShouldBe("acme/company/acme.com#1");
        row.Calls.Select(c => (c.Intent.CallId, c.State, c.Answer, c.Charge)).ShouldBe(
            [("acme/company/acme.com#1", CallState.Settled, AnswerClass.Data, 0.5m), ("acme/company/acme.com#2", CallState.Unsettled, AnswerClass.Retry, 0m)]);
        (await _reader.Rows.Explain(Table, 99)).ShouldBeNull();
        (await _reader.Rows.Explain(Table, "record1")).Single().Row.RowNo.ShouldBe(1);
        (await _reader.Rows.Tables()).Single().TableId.ShouldBe(Table);
        (await _reader.Rows.Counts(Table)).ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Enriched] = 2 });
    }

    [Fact]
    public async Task Calls_are_listed_by_filter_a_page_at_a_time()
    {
        await Enrich();

        var all = await _reader.Ledger.Calls(new CallFilter(), 0, 10);
        var unsettled = await _reader.Ledger.Calls(new CallFilter(CallState.Unsettled), 0, 10);
        var next = await _reader.Ledger.Calls(new CallFilter(Run: Run, Operation: "hunter.company"), all[0].No, 10);

        all.Count.ShouldBe(2);
        unsettled.Single().Intent.CallId.ShouldBe("acme/company/acme.com#2");
        next.Single().Intent.CallId.ShouldBe("acme/company/acme.com#2");
        (await _reader.Ledger.Calls(new CallFilter(Since: Now.AddDays(1)), 0, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Totals_and_hit_rates_are_summed_by_operation()
    {
        await Enrich();

        (await _reader.Ledger.Totals(new CallFilter(Run: Run))).ShouldBe([new CallTotals("hunter.company", "hunter", 2, 1, 0.5m, 2, 1, 2)]);
        (await _reader.Ledger.Answers(new CallFilter())).ShouldBe(
            [new AnswerCount("hunter.company", AnswerClass.Data, 1), new AnswerCount("hunter.company", AnswerClass.Retry, 1)]);
        (await _reader.Runs.Budgets()).ShouldBe([new Budget("run", 10, 0.5m, 2)]);
    }

    [Fact]
    public async Task Findings_of_a_run_are_counted()
    {
        await Enrich();

        (await _reader.Findings.Fields(Run)).ShouldBe([new FieldCount("company.name", 1, 2)]);
        (await _reader.Findings.Confidences(Run)).ShouldBe([new ConfidenceCount(0.9m, 1)]);
        (await _reader.Findings.Sizes(Run)).ShouldBe([new AnswerSize(1, 1)]);
        (await _reader.Findings.Errors(Run, 10)).ShouldBe([new LoggedError(Company("acme.com"), Now, new LookupError("hunter.verify", "Retry", "timeout"))]);
        (await _reader.Findings.Fields(new RunId(Tenant, "none"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_without_an_owner_can_be_read()
    {
        await Enrich();
        await _reader.DisposeAsync();
        await _store.DisposeAsync();

        await using var reader = SqliteStoreReader.Open(_scratch.Path);

        (await reader.Rows.Tables()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_businesses_table_holds_buckets_and_when_each_was_enriched()
    {
        await Enrich();

        var line = await _store.Readers.Use(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT tenant, entity_id, name, domain, vert_bucket, geo_bucket, last_enriched_at FROM businesses";
            using var row = command.ExecuteReader();
            row.Read();
            return string.Join('|', Enumerable.Range(0, 7).Select(row.GetString));
        });

        line.ShouldBe("acme|acme/company/acme.com|Name 1|acme.com|saas|us-ca|2026-01-02T03:04:05Z");
    }

    private async Task Enrich()
    {
        await _store.Tables.CreateTable(Definition());
        await _store.Tables.AppendRows(Table, [Row(1), Row(2)]);
        await _store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await _store.Ledger.EnsureBudgets([new("run", 10, 0, 0)]);
        var first = Intent(budgets: "run");
        var lost = Intent(number: 2, most: 2, input: "h2", budgets: "run");
        await _store.Ledger.Intend(first);
        await _store.Ledger.Settle(Settled(first, 0.5m) with { Entity = Known(first.Entity) });
        await _store.Ledger.Intend(lost);
        await _store.Ledger.Settle(Left(lost, CallState.Unsettled));
        await _store.Work.Apply([Answer() with { Errors = [new LookupError("hunter.verify", "Retry", "timeout")] }]);
    }
}
