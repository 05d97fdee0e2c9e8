using System.Globalization;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Privacy;

/// <summary>What went with a tenant's data.</summary>
public sealed record ErasedAnswer(long Tables, long Rows, long Entities, long Jobs);

/// <summary>Deletion of all that a tenant ever gave or bought.</summary>
internal static class TenantEndpoints
{
    public static void Map(RouteGroupBuilder v2) => v2.MapDelete("/tenants/{tenantId}/data", Delete).WithTags("Privacy").RequireOperator()
        .WithSummary("Deletes the tenant's tables, rows, facts, caches and jobs. Keys, budgets, calls and the audit log stay: they hold nothing personal.")
        .Produces<ErasedAnswer>();

    private static async Task<ErasedAnswer> Delete(string tenantId, Caller caller, IEngine engine, LocalNode node, IJobStore jobs, AuditTrail audit)
    {
        if (tenantId != caller.Tenant)
        {
            throw ProblemException.NotFound($"tenant {tenantId}");
        }

        await RequireIdle(tenantId, node, jobs);
        var erased = await engine.EraseTenant(tenantId);
        await audit.Note(caller, "tenant.delete-data", tenantId, string.Create(
            CultureInfo.InvariantCulture, $"tables {erased.Tables}, rows {erased.Rows}, entities {erased.Entities}, jobs {erased.Jobs}"));
        await Residue.Scrub(node.Store);
        return new ErasedAnswer(erased.Tables, erased.Rows, erased.Entities, erased.Jobs);
    }

    private static async Task RequireIdle(string tenant, LocalNode node, IJobStore jobs)
    {
        var busy = (await jobs.Unfinished()).Any(j => j.Tenant == tenant) || (await node.Store.Runs.UnfinishedRuns()).Any(r => r.Tenant == tenant);
        if (busy)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "The tenant has a job or a run under way.", "Cancel it first.");
        }
    }
}
