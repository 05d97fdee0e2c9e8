using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Lookups;

/// <summary>Rows about one company share what is looked up for it.</summary>
public sealed class SharedLookupTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_thousand_rows_over_two_hundred_domains_ask_each_operation_two_hundred_times_at_most()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "41");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(2_000, 200));

        (await run.Run("--stages", "fund", "--max-workers", "20")).With(0);

        var calls = await sandbox.Calls();
        calls.Where(c => c.IsVendor).GroupBy(c => c.Operation).ShouldAllBe(operation => operation.Count() <= 200);
        calls.Where(c => c.IsVendor).GroupBy(c => (c.Operation, c.Path, c.Subject)).ShouldAllBe(same => same.Count() == 1);
        var rows = run.Enriched();
        rows.Rows.Count.ShouldBe(2_000);
        SameForOneDomain(rows);
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
        rows.Column("enrichment_cost").Sum(decimal.Parse).ShouldBe(run.Report().TotalCost);
    }

    [Fact]
    public async Task What_was_bought_a_moment_ago_is_not_bought_again_by_another_run()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "42");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(40, 40));
        (await run.Run()).With(0);
        var bought = await sandbox.Count();
        var first = run.Enriched();

        (await run.Run("--force")).With(0);

        (await sandbox.Count()).ShouldBe(bought);
        run.Report().TotalCost.ShouldBe(0);
        var second = run.Enriched();
        second.Column("enrichment_status").ShouldAllBe(status => status == "skipped");
        second.Column("company_phone").ShouldBe(first.Column("company_phone"));
        second.Column("contact_email").ShouldBe(first.Column("contact_email"));
    }

    private static void SameForOneDomain(CsvOfTest rows)
    {
        var domain = rows.IndexOf("website");
        var phone = rows.IndexOf("company_phone");
        rows.Rows.GroupBy(r => r[domain]).ShouldAllBe(company => company.Select(r => r[phone]).Distinct().Count() == 1);
    }
}
