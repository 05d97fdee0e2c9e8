using Enrichment.Domain.Buckets;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.PreEnriching;
using Enrichment.Host.Gateway.Runs;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>What a job's run does: settled when the job's turn comes, from what waits in the store then.</summary>
internal sealed class JobPlans(
    EnrichmentSettings settings, StrategyBook strategies, ISourceCatalog sources, IWorkStore work,
    BusinessTables businesses, PreEnrichmentBudget preEnrichment, TimeProvider time)
{
    private const string StageName = "table";

    /// <summary>One stage that may ask every source for the fields; the strategy says which of them, and in which order.</summary>
    public IReadOnlyList<Stage> StagesOf(IReadOnlyList<string> fields) =>
        [new Stage(StageName, fields, [.. sources.Operations.Select(o => o.Family).Distinct()])];

    public async Task<RunDefinition> Of(TableJob job, TableDefinition table)
    {
        var request = job.Request;
        var isRun = request.Kind is JobKind.Run or JobKind.Nightly;
        var budget = request.Kind == JobKind.PreEnrich ? await preEnrichment.Left(job) : request.Budget;
        var stages = request.Kind == JobKind.PreEnrich && budget == 0 ? FreeStagesOf(request.Fields) : StagesOf(request.Fields);
        return new RunDefinition(
            job.Run, job.TableId, stages, TimeSpan.Zero, budget,
            isRun ? await Segments(request, table) : [OneBucket(request, await work.Whole(table.TableId, TableJob.Segment))],
            null, false, request.Refresh, settings.Run.MinConfidence, null, new Dictionary<string, decimal>(), time.GetUtcNow(), request.Take);
    }

    /// <summary>What costs nothing: known facts, and the sources without a price.</summary>
    private IReadOnlyList<Stage> FreeStagesOf(IReadOnlyList<string> fields) =>
        [new Stage(StageName, fields, [.. sources.Operations.Where(o => !o.IsPaid).Select(o => o.Operation)])];

    private async Task<IReadOnlyList<BucketPlan>> Segments(JobRequest request, TableDefinition table)
    {
        if (BusinessTable.Is(table))
        {
            await businesses.BringUpToDate(table);
        }

        return BucketPlanner.Plan(await work.AllSegments(table.TableId), strategies, request.BucketLimit, request.MaxBuckets, table.Shape?.Strategy);
    }

    private BucketPlan OneBucket(JobRequest request, Segment whole)
    {
        var strategy = strategies.ForTable;
        var priority = request.Kind == JobKind.PreEnrich ? PriorityClass.Minimal : strategy.Priority;
        return new BucketPlan(
            whole.Name, strategy.Name, priority, strategy.MaxBudget, strategy.BatchSize, strategy.Sources, strategy.FreshFor, strategy.Concurrency,
            whole.Rows, whole.Entities);
    }
}
