using System.Text.Json;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;
using Enrichment.Storage.Statements;

namespace Enrichment.Host.Tests.Gateway.Jobs;

/// <summary>A job costs as much as its companies, not as its rows (mission D5), whoever is asked; and tells each row once (D7).</summary>
public sealed class StatementTests
{
    private const int MostStatements = 20;
    private const int Rows = 100;
    private const int Companies = 10;

    [Theory]
    [InlineData("Hunter")]
    [InlineData("Data Axle")]
    [InlineData("Internal")]
    [InlineData("Internal", "Hunter", "Data Axle")]
    public async Task A_hundred_rows_of_ten_companies_are_ten_lookups_a_source_at_most_twenty_statements_and_one_event_a_row(params string[] sources)
    {
        // Sources that take their time: companies answer when they have their answers, not all at once.
        await using var gateway = await GatewayOfTest.Start(
            s => s with { Strategies = JsonSerializer.SerializeToElement(new[] { new { name = "table", sources } }) },
            new SandboxOptions { Latency = TimeSpan.FromMilliseconds(50) });
        var table = await gateway.Http.Import(
            "name,website\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"Firm {i % Companies},firm{i % Companies}.com\n")));
        var before = gateway.Node.Store.Statements[StatementArea.Rows];
        var job = await gateway.Http.Enrich(table, "company.industry", "company.employee_count", "contact.email");
        // The count of what the job itself does: whoever listens reads, at his own cost.
        (await gateway.Ended(job)).Status.ShouldBe(JobStatus.Completed);
        var statements = gateway.Node.Store.Statements[StatementArea.Rows] - before;

        statements.ShouldBeLessThanOrEqualTo(MostStatements);
        var totals = await gateway.Node.Reader.Ledger.Totals(new());
        totals.ShouldNotBeEmpty();
        totals.ShouldAllBe(t => t.Calls <= Companies);
        var rows = await gateway.Http.Rows(table);
        rows.Count.ShouldBe(Rows);
        rows.ShouldAllBe(r => r.Text("status") != "pending");
        rows.GroupBy(r => r.GetProperty("data").Text("website")).ShouldAllBe(g => g.Select(r => r.GetProperty("fields").GetRawText()).Distinct().Count() == 1);
        await EachRowIsToldOnce(gateway, table, job);
    }

    [Fact]
    public async Task Who_listens_to_a_job_from_its_beginning_hears_of_each_row_once()
    {
        await using var gateway = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(50) });
        var table = await gateway.Http.Import(
            "name,website\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"Firm {i % Companies},firm{i % Companies}.com\n")));
        var job = await gateway.Http.Enrich(table, "company.industry", "company.employee_count", "contact.email");

        await EachRowIsToldOnce(gateway, table, job);

        (await gateway.Ended(job)).Status.ShouldBe(JobStatus.Completed);
    }

    /// <summary>By the job's own events, from its beginning to its end.</summary>
    private static async Task EachRowIsToldOnce(GatewayOfTest gateway, string table, string job)
    {
        await using var listener = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/jobs/{job}/events");
        var told = await listener.ToEnd();
        told[^1].Name.ShouldBe("job");
        OnceEach([.. told.Where(e => e.Name == "row")]);
    }

    private static void OnceEach(IReadOnlyList<ServerEvent> rows)
    {
        rows.Select(e => e.Data.GetProperty("rowNumber").GetInt64()).Order().ShouldBe(Enumerable.Range(1, Rows).Select(i => (long)i));
        rows.Select(e => e.Id).ShouldBeInOrder();
        rows.ShouldAllBe(e => e.Data.Text("status") != "pending");
    }
}
