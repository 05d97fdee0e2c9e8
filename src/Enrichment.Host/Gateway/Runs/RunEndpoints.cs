using System.Globalization;
using System.Text.Json;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Text;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Sources.Http;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>Runs over vertical buckets: begin, follow, steer.</summary>
internal static class RunEndpoints
{
    private static readonly JobKind[] Kinds = [JobKind.Run, JobKind.Nightly];

    public static void Map(RouteGroupBuilder v2)
    {
        var runs = v2.MapGroup("/runs").WithTags("Runs");
        runs.MapPost("", Begin).WithSummary("Begins a run over a table's vertical buckets, or over all businesses; answers at once.").Produces<RunAnswer>(StatusCodes.Status202Accepted);
        ListPage.Describe(runs.MapGet("", List), "next_cursor").WithSummary("Runs, newest first: those over buckets, the nightly ones, and those of the command line.");
        runs.MapGet("/{run}", Get).WithSummary("A run with its summary, live.");
        runs.MapPatch("/{run}", Change).WithSummary("Changes its total budget, while it works or after the budget stopped it.");
        runs.MapPost("/{run}/pause", (string run, Caller caller, RunControl control, CancellationToken stop) => control.Pause(caller, run, stop)).WithSummary("No new lookups; what is in flight ends.");
        runs.MapPost("/{run}/resume", (string run, Caller caller, RunControl control, CancellationToken stop) => control.Resume(caller, run, stop)).WithSummary("Goes on, but for buckets that were paused by themselves.");
        runs.MapPost("/{run}/cancel", (string run, Caller caller, RunControl control, CancellationToken stop) => control.Cancel(caller, run, stop)).WithSummary("Ends it for good; what is left is deferred.");
    }

    private static async Task<IResult> Begin(
        RunRequest request, HttpContext http, Caller caller, OwnTables own, BusinessTables businesses, RunJobs runs, IJobStore jobs, Idempotency idempotency,
        RunControl control, AddressGuard webhooks, WebhookSeal seal, AuditTrail audit, CancellationToken stop)
    {
        RequireCounts(request);
        var fields = FieldsOf(request);
        var table = request.TableId is { } tableId ? await own.Get(caller, tableId) : await businesses.Of(caller.Tenant);
        var webhook = seal.Sealed(caller.Tenant, WebhookTargets.Of(request.Webhook, webhooks));
        var (id, isNew) = await idempotency.IdFor(http, caller, JsonSerializer.Serialize(request with { Webhook = seal.Marked(request.Webhook) }), NewIds.Run());
        if (isNew || await jobs.Find(caller.Tenant, id) is null)
        {
            await runs.Submit(id, table, new JobRequest(
                JobKind.Run, fields ?? runs.FieldsOf(table), RowsTaken.AllOfSegment, request.TotalBudget, request.Refresh, request.MaxBuckets, request.BucketLimit,
                caller.KeyId, webhook));
            await audit.Note(caller, "run.create", id, $"table {table.TableId}, budget {request.TotalBudget?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        }

        return Results.Accepted($"/v2/runs/{id}", await control.Answer(caller, id, stop));
    }

    /// <summary>Runs that were asked for here are jobs; those of files are only runs. Of each as many are read as a page holds.</summary>
    private static async Task<RunPage> List(HttpContext http, Caller caller, RunControl control, IJobStore jobs, IStoreReader reader, CancellationToken stop)
    {
        var page = ListPage.Of(http.Request.Query);
        var asked = await jobs.List(caller.Tenant, null, page.Limit + 1, page.After, Kinds);
        var ofFiles = await reader.Runs.RunsWithoutJob(caller.Tenant, page.After, page.Limit + 1);
        var newest = asked.Select(j => new ListMark(j.CreatedAt, j.JobId)).Concat(ofFiles.Select(r => new ListMark(r.StartedAt, r.Run.Name)))
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id, StringComparer.Ordinal).ToList();
        var (listed, next) = page.Cut(newest, mark => mark);
        var answers = new List<RunAnswer>();
        foreach (var mark in listed)
        {
            answers.Add(await control.Answer(caller, mark.Id, stop));
        }

        return new RunPage(answers, next);
    }

    private static Task<RunAnswer> Get(string run, Caller caller, RunControl control, CancellationToken stop) => control.Answer(caller, run, stop);

    private static Task<RunAnswer> Change(string run, RunChange change, Caller caller, RunControl control, CancellationToken stop) =>
        control.SetBudget(caller, run, BudgetField.Require("total_budget", change.TotalBudget), stop);

    private static void RequireCounts(RunRequest request)
    {
        if (request.MaxBuckets < 1)
        {
            throw ProblemException.BadField("max_buckets", "Process at least one bucket, or leave it out.");
        }

        if (request.BucketLimit < 1)
        {
            throw ProblemException.BadField("bucket_limit", "Keep at least one bucket, or leave it out.");
        }

        BudgetField.Check("total_budget", request.TotalBudget);
    }

    private static List<string>? FieldsOf(RunRequest request) => request.Fields is { Count: > 0 } fields
        ? [.. fields.Select((f, i) => FieldCatalog.Find(f)?.Name ?? throw ProblemException.BadField(
            $"fields[{i}]", $"There is no field '{f}'.{DidYouMean.Hint(f, [.. FieldCatalog.All.Select(known => known.Name)])}")).Distinct()]
        : null;
}
