using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Host.Configuration;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;
using Enrichment.Operators.Answers;
using Enrichment.Sources;
using Enrichment.Sources.Http;
using Enrichment.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary><c>enrich run --dry-run</c>: checks the input and estimates; asks nobody, writes nothing.</summary>
internal static class DryRun
{
    private const int SecretBytes = 32;

    public static async Task Run(RunSetup setup, CliWorld world)
    {
        var estimate = await Of(setup, world.Time);
        if (setup.Request.Json)
        {
            world.Out.WriteLine(FileJson.Write(estimate));
            return;
        }

        world.Out.WriteLine($"{estimate.Rows:N0} rows about {estimate.Entities:N0} companies and people; {estimate.Known:N0} known already, {estimate.Unusable:N0} rows name nobody");
        TextTable.Write(world.Out, ["lookups", "at most"], [.. estimate.Lookups.Select(l => new[] { l.Key, $"{l.Value:N0}" })]);
        var budget = estimate.Budget is { } dollars ? $" (budget {ProgressText.Dollars(dollars)})" : "";
        world.Out.WriteLine($"cost {ProgressText.Dollars(estimate.CostLeast)} to {ProgressText.Dollars(estimate.CostMost)}{budget}, tokens {estimate.TokensLeast:N0} to {estimate.TokensMost:N0}; nothing was asked or spent");
    }

    public static async Task<Estimate> Of(RunSetup setup, TimeProvider time)
    {
        using var handlers = SourceHandlers.Create(setup.Settings.Sources, time);
        var sources = SourceCatalog.Create(setup.Settings.Sources, handlers, time, NullLogger.Instance);
        var stages = StageBook.Choose(setup.Settings.Stages, setup.Request.Stages ?? setup.Settings.Run.Stages, setup.Persons, sources);
        var directory = setup.Request.DataDir ?? setup.Settings.Run.DataDirectory;
        await using var store = File.Exists(new SqliteStoreOptions { Path = directory }.File) ? SqliteStoreReader.Open(directory) : null;
        var secret = store is null ? new byte[SecretBytes] : await store.Secret(setup.Settings.Run.Tenant) ?? new byte[SecretBytes];
        var plan = new LookupPlan(
            stages, segment => (setup.OneBucket is { } one ? setup.Strategies.Named(one) : null) ?? setup.Strategies.For(segment),
            setup.Request.Refresh, setup.Settings.Run.MinConfidence);
        var counter = new LookupCounter(plan, sources, (_, operation, inputs) => InputHash.Of(operation, inputs, secret), time.GetUtcNow());
        var seen = new HashSet<EntityId>();
        long rows = 0, unusable = 0;
        foreach (var draft in RowIntakes.Of(setup, [], false, secret).Drafts().Where(d => !(d.Priority < setup.Request.MinPriority)))
        {
            rows++;
            unusable += draft.Entities.Count == 0 ? 1 : 0;
            foreach (var about in draft.Entities.Where(e => seen.Add(e.Entity)))
            {
                counter.Count(store is null ? EntityState.Unknown(about.Entity) : await store.Entity(about.Entity), about, draft.Segment);
            }
        }

        return counter.Estimate(rows, unusable, seen.Count, setup.Request.Budget ?? setup.Settings.Run.Budget);
    }
}
