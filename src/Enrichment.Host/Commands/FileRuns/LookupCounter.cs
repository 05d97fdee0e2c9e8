using Enrichment.Domain.Entities;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>What is to be looked up.</summary>
/// <param name="StrategyOf">The strategy of a segment.</param>
internal sealed record LookupPlan(IReadOnlyList<Stage> Stages, Func<string, Strategy> StrategyOf, bool Refresh, double MinConfidence);

/// <summary>
/// Counts the questions that a run would ask of each entity: it walks the real waterfall, once as if every source found all it gives,
/// once as if none found anything.
/// </summary>
internal sealed class LookupCounter(LookupPlan plan, ISourceCatalog sources, InputHasher hash, DateTimeOffset now)
{
    private readonly SortedDictionary<string, long> lookups = new(StringComparer.Ordinal);
    private long known;
    private decimal least;
    private decimal most;

    public void Count(EntityState entity, RowEntity about, string segment)
    {
        var strategy = plan.StrategyOf(segment);
        var asked = plan.Stages.Sum(stage => Count(entity, Request(about, strategy, stage, entity)));
        known += asked == 0 && entity.Facts.Count > 0 ? 1 : 0;
    }

    public Estimate Estimate(long rows, long unusable, long entities, decimal? budget) => new(
        rows, unusable, entities, known, lookups, Math.Min(least, budget ?? least), Math.Min(most, budget ?? most), 0, 0, budget);

    private WaterfallRequest Request(RowEntity about, Strategy strategy, Stage stage, EntityState entity) => new(
        [.. stage.Fields.Where(f => f.StartsWith("person.", StringComparison.Ordinal) == (entity.Id.Kind == Domain.Identity.EntityKind.Person))],
        AllowedSources.Of(strategy.Sources, stage, sources.Operations, sources.Accounts),
        about.Given,
        plan.Refresh ? now : now - strategy.FreshFor,
        now,
        plan.MinConfidence);

    private int Count(EntityState entity, WaterfallRequest request)
    {
        var all = Walk(entity, request, found: false);
        foreach (var source in all)
        {
            lookups[source.Operation] = lookups.GetValueOrDefault(source.Operation) + 1;
            most += source.Price.Most;
        }

        least += Walk(entity, request, found: true).Take(1).Sum(s => Math.Min(s.Price.PerUnit, s.Price.Most));
        return all.Count;
    }

    private List<SourceDefinition> Walk(EntityState entity, WaterfallRequest request, bool found)
    {
        var asked = new List<SourceDefinition>();
        var at = entity;
        while (asked.Count <= request.Sources.Count && WaterfallPlanner.Next(at, request, new Dictionary<string, Skip>(), hash) is { } call)
        {
            asked.Add(call.Source);
            SourceAnswer answer = found
                ? SourceAnswer.Of([.. call.Source.Gives.Select(f => new FoundFact(f, "?", 1))], Charge.None)
                : SourceAnswer.NoData("estimated");
            at = at.WithCall().WithAnswer(call.Source.Operation, call.InputHash, at.NextCallId, answer, now);
        }

        return asked;
    }
}
