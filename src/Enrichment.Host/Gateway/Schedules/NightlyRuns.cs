using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Access;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Runs;

namespace Enrichment.Host.Gateway.Schedules;

/// <summary>
/// Begins the nightly run of a tenant's businesses (mission A9). Its name holds the local date, so a second trigger of a day finds the
/// first one's run.
/// </summary>
internal sealed class NightlyRuns(
    IJobStore jobs, IBusinessStore businesses, BusinessTables tables, RunJobs runs, IAccessStore access, EnrichmentSettings settings, TimeProvider time)
    : INightlyRuns
{
    public static string NameOf(DateOnly date) => $"nightly-{date:yyyy-MM-dd}";

    public async Task<IReadOnlyList<string>> Tenants()
    {
        var all = await businesses.Tenants();
        return settings.Nightly.Tenants.Count == 0 ? all : [.. all.Where(settings.Nightly.Tenants.Contains)];
    }

    public async Task<NightlyOutcome> Begin(string tenant, DateOnly date, string by)
    {
        var name = NameOf(date);
        if (await jobs.Find(tenant, name) is not null)
        {
            return new NightlyOutcome(tenant, name, false, "this day's run was begun before");
        }

        if (!await tables.HasAny(tenant))
        {
            return new NightlyOutcome(tenant, null, false, "nothing to do: there are no businesses");
        }

        var going = (await jobs.Unfinished()).FirstOrDefault(
            j => j.Tenant == tenant && j.TableId == BusinessTable.IdOf(tenant) && j.Request.Kind is JobKind.Run or JobKind.Nightly);
        if (going is not null)
        {
            var why = $"skipped: the run {going.JobId} still goes on";
            await Note(tenant, by, "nightly.skip", name, why);
            return new NightlyOutcome(tenant, going.JobId, false, why);
        }

        var table = await tables.Of(tenant);
        var nightly = settings.Nightly;
        await Note(tenant, by, "nightly.begin", name, "");
        await runs.Submit(name, table, new JobRequest(
            JobKind.Nightly, runs.FieldsOf(table), RowsTaken.AllOfSegment, nightly.TotalBudget, false, nightly.MaxBuckets, nightly.BucketLimit, by, null));
        return new NightlyOutcome(tenant, name, true, "begun");
    }

    public Task NoteMissed(string tenant, DateTimeOffset due, string why) => Note(tenant, "schedule:nightly", "nightly.miss", $"{due:O}", why);

    private Task Note(string tenant, string by, string action, string subject, string detail) =>
        access.Note(new AuditEntry(0, time.GetUtcNow(), tenant, by, action, subject, detail));
}
