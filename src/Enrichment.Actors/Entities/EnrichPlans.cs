using System.Collections.Concurrent;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <summary>One stage of a bucket, for one kind of entity.</summary>
public sealed record StagePlan(IReadOnlyList<string> Wanted, IReadOnlyList<SourceDefinition> Sources);

/// <summary>
/// What each bucket's stages mean on this node: fields by kind and operations that may be asked; and what its calls are paid from. Worked out
/// once a bucket, not once an entity.
/// </summary>
public sealed class EnrichPlans(ISourceCatalog catalog)
{
    /// <summary>Buckets whose plans are kept: those that have ended long ago must not stay for good, and others are worked out again.</summary>
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<BucketId, Kept> buckets = new();

    /// <summary>The stages in which there is something to want of this kind of entity.</summary>
    public IReadOnlyList<StagePlan> Of(BucketDefinition bucket, EntityKind kind)
    {
        var stages = KeptOf(bucket.Bucket).Stages;
        return stages.TryGetValue(kind, out var known) ? known : stages[kind] = Resolve(bucket, kind);
    }

    /// <summary>The budgets that a call of the bucket at a vendor account must fit into on a day.</summary>
    public IReadOnlyList<string> BudgetsOf(BucketId bucket, string account, DateOnly day)
    {
        var budgets = KeptOf(bucket).Budgets;
        if (!budgets.TryGetValue(account, out var known) || known.Day != day)
        {
            budgets[account] = known = new DayBudgets(
                day, [BudgetIds.Bucket(bucket), BudgetIds.Run(bucket.Run), BudgetIds.TenantDay(bucket.Tenant, day), BudgetIds.Account(bucket.Run, account)]);
        }

        return known.Ids;
    }

    /// <summary>The least that any call of the bucket may cost at the most; null when it asks nothing that costs.</summary>
    public decimal? CheapestCall(BucketDefinition bucket) =>
        Paid(bucket).Select(s => (decimal?)s.Price.Most).Min();

    /// <summary>The most that one entity of the bucket can need, every operation asked once.</summary>
    public decimal MostPerEntity(BucketDefinition bucket) => Paid(bucket).Sum(s => s.Price.Most);

    private IEnumerable<SourceDefinition> Paid(BucketDefinition bucket) =>
        Enum.GetValues<EntityKind>()
            .SelectMany(kind => Of(bucket, kind))
            .SelectMany(stage => stage.Sources)
            .DistinctBy(s => s.Operation)
            .Where(s => s.IsPaid);

    private Kept KeptOf(BucketId bucket)
    {
        if (buckets.TryGetValue(bucket, out var known))
        {
            return known;
        }

        if (buckets.Count >= MostKept)
        {
            buckets.Clear();
        }

        return buckets.GetOrAdd(bucket, static _ => new Kept());
    }

    private List<StagePlan> Resolve(BucketDefinition bucket, EntityKind kind) =>
    [
        .. from stage in bucket.Stages
           let wanted = stage.Fields.Where(f => FieldCatalog.Find(f)?.Kind == kind).ToList()
           where wanted.Count > 0
           let sources = AllowedSources.Of(bucket.Plan.Sources, stage, catalog.Operations, catalog.Accounts)
           select new StagePlan(wanted, [.. sources.Where(s => s.Kind == kind && s.Gives.Intersect(wanted).Any())]),
    ];

    private sealed class Kept
    {
        public ConcurrentDictionary<EntityKind, IReadOnlyList<StagePlan>> Stages { get; } = new();

        public ConcurrentDictionary<string, DayBudgets> Budgets { get; } = new(StringComparer.Ordinal);
    }

    private sealed record DayBudgets(DateOnly Day, IReadOnlyList<string> Ids);
}
