using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;
using Enrichment.Storage.Directories;

namespace Enrichment.Host.Tests.EndToEnd;

public sealed class SandboxRunTests(SandboxCli cli) : IClassFixture<SandboxCli>
{
    [Fact]
    public async Task A_run_its_money_and_what_is_told_of_it_agree()
    {
        (await cli.Enrich(Companies(30), "--json")).ShouldBe(ExitCodes.Done, cli.Error);
        var summary = JsonDocument.Parse(cli.Out).RootElement;
        var bill = await cli.Bill();
        bill.ShouldBeGreaterThan(0);
        summary.GetProperty("total_cost").GetDecimal().ShouldBe(bill);
        summary.GetProperty("total_businesses").GetInt64().ShouldBe(30);
        cli.Read("enrichment_report.json").GetProperty("total_cost").GetDecimal().ShouldBe(bill);
        var rows = Csv.Cells(cli.Output);
        rows.Length.ShouldBe(31);
        rows.Select(r => r[0]).Skip(1).ShouldBe(Enumerable.Range(1, 30).Select(i => $"Company {i}"));
        rows.Skip(1).Sum(r => decimal.Parse(r[^1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(bill);
        rows.Skip(1).Select(r => r[^3]).ShouldNotContain("");
        await WhatIsToldAgrees(bill);
        await ASecondOwnerIsRefused();
        await ABucketIsSteeredWithoutAnOwner();
    }

    private async Task WhatIsToldAgrees(decimal bill)
    {
        (await cli.Inspect("status", "--json")).ShouldBe(ExitCodes.Done);
        var run = JsonDocument.Parse(cli.Out).RootElement.GetProperty("runs")[0];
        run.GetProperty("status").GetString().ShouldBe("completed");
        run.GetProperty("cost").GetDecimal().ShouldBe(bill);
        (await cli.Inspect("buckets")).ShouldBe(ExitCodes.Done);
        cli.Out.ShouldContain("healthcare");
        (await cli.Inspect("bucket", "show", "healthcare", "--json")).ShouldBe(ExitCodes.Done);
        JsonDocument.Parse(cli.Out).RootElement.GetProperty("strategy").GetString().ShouldBe("healthcare");
        (await cli.Inspect("bucket", "show", "healthcra")).ShouldBe(ExitCodes.BadUsage);
        cli.Error.ShouldContain("Did you mean \"healthcare\"?");
        (await cli.Inspect("ledger", "--json")).ShouldBe(ExitCodes.Done);
        JsonDocument.Parse(cli.Out).RootElement.GetProperty("total").GetDecimal().ShouldBe(bill);
        (await cli.Inspect("explain", "1")).ShouldBe(ExitCodes.Done);
        cli.Out.ShouldContain("about local/company/company1.com");
        (await cli.Inspect("explain", "31")).ShouldBe(ExitCodes.BadUsage);
    }

    private async Task ASecondOwnerIsRefused()
    {
        using var owner = DataDirectory.Open(cli.Data);
        (await cli.Enrich(Companies(30), "--force")).ShouldBe(ExitCodes.BadUsage);
        cli.Error.ShouldContain($"process {Environment.ProcessId} owns it");
    }

    private async Task ABucketIsSteeredWithoutAnOwner()
    {
        (await cli.Inspect("bucket", "budget", "healthcare", "7.5", "--why", "a test")).ShouldBe(ExitCodes.Done, cli.Error);
        cli.Out.ShouldContain("budget local/");
    }

    private static string Companies(int count) =>
        "name,website,category\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"Company {i},http://www.company{i}.com/,{(i % 2 == 0 ? "software" : "medical clinic")}\n"));
}
