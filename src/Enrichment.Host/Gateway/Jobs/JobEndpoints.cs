using System.Diagnostics;
using System.Text.Json;
using Enrichment.Actors.Telemetry;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Text;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Jobs over a table: estimate, begin, follow, cancel.</summary>
internal static class JobEndpoints
{
    private const int MostListed = 200;

    public static void Map(RouteGroupBuilder v2)
    {
        var table = v2.MapGroup("/tables/{tableId}").WithTags("Jobs");
        table.MapPost("/enrich", Enrich).WithSummary("Begins a job that fills columns; answers at once.").Produces<JobAnswer>(StatusCodes.Status202Accepted)
            .IsIdempotent().MayAnswer(StatusCodes.Status413PayloadTooLarge).MayAnswer(StatusCodes.Status422UnprocessableEntity);
        table.MapPost("/enrich/estimate", Estimate).WithSummary("What such a job would look up and cost; nothing is asked or spent.");
        table.MapGet("/jobs", List).WithSummary("The table's jobs, newest first.");
        table.MapGet("/jobs/{jobId}", Get).WithSummary("How a job stands.");
        table.MapPost("/jobs/{jobId}/cancel", Cancel).WithSummary("Ends a job for good: what is in flight is answered, what is left is deferred.");
    }

    private static async Task<IResult> Enrich(
        string tableId, EnrichRequest request, HttpContext http, Caller caller, OwnTables own, IEngine engine, RunViews views, IJobStore jobs, Idempotency idempotency,
        JobIntake intake, AddressGuard webhooks, AuditTrail audit)
    {
        var table = await own.Get(caller, tableId);
        var fields = FieldsOf(request);
        var rows = RowsOf(tableId, request);
        var (id, isNew) = await idempotency.IdFor(http, caller, JsonSerializer.Serialize(request), NewIds.Job());
        if (isNew || await jobs.Find(caller.Tenant, id) is null)
        {
            var asked = new JobRequest(
                JobKind.Enrich, fields, rows is null ? RowsTaken.OfTable : RowsTaken.Listed, BudgetField.Check("budget", request.Budget), request.Refresh, null, null,
                caller.KeyId, Webhooks.WebhookTargets.Of(request.Webhook, webhooks));
            await intake.Show(table, fields);
            var job = await intake.Submit(id, table, asked, rows);
            Activity.Current?.AddLink(new ActivityLink(RunTrace.Of(job.Run)));
            await audit.Note(caller, "job.create", $"{tableId}/{id}", $"fields {fields.Count}, budget {request.Budget?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        }

        return Results.Accepted($"/v2/tables/{tableId}/jobs/{id}", await Answer(views, engine, (await jobs.Find(caller.Tenant, id))!, default));
    }

    private static async Task<EstimateAnswer> Estimate(string tableId, EnrichRequest request, Caller caller, OwnTables own, JobEstimates estimates, CancellationToken stop)
    {
        await own.Get(caller, tableId);
        return await estimates.Of(caller.Tenant, tableId, FieldsOf(request), RowsOf(tableId, request), BudgetField.Check("budget", request.Budget), request.Refresh, stop);
    }

    private static async Task<IReadOnlyList<JobAnswer>> List(string tableId, Caller caller, OwnTables own, IJobStore jobs, IEngine engine, RunViews views, CancellationToken stop)
    {
        await own.Get(caller, tableId);
        var answers = new List<JobAnswer>();
        foreach (var job in await jobs.List(caller.Tenant, tableId, MostListed))
        {
            answers.Add(await Answer(views, engine, job, stop));
        }

        return answers;
    }

    private static async Task<JobAnswer> Get(string tableId, string jobId, Caller caller, OwnJobs own, IEngine engine, RunViews views, CancellationToken stop) =>
        await Answer(views, engine, await own.Get(caller, tableId, jobId), stop);

    private static async Task<JobAnswer> Cancel(
        string tableId, string jobId, Caller caller, OwnJobs own, JobControl control, IEngine engine, RunViews views, CancellationToken stop)
    {
        await control.Cancel(caller, await own.Get(caller, tableId, jobId), stop);
        return await Answer(views, engine, await own.Get(caller, tableId, jobId), stop);
    }

    /// <summary>How a job stands now.</summary>
    internal static async Task<JobAnswer> Answer(RunViews views, IEngine engine, TableJob job, CancellationToken stop)
    {
        var progress = job.Status == JobStatus.Pending ? null : await views.Of(job.Run, stop);
        return JobAnswers.Of(job, progress, progress is null ? null : await engine.Work.Counts(new BucketId(job.Run, TableJob.Segment)));
    }

    private static IReadOnlyList<string> FieldsOf(EnrichRequest request)
    {
        if (request.ColumnIds is not { Count: > 0 } ids)
        {
            throw ProblemException.BadField("columnIds", "Name at least one column to fill, such as company.phone.");
        }

        return [.. ids.Select(id => id ?? "").Select((id, i) => FieldCatalog.Find(id)?.Name ?? throw ProblemException.BadField(
            $"columnIds[{i}]", $"There is no column or field '{id}' to fill.{DidYouMean.Hint(id, [.. FieldCatalog.All.Select(f => f.Name)])}")).Distinct()];
    }

    private static List<long>? RowsOf(string tableId, EnrichRequest request) => request.RowIds?.Select((id, i) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetInt64(out var number) && number > 0 => number,
        JsonValueKind.String when RowId.NumberIn(tableId, id.GetString()!) is { } number => number,
        _ => throw ProblemException.BadField($"rowIds[{i}]", "This is not the id or the number of a row of this table."),
    }).Distinct().ToList();
}
