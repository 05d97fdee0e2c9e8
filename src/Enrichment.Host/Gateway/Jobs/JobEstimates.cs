using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Sources;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Counts what a job would look up, by walking the real waterfall over what is known.</summary>
internal sealed class JobEstimates(
    IEngine engine, ITenantStore tenants, StoreReader reader, JobPlans plans, StrategyBook strategies, EnrichmentSettings settings, TimeProvider time)
{
    private const int PageRows = 2_000;

    /// <param name="rows">Null for all of the table's.</param>
    public async Task<EstimateAnswer> Of(
        string tenant, string tableId, IReadOnlyList<string> fields, IReadOnlyList<long>? rows, decimal? budget, bool refresh, CancellationToken stop)
    {
        var secret = (await tenants.Secret(tenant)).ToArray();
        var counter = new LookupCounter(
            new LookupPlan(plans.StagesOf(fields), _ => strategies.ForTable, refresh, settings.Run.MinConfidence), engine.Sources,
            (_, operation, inputs) => InputHash.Of(operation, inputs, secret), time.GetUtcNow());
        var seen = new HashSet<EntityId>();
        var wanted = rows?.ToHashSet();
        long count = 0, unusable = 0;
        for (var after = 0L; ;)
        {
            stop.ThrowIfCancellationRequested();
            var page = await reader.Rows.Intake(tableId, after, PageRows);
            foreach (var row in page.Where(r => wanted is null || wanted.Contains(r.RowNo)))
            {
                count++;
                unusable += row.Entities.Count == 0 ? 1 : 0;
                foreach (var about in row.Entities.Where(e => seen.Add(e.Entity)))
                {
                    counter.Count(await reader.Entity(about.Entity), about, row.Segment);
                }
            }

            if (page.Count < PageRows)
            {
                break;
            }

            after = page[^1].RowNo;
        }

        var estimate = counter.Estimate(count, unusable, seen.Count, budget);
        return new EstimateAnswer(
            estimate.Rows, estimate.Unusable, estimate.Entities, estimate.Known, estimate.Lookups, estimate.CostLeast, estimate.CostMost, budget);
    }
}
