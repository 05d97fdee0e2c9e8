using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Commands.FileRuns;

public sealed class FileRunTests : IDisposable
{
    private const string Three = "name,url,company_founded_year\nAcme,acme.com,\nBeta,beta.com,Mine\nGamma,gamma.com,\n";
    private readonly Cli cli = new();

    private static readonly string[] Stage = ["--stages", "fund"];

    [Fact]
    public async Task A_file_is_enriched_in_input_order_with_its_cells_untouched()
    {
        (await cli.Enrich(Three, Stage)).ShouldBe(ExitCodes.Done);
        var lines = cli.Lines();
        lines[0].ShouldStartWith("name,url,company_founded_year,company_name,");
        lines[0].ShouldEndWith(",enrichment_status,enrichment_sources,enrichment_cost");
        lines[1].ShouldStartWith("Acme,acme.com,'=acme.com,");
        lines[1].ShouldEndWith(",enriched,hunter.company,1");
        lines[2].ShouldStartWith("Beta,beta.com,Mine,");
        lines[3].ShouldStartWith("Gamma,gamma.com,'=gamma.com,");
        lines.Length.ShouldBe(4);
        cli.Error.ShouldContain("columns: domain = url (header), name = name (header)");
    }

    [Fact]
    public async Task Filled_cells_are_written_over_only_when_asked()
    {
        await cli.Enrich(Three, [.. Stage, "--overwrite"]);
        cli.Lines()[2].ShouldStartWith("Beta,beta.com,'=beta.com,");
    }

