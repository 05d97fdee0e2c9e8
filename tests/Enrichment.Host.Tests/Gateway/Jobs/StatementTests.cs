using System.Text.Json;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;
using Enrichment.Storage.Statements;

namespace Enrichment.Host.Tests.Gateway.Jobs;

/// <summary>A job costs as much as its companies, not as its rows (mission D5).</summary>
public sealed class StatementTests
{
    private const int MostStatements = 20;

    [Fact]
    public async Task A_hundred_rows_of_ten_companies_are_ten_lookups_a_source_and_at_most_twenty_statements()
    {
        // Companies answer together where each asks the same sources in the same time.
        await using var gateway = await GatewayOfTest.Start(
            s => s with { Strategies = JsonDocument.Parse("""[{ "name": "table", "sources": ["Hunter"] }]""").RootElement },
            new SandboxOptions { Latency = TimeSpan.FromMilliseconds(200) });
        var table = await gateway.Http.Import(
            "name,website\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"Firm {i % 10},firm{i % 10}.com\n")));
        var before = gateway.Node.Store.Statements[StatementArea.Rows];
        var job = await gateway.Http.Enrich(table, "company.industry", "company.employee_count", "contact.email");

        (await gateway.Ended(job)).Status.ShouldBe(JobStatus.Completed);

        var statements = gateway.Node.Store.Statements[StatementArea.Rows] - before;
        var totals = await gateway.Node.Reader.Ledger.Totals(new());
        totals.ShouldNotBeEmpty();
        totals.ShouldAllBe(t => t.Calls == 10);
        statements.ShouldBeLessThanOrEqualTo(MostStatements);
        var rows = await gateway.Http.Rows(table);
        rows.Count.ShouldBe(100);
        rows.ShouldAllBe(r => r.Text("status") != "pending");
        rows.GroupBy(r => r.GetProperty("data").Text("website")).ShouldAllBe(g => g.Select(r => r.GetProperty("fields").GetRawText()).Distinct().Count() == 1);
    }
}
