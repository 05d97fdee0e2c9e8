using System.Collections.Concurrent;
using System.Diagnostics;
using Enrichment.Actors.Telemetry;
using Enrichment.Domain.Identity;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Telemetry;

public sealed class RunTraceTests
{
    [Fact]
    public async Task A_jobs_way_from_the_request_to_its_rows_is_one_trace_that_names_nobody()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is RunTrace.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var gateway = await GatewayOfTest.Start();
        var table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n");
        var job = await gateway.Http.Enrich(table, "company.industry");

        await gateway.Ended(job);

        var trace = RunTrace.Of(new RunId("local", job)).TraceId;
        var spans = ended.Where(s => s.TraceId == trace).ToList();
        spans.Select(s => s.OperationName).Distinct().Order().ShouldBe(["bucket.batch", "call", "intent", "outcome", "permit.wait", "rows.write"]);
        spans.Count(s => s.OperationName == "call").ShouldBe((int)(await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Calls));
        spans.SelectMany(s => s.TagObjects).Select(t => t.Key).Distinct().Order().ShouldBe(["answers", "bucket", "entities", "operation"]);
        spans.SelectMany(s => s.TagObjects).ShouldAllBe(t => !t.Value!.ToString()!.Contains("firm", StringComparison.OrdinalIgnoreCase));
        ended.ShouldContain(s => s.Source.Name == "Microsoft.AspNetCore" && s.Links.Any(l => l.Context.TraceId == trace));
    }
}
