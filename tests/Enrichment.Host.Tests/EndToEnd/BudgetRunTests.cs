using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.EndToEnd;

public sealed class BudgetRunTests(SandboxCli cli) : IClassFixture<SandboxCli>
{
    [Fact]
    public async Task A_budget_is_never_exceeded_and_a_raised_one_goes_on_to_the_end()
    {
        var companies = "name,website\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"Firm {i},firm{i}.com\n"));
        (await cli.Enrich(companies, "--budget", "1.5")).ShouldBe(ExitCodes.StoppedByBudget, cli.Error);
        var bill = await cli.Bill();
        bill.ShouldBeInRange(1.2m, 1.5m);
        cli.Read("enrichment_report.json").GetProperty("total_cost").GetDecimal().ShouldBe(bill);
        cli.Read("enrichment_report.json").GetProperty("stopped_by").GetString()!.ShouldContain("budget");
        Csv.Cells(cli.Output).Length.ShouldBe(41);
        (await cli.Enrich(companies, "--resume", "--budget", "50")).ShouldBe(ExitCodes.Done, cli.Error);
        Csv.Cells(cli.Output).Skip(1).Select(r => r[^3]).ShouldNotContain("deferred");
        cli.Read("enrichment_report.json").GetProperty("total_cost").GetDecimal().ShouldBe(await cli.Bill());
    }
}
