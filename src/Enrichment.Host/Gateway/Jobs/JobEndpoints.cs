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
using Enrichment.Host.Gateway.Runs;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Jobs over a table: estimate, begin, follow, cancel.</summary>
internal static class JobEndpoints
{
    public static void Map(RouteGroupBuilder v2)
    {
        var table = v2.MapGroup("/tables/{tableId}").WithTags("Jobs");
        table.MapPost("/enrich", Enrich).WithSummary("Begins a job that fills columns; answers at once.").Produces<JobAnswer>(StatusCodes.Status202Accepted)
            .IsIdempotent().MayAnswer(StatusCodes.Status413PayloadTooLarge).MayAnswer(StatusCodes.Status422UnprocessableEntity);
        table.MapPost("/enrich/estimate", Estimate).WithSummary("What such a job would look up and cost; nothing is asked or spent.");
        ListPage.Describe(table.MapGet("/jobs", List)).WithSummary("The table's jobs, newest first.");
        table.MapGet("/jobs/{jobId}", Get).WithSummary("How a job stands.");
        table.MapPatch("/jobs/{jobId}", Change).WithSummary("Changes what the job may spend, while it works; takes effect on work in flight.").MayAnswer(StatusCodes.Status409Conflict);
        table.MapPost("/jobs/{jobId}/cancel", Cancel).WithSummary("Ends a job for good: what is in flight is answered, what is left is deferred.");
    }

    private static async Task<IResult> Enrich(
        string tableId, EnrichRequest request, HttpContext http, Caller caller, OwnTables own, IEngine engine, RunViews views, IJobStore jobs, Idempotency idempotency,
        JobIntake intake, RowChoice choice, AddressGuard webhooks, WebhookSeal seal, AuditTrail audit, CancellationToken stop)
    {
        var table = await own.Get(caller, tableId);
        var fields = FieldsOf(request);
        var chosen = RowChoice.Read(tableId, request);
        var webhook = WebhookTargets.Of(request.Webhook, webhooks);
        var (id, isNew) = await idempotency.IdFor(http, caller, JsonSerializer.Serialize(request with { Webhook = seal.Marked(request.Webhook) }), NewIds.Job());
        if (isNew || await jobs.Find(caller.Tenant, id) is null)
        {
            var rows = await choice.NumbersOf(chosen, stop);
            var asked = new JobRequest(
                JobKind.Enrich, fields, rows is null ? RowsTaken.OfTable : RowsTaken.Listed, BudgetField.Check("budget", request.Budget), request.Refresh, null, null,
                caller.KeyId, seal.Sealed(caller.Tenant, webhook));
            await intake.Show(table, fields);
            var job = await intake.Submit(id, table, asked, rows);
            Activity.Current?.AddLink(new ActivityLink(RunTrace.Of(job.Run)));
            await audit.Note(caller, "job.create", $"{tableId}/{id}", $"fields {fields.Count}, budget {request.Budget?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        }

        return Results.Accepted($"/v2/tables/{tableId}/jobs/{id}", await Answer(views, engine, (await jobs.Find(caller.Tenant, id))!, default));
    }

    private static async Task<EstimateAnswer> Estimate(
        string tableId, EnrichRequest request, Caller caller, OwnTables own, RowChoice choice, JobEstimates estimates, CancellationToken stop)
    {
        await own.Get(caller, tableId);
        var (fields, budget) = (FieldsOf(request), BudgetField.Check("budget", request.Budget));
        return await estimates.Of(caller.Tenant, tableId, fields, await choice.NumbersOf(RowChoice.Read(tableId, request), stop), budget, request.Refresh, stop);
    }

    private static async Task<JobPage> List(
        string tableId, HttpContext http, Caller caller, OwnTables own, IJobStore jobs, IEngine engine, RunViews views, CancellationToken stop)
    {
        await own.Get(caller, tableId);
        var page = ListPage.Of(http.Request.Query);
        var (listed, next) = page.Cut(await jobs.List(caller.Tenant, tableId, page.Limit + 1, page.After), j => new ListMark(j.CreatedAt, j.JobId));
        var answers = new List<JobAnswer>();
        foreach (var job in listed)
        {
            answers.Add(await Answer(views, engine, job, stop));
        }

        return new JobPage(answers, next);
    }

    private static async Task<JobAnswer> Get(string tableId, string jobId, Caller caller, OwnJobs own, IEngine engine, RunViews views, CancellationToken stop) =>
        await Answer(views, engine, await own.Get(caller, tableId, jobId), stop);

    private static async Task<JobAnswer> Change(
        string tableId, string jobId, JobChange change, Caller caller, OwnJobs own, JobControl control, IEngine engine, RunViews views, CancellationToken stop)
    {
        var budget = BudgetField.Require("budget", change.Budget);
        var job = await own.Get(caller, tableId, jobId);
        await control.SetBudget(caller, job, budget, stop);
        return await Answer(views, engine, job, stop);
    }

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
}
