using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Host.Configuration;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.PreEnriching;

public sealed class PreEnrichmentTests
{
    private const string Companies = "name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n";

    [Fact]
    public async Task Without_a_budget_and_a_free_source_only_rows_of_which_something_is_known_are_touched()
    {
        await using var gateway = await GatewayOfTest.Start(s => s with
        {
            PreEnrich = new PreEnrichSettings(),
            Sources = s.Sources with { Internal = s.Sources.Internal with { PricePerUnit = 0.1m } },
        });
        var first = await gateway.Http.Import(Companies);
        (await gateway.Node.Store.Jobs.List("local", first, 10)).ShouldBeEmpty();
        await gateway.Ended(await gateway.Http.Enrich(first, "company.industry", "company.description"));
        var charged = await Charged(gateway);

        var second = await gateway.Http.Import("name,website\nFirm 2,firm2.com\nFirm 3,firm3.com\n");
        await gateway.Ended($"pre-{second}");

        (await gateway.Node.Store.Tables.RowsInOrder(second, 0, 10)).Select(r => r.Status == RowStatus.Pending).ShouldBe([false, true]);
        (await Charged(gateway)).ShouldBe(charged);
    }

    [Fact]
    public async Task A_days_budget_is_shared_by_all_imports_of_the_tenant()
    {
        const decimal Budget = 0.25m;
        await using var gateway = await GatewayOfTest.Start(s => s with { PreEnrich = new PreEnrichSettings { Budget = Budget } });

        foreach (var part in (int[])[1, 2, 3])
        {
            await gateway.Ended($"pre-{await gateway.Http.Import($"name,website\nFirm {part}0,firm{part}0.com\nFirm {part}1,firm{part}1.com\n")}");
        }

        (await Charged(gateway)).ShouldBeGreaterThan(0);
        (await Charged(gateway)).ShouldBeLessThanOrEqualTo(Budget);
        var runs = (await gateway.Node.Store.Jobs.List("local", null, 10)).Select(j => BudgetIds.Run(j.Run)).ToList();
        (await gateway.Node.Store.Ledger.Budgets(runs)).Sum(b => b.Charged).ShouldBe(await Charged(gateway));
    }

    [Fact]
    public async Task A_users_job_does_not_wait_for_it()
    {
        await using var gateway = await GatewayOfTest.Start(
            s => s with { PreEnrich = new PreEnrichSettings { Budget = 1_000 } }, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(200) });
        var table = await gateway.Http.Import("name,website\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"Firm {i},firm{i}.com\n")));

        var mine = await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));

        mine.Status.ShouldBe(JobStatus.Completed);
        var pre = (await gateway.Node.Store.Jobs.Find("local", $"pre-{table}"))!;
        pre.Status.ShouldBe(JobStatus.Cancelled);
        (await gateway.Node.Store.Tables.RowsInOrder(table, 0, 300)).ShouldAllBe(r => r.Status != RowStatus.Pending && r.Status != RowStatus.Deferred);
    }

    [Fact]
    public async Task Switched_off_nothing_is_looked_up()
    {
        await using var gateway = await GatewayOfTest.Start(s => s with { PreEnrich = new PreEnrichSettings { Enabled = false, Budget = 100 } });

        var table = await gateway.Http.Import(Companies);

        (await gateway.Node.Store.Jobs.List("local", table, 10)).ShouldBeEmpty();
    }

    private static async Task<decimal> Charged(GatewayOfTest gateway) => (await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Charged);
}
