using System.Text.Json.Serialization;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Access;

namespace Enrichment.Host.Gateway.Schedules;

/// <summary>A schedule, for the caller's tenant.</summary>
/// <param name="NextAt">When it is due next; null while it is switched off.</param>
/// <param name="LastRun">Name of the tenant's newest run of it; null before the first.</param>
/// <param name="LastRunStatus">pending, running, completed, failed or cancelled.</param>
/// <param name="LastTurnAt">When the tenant last had its turn, whatever came of it.</param>
/// <param name="LastOutcome">What came of it: <c>begun</c>, or why it was skipped or missed.</param>
public sealed record ScheduleAnswer(
    [property: JsonPropertyName("schedule")] string Schedule,
    [property: JsonPropertyName("enabled")] bool Enabled,
    [property: JsonPropertyName("cron")] string Cron,
    [property: JsonPropertyName("time_zone")] string TimeZone,
    [property: JsonPropertyName("total_budget")] decimal? TotalBudget,
    [property: JsonPropertyName("bucket_limit")] int? BucketLimit,
    [property: JsonPropertyName("max_buckets")] int? MaxBuckets,
    [property: JsonPropertyName("next_at")] DateTimeOffset? NextAt,
    [property: JsonPropertyName("last_run")] string? LastRun,
    [property: JsonPropertyName("last_run_status")] string? LastRunStatus,
    [property: JsonPropertyName("last_run_at")] DateTimeOffset? LastRunAt,
    [property: JsonPropertyName("last_turn_at")] DateTimeOffset? LastTurnAt,
    [property: JsonPropertyName("last_outcome")] string? LastOutcome);

/// <param name="Run">The day's run; null where there is none.</param>
/// <param name="Begun">Whether this trigger began it.</param>
/// <param name="Outcome">What came of it, for people.</param>
public sealed record TriggerAnswer(
    [property: JsonPropertyName("run_id")] string? Run,
    [property: JsonPropertyName("begun")] bool Begun,
    [property: JsonPropertyName("outcome")] string Outcome);

/// <summary>Schedules: when they are due, how their last turn went, and a turn now.</summary>
internal static class ScheduleEndpoints
{
    public static void Map(RouteGroupBuilder v2)
    {
        var schedules = v2.MapGroup("/schedules").WithTags("Schedules");
        schedules.MapGet("", List).WithSummary("The schedules: next run, last run, why one was skipped.");
        schedules.MapPost($"/{NightlySchedule.Name}/run", Run).WithSummary("The tenant's nightly run now; a second one of the day changes nothing. Operators only.")
            .Produces<TriggerAnswer>().Produces<TriggerAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<IReadOnlyList<ScheduleAnswer>> List(
        Caller caller, NightlySchedule nightly, IScheduleStore store, IJobStore jobs, EnrichmentSettings settings, TimeProvider time)
    {
        var set = settings.Nightly;
        var last = await jobs.List(caller.Tenant, null, 1, kinds: [JobKind.Nightly]) is [var newest] ? newest : null;
        var turn = await store.Find(NightlySchedule.Name, caller.Tenant);
        return
        [
            new ScheduleAnswer(
                NightlySchedule.Name, set.Enabled, set.Cron, set.TimeZone, set.TotalBudget, set.BucketLimit, set.MaxBuckets,
                set.Enabled ? nightly.Times.Next(time.GetUtcNow()) : null, last?.JobId, last?.Status.ToString().ToLowerInvariant(), last?.CreatedAt,
                turn?.At, turn?.Outcome),
        ];
    }

    private static async Task<IResult> Run(Caller caller, NightlySchedule nightly, AuditTrail audit, CancellationToken stop)
    {
        caller.RequireOperator();
        var outcome = await nightly.Trigger(caller.Tenant, caller.KeyId, stop);
        await audit.Note(caller, "schedule.run", NightlySchedule.Name, outcome.Text);
        return Results.Json(
            new TriggerAnswer(outcome.Run, outcome.IsBegun, outcome.Text), statusCode: outcome.IsBegun ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }
}
