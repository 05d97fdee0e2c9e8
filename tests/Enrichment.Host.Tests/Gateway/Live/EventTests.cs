using System.Net;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Live;

public sealed class EventTests : IAsyncLifetime
{
    private const int Firms = 10;
    private const int RowsPerFirm = 10;
    private GatewayOfTest gateway = null!;

    private static string Companies => "name,website\n" + string.Concat(
        Enumerable.Range(0, Firms * RowsPerFirm).Select(i => $"Firm {i % Firms},firm{i % Firms}.com\n"));

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(20) });

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_listener_hears_of_each_row_once_in_order_as_the_page_of_rows_shows_it()
    {
        var table = await gateway.Http.Import(Companies);
        await using var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");

        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));

        var heard = await events.Rows(Firms * RowsPerFirm);
        heard.Select(e => e.Id).ShouldBeInOrder();
        heard.Select(e => e.Id).ShouldBeUnique();
        var page = (await gateway.Http.Rows(table)).ToDictionary(r => r.Text("id"), r => r.GetRawText());
        heard.ToDictionary(e => e.Data.Text("id"), e => e.Data.GetRawText()).ShouldBe(page, ignoreOrder: true);
    }

    [Fact]
    public async Task A_jobs_stream_tells_its_rows_its_progress_and_last_its_end_then_ends_itself()
    {
        var table = await gateway.Http.Import(Companies);
        var job = await gateway.Http.Enrich(table, "company.industry");
        await using var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/jobs/{job}/events");

        var heard = await events.ToEnd();

        heard.Count(e => e.Name == "row").ShouldBe(Firms * RowsPerFirm);
        heard.Select(e => e.Name).Distinct().ShouldBeSubsetOf(["row", "progress", "job"]);
        heard[^1].Name.ShouldBe("job");
        heard[^1].Data.Text("status").ShouldBe("completed");
        heard[^1].Data.GetProperty("processedCount").GetInt64().ShouldBe(Firms);
        (await gateway.Http.GetJson($"/v2/tables/{table}/jobs/{job}")).GetRawText().ShouldBe(heard[^1].Data.GetRawText());
    }

    [Fact]
    public async Task The_stream_of_a_job_that_ended_tells_its_rows_again_and_none_of_a_later_job()
    {
        var table = await gateway.Http.Import(Companies);
        var first = await gateway.Http.Enrich(table, "company.industry");
        await gateway.Ended(first);
        await using var early = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/jobs/{first}/events");
        var told = (await early.ToEnd()).Where(e => e.Name == "row").Select(e => e.Id).ToList();

        await gateway.Ended(await gateway.Http.Enrich(table, "company.phone"));
        await using var late = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/jobs/{first}/events");

        told.Count.ShouldBe(Firms * RowsPerFirm);
        var heard = await late.ToEnd();
        heard.Count.ShouldBe(1, "the rows of the first job have new numbers since the second took them");
        heard[0].Name.ShouldBe("job");
    }

    [Fact]
    public async Task Who_comes_again_with_the_last_id_heard_misses_nothing_and_hears_nothing_twice()
    {
        var table = await gateway.Http.Import(Companies);
        var heard = new List<string>();
        long last;
        await using (var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events"))
        {
            last = events.LastId;
        }

        var job = await gateway.Http.Enrich(table, "company.industry");
        while (heard.Count < Firms * RowsPerFirm)
        {
            await using var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events", last);
            heard.AddRange((await events.Rows(Math.Min(7, (Firms * RowsPerFirm) - heard.Count))).Select(e => e.Data.Text("id")));
            last = events.LastId;
        }

        await gateway.Ended(job);
        heard.ShouldBeUnique();
    }

    [Fact]
    public async Task A_stream_begins_now_or_from_the_beginning_if_it_is_asked_to()
    {
        var table = await gateway.Http.Import(Companies);
        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));

        await using var now = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");
        await using var all = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events?from=0");

        var heard = await all.Rows(Firms * RowsPerFirm);
        now.LastId.ShouldBe(heard[^1].Id);
    }

    [Fact]
    public async Task A_row_that_a_later_job_takes_is_told_again_with_a_higher_id()
    {
        var table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\n");
        await using var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");
        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));
        var first = (await events.Rows(1))[0];

        await gateway.Ended(await gateway.Http.Enrich(table, "company.phone"));

        var second = (await events.Rows(1))[0];
        second.Id.ShouldBeGreaterThan(first.Id);
        second.Data.Text("id").ShouldBe(first.Data.Text("id"));
    }

    [Fact]
    public async Task A_runs_stream_tells_its_buckets_and_ends_with_its_summary()
    {
        var table = await gateway.Http.Import(Companies);
        var job = await gateway.Http.Enrich(table, "company.industry");
        await using var events = await EventReader.Open(gateway.Http, $"/v2/runs/{job}/events");

        var heard = await events.ToEnd();

        heard.Where(e => e.Name == "bucket").ShouldNotBeEmpty();
        heard.Count(e => e.Name == "row").ShouldBe(Firms * RowsPerFirm);
        heard[^1].Name.ShouldBe("run");
        heard[^1].Data.GetProperty("total_businesses").GetInt64().ShouldBe(Firms * RowsPerFirm);
    }

    [Fact]
    public async Task The_end_of_the_server_ends_the_streams()
    {
        var table = await gateway.Http.Import(Companies);
        await using var events = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");

        var stopped = gateway.Server.Stop(CancellationToken.None);

        (await events.Next()).ShouldBeNull();
        await stopped;
    }

    [Theory]
    [InlineData("events?from=x")]
    [InlineData("events?from=-1")]
    [InlineData("events?from=99999999999999999999")]
    public async Task An_id_that_is_no_counter_is_refused(string path)
    {
        var table = await gateway.Http.Import(Companies);

        (await gateway.Http.GetJson($"/v2/tables/{table}/{path}", HttpStatusCode.BadRequest)).Text("field").ShouldBe("from");
    }

    [Fact]
    public async Task Another_tenants_streams_do_not_exist()
    {
        var ann = await gateway.As("ann");
        var bob = await gateway.As("bob");
        var table = await ann.Import(Companies);
        var job = await ann.Enrich(table, "company.industry");

        foreach (var path in new[] { $"tables/{table}/events", $"tables/{table}/jobs/{job}/events", $"runs/{job}/events", "runs/../x/events", "runs/UP/events" })
        {
            await bob.GetJson($"/v2/{path}", HttpStatusCode.NotFound);
        }
    }
}