    [Fact]
    public async Task The_files_beside_the_output_tell_how_it_went()
    {
        cli.Room.Vendor.Failing.Add("beta.com");
        await cli.Enrich(Three + ",,\n", Stage);
        var progress = Read("enrichment_progress.json");
        progress.GetProperty("total_records").GetInt64().ShouldBe(4);
        progress.GetProperty("completed_count").GetInt64().ShouldBe(2);
        progress.GetProperty("failed_ids").GetArrayLength().ShouldBe(2);
        progress.GetProperty("status").GetString().ShouldBe("completed");
        var report = Read("enrichment_report.json");
        report.GetProperty("total_cost").GetDecimal().ShouldBe(3);
        report.GetProperty("summary").GetProperty("total_businesses").GetInt64().ShouldBe(4);
        report.GetProperty("summary").GetProperty("total_failed").GetInt64().ShouldBe(2);
        report.GetProperty("unsettled").GetArrayLength().ShouldBe(0);
        report.GetProperty("quality").GetProperty("fields_found").GetProperty("company.founded_year").GetInt64().ShouldBe(2);
        var errors = File.ReadAllLines(cli.Folder.At("enrichment_errors.log"));
        errors.ShouldContain(l => l.Contains("row 2 ", StringComparison.Ordinal) && l.EndsWith("hunter.company: Retry: timeout", StringComparison.Ordinal));
        errors.ShouldContain(l => l.Contains("row 4 ", StringComparison.Ordinal) && l.Contains("line 5: the row names no company", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_the_engine_has_lost_ends_with_one_line_and_exit_code_2()
    {
        cli.Room.Vendor.Started = cli.Room.Vendor.Runs.Clear;

        (await cli.Enrich(Three, Stage)).ShouldBe(ExitCodes.BadUsage);

        cli.Error.TrimEnd().Split('\n')[^1].ShouldMatch("^enrich: the run .+ is not known any more in .+; go on with --resume$");
    }

    [Fact]
    public async Task Json_is_the_summary_and_nothing_else()
    {
        (await cli.Enrich(Three, [.. Stage, "--json"])).ShouldBe(ExitCodes.Done);
        var summary = JsonDocument.Parse(cli.Out).RootElement;
        summary.GetProperty("status").GetString().ShouldBe("completed");
        summary.GetProperty("total_enriched").GetInt64().ShouldBe(3);
        summary.GetProperty("bucket_stats")[0].GetProperty("strategy").GetString().ShouldBe("file");
    }

    [Fact]
    public async Task A_used_up_budget_ends_with_code_3_and_a_raised_one_goes_on()
    {
        (await cli.Enrich(Three, [.. Stage, "--budget", "2"])).ShouldBe(ExitCodes.StoppedByBudget);
        cli.Error.ShouldContain("budget: run is used up; 1 rows wait");
        cli.Lines().Length.ShouldBe(4);
        cli.Lines()[3].ShouldContain(",deferred,");
        (await cli.Enrich(Three, "--resume", "--budget", "3")).ShouldBe(ExitCodes.Done);
        cli.Room.Vendor.Asked.ShouldBe(["acme.com", "beta.com", "gamma.com"]);
        cli.Lines()[3].ShouldStartWith("Gamma,gamma.com,'=gamma.com,");
        Read("enrichment_progress.json").GetProperty("completed_count").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task Resuming_without_more_money_says_so_again()
    {
        await cli.Enrich(Three, [.. Stage, "--budget", "2"]);
        (await cli.Enrich(Three, "--resume")).ShouldBe(ExitCodes.StoppedByBudget);
        cli.Room.Vendor.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130_says_how_to_go_on_and_does()
    {
        cli.Room.Vendor.Stands = true;
        cli.Room.Vendor.Started = cli.Interruption.Cancel;
        (await cli.Enrich(Three, Stage)).ShouldBe(ExitCodes.Interrupted);
        cli.Error.ShouldContain("--resume");
        Read("enrichment_progress.json").GetProperty("status").GetString().ShouldBe("interrupted");
        cli.Room.Vendor.Stands = false;
        cli.Room.Vendor.Started = null;
        (await cli.Enrich(Three, "--resume")).ShouldBe(ExitCodes.Done);
        cli.Lines().Length.ShouldBe(4);
        cli.Room.Vendor.Runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_runs_checkpoint_is_not_trampled_without_force()
    {
        await cli.Enrich(Three, Stage);
        (await cli.Enrich(Three, Stage)).ShouldBe(ExitCodes.BadUsage);
        cli.Error.ShouldContain("is another run's checkpoint");
        (await cli.Enrich(Three, [.. Stage, "--force"])).ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task Only_failed_records_are_retried_and_successes_move()
    {
        cli.Room.Vendor.Failing.UnionWith(["acme.com", "beta.com"]);
        await cli.Enrich(Three, Stage);
        cli.Room.Vendor.Failing.Remove("acme.com");
        cli.Room.Vendor.Asked.Clear();
        (await cli.Enrich(Three, "--retry-failed")).ShouldBe(ExitCodes.Done);
        cli.Room.Vendor.Asked.ShouldBe(["acme.com", "beta.com"]);
        var progress = Read("enrichment_progress.json");
        progress.GetProperty("completed_count").GetInt64().ShouldBe(2);
        progress.GetProperty("failed_ids").GetArrayLength().ShouldBe(1);
        cli.Lines()[1].ShouldContain("acme.com");
        cli.Lines().Length.ShouldBe(4);
    }

    [Fact]
    public async Task The_progress_file_and_the_output_alone_are_enough_to_go_on()
    {
        await cli.Enrich(Three, [.. Stage, "--budget", "2"]);
        var before = cli.Lines();
        cli.Room.Forget(cli.Data);
        (await cli.Enrich(Three, [.. Stage, "--resume", "--budget", "10"])).ShouldBe(ExitCodes.Done);
        cli.Room.Vendor.Asked.ShouldBe(["gamma.com"]);
        cli.Lines()[..3].ShouldBe(before[..3]);
        cli.Lines()[3].ShouldContain("'=gamma.com");
        Read("enrichment_progress.json").GetProperty("completed_count").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task What_a_resumed_run_cannot_change_is_told()
    {
        await cli.Enrich(Three, [.. Stage, "--budget", "2", "--max-workers", "5"]);
        await cli.Enrich(Three, [.. Stage, "--resume", "--budget", "3", "--max-workers", "7"]);
        cli.Error.ShouldContain("the run goes on as it began: --max-workers cannot be changed by --resume");
    }

    [Fact]
    public async Task A_changed_input_cannot_be_resumed()
    {
        await cli.Enrich(Three, [.. Stage, "--budget", "2"]);
        (await cli.Enrich(Three + "Delta,delta.com,\n", "--resume")).ShouldBe(ExitCodes.BadUsage);
        cli.Error.ShouldContain("its content has changed");
    }

    [Fact]
    public async Task Resuming_nothing_begins_at_the_beginning()
    {
        (await cli.Enrich(Three, [.. Stage, "--resume"])).ShouldBe(ExitCodes.Done);
        cli.Error.ShouldContain("nothing to resume");
    }

    [Fact]
    public async Task A_dry_run_counts_and_touches_nothing()
    {
        (await cli.Enrich(Three + "Acme Inc,www.acme.com,\n", [.. Stage, "--dry-run", "--json", "--sandbox", "http://127.0.0.1:1"])).ShouldBe(ExitCodes.Done);
        var estimate = JsonDocument.Parse(cli.Out).RootElement;
        estimate.GetProperty("rows").GetInt64().ShouldBe(4);
        estimate.GetProperty("entities").GetInt64().ShouldBe(3);
        estimate.GetProperty("lookups").GetProperty("hunter.company").GetInt64().ShouldBe(3);
        estimate.GetProperty("cost_most").GetDecimal().ShouldBeGreaterThan(estimate.GetProperty("cost_least").GetDecimal());
        cli.Room.Opened.ShouldBe(0);
        Directory.GetFiles(cli.Folder.Path).ShouldBe([cli.Folder.At("in.csv")]);
    }

    private JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(cli.Folder.At(name))).RootElement;

    public void Dispose() => cli.Dispose();
}
