using System.Globalization;
using System.Net;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task A_jobs_rows_lookups_and_cost_are_measured_as_the_ledger_has_them()
    {
        await using var gateway = await GatewayOfTest.Start();
        var table = await gateway.Http.Import("name,website\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"Firm {i},firm{i}.com\n")));
        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));

        var lines = (await gateway.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var totals = await gateway.Node.Reader.Ledger.Totals(new());
        Sum(lines, "enrichment_rows_total{").ShouldBe(9);
        Sum(lines, "enrichment_cost_dollars_total ").ShouldBe((double)totals.Sum(t => t.Charged), 0.000001);
        foreach (var total in totals)
        {
            Sum(lines, $"enrichment_lookups_total{{operation=\"{total.Operation}\"").ShouldBe(total.Calls);
        }

        Sum(lines, "sqlite_commit_duration_seconds_count").ShouldBeGreaterThan(0);
        Sum(lines, "http_server_request_duration_seconds_count{").ShouldBeGreaterThan(0);
        lines.ShouldContain(l => l.StartsWith("enrichment_queue{", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("enrichment_store_waiting ", StringComparison.Ordinal));
        lines.Where(l => !l.StartsWith('#')).Where(l => !double.TryParse(l.Split(' ').Last(), CultureInfo.InvariantCulture, out _)).ShouldBeEmpty();
        lines.ShouldAllBe(l => !l.Contains("firm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Measures_are_for_operators()
    {
        await using var gateway = await GatewayOfTest.Start();
        var user = await gateway.As("acme");
        var boss = await gateway.As("acme", AccessRole.Operator);

        (await gateway.Http.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await user.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await boss.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static double Sum(string[] lines, string beginning) => lines.Where(l => l.StartsWith(beginning, StringComparison.Ordinal))
        .Sum(l => double.Parse(l.Split(' ').Last(), CultureInfo.InvariantCulture));
}
