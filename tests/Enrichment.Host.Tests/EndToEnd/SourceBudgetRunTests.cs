using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.EndToEnd;

public sealed class SourceBudgetRunTests(SandboxCli cli) : IClassFixture<SandboxCli>
{
    [Fact]
    public async Task A_sources_budget_that_leaves_rows_waiting_ends_with_code_3()
    {
        var companies = "name,website\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"House {i},house{i}.com\n"));
        (await cli.Enrich(companies, "--stages", "poc", "--source-budget", "hunter=0.2")).ShouldBe(ExitCodes.StoppedByBudget, cli.Error);
        cli.Error.ShouldContain("budget: source hunter is used up");
        cli.Read("enrichment_report.json").GetProperty("stopped_by").GetString().ShouldBe("budget: source hunter");
        (await cli.Bill()).ShouldBeInRange(0.1m, 0.2m);
        Csv.Cells(cli.Output).Skip(1).Select(r => r[^3]).ShouldContain("deferred");
    }
}
