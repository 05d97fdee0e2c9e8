using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Sources;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Counts what a job would look up, by walking the real waterfall over what is known.</summary>
internal sealed class JobEstimates(
    IEngine engine, ITenantStore tenants, IStoreReader reader, JobPlans plans, StrategyBook strategies, EnrichmentSettings settings, TimeProvider time)
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
            var asked = page.Where(r => wanted is null || wanted.Contains(r.RowNo)).ToList();
            count += asked.Count;
            unusable += asked.Count(r => r.Entities.Count == 0);
            var fresh = asked.SelectMany(r => r.Entities, (row, about) => (About: about, row.Segment)).Where(e => seen.Add(e.About.Entity)).ToList();
            var known = await reader.Entities([.. fresh.Select(e => e.About.Entity)]);
            foreach (var (entity, (about, segment)) in known.Zip(fresh))
            {
                counter.Count(entity, about, segment);
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
