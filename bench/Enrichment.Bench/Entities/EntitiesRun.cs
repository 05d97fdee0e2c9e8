using System.Diagnostics;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Domain.Buckets;
using Enrichment.Host.Composition;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Bench.Entities;

/// <param name="CpuSeconds">Processor time of all threads.</param>
/// <param name="Transactions">Commits that waited for the disk.</param>
internal sealed record EntitiesFigures(int Entities, double Seconds, double CpuSeconds, long Transactions);

/// <summary>
/// Entities that the store knows two facts of are each asked, through their shard region, for a third. None is in memory: each is
/// loaded, decides what to ask, gets a permit, asks a source that answers at once, and answers when the fact is durable.
/// </summary>
internal static class EntitiesRun
{
    public const string Name = "entities-run";

    /// <summary>All twice, each on a store of its own: the first so that compiling is not measured.</summary>
    public static async Task<int> Run(Options options)
    {
        var (entities, window) = (options.Number("entities", 100_000), options.Number("window", 1_000));
        var dollars = options.Number("paid", 0) == 1 ? BenchSource.Dollars : 0;
        await Measure(entities, window, dollars);
        Child.Answer(await Measure(entities, window, dollars));
        return 0;
    }

    private static async Task<EntitiesFigures> Measure(int entities, int window, decimal dollars)
    {
        using var folder = new TemporaryFolder();
        await Ask(folder, entities, window, dollars, BenchCatalog.Fields[..2]);
        return await Ask(folder, entities, window, dollars, BenchCatalog.Fields[2..]);
    }

    private static async Task<EntitiesFigures> Ask(TemporaryFolder folder, int entities, int window, decimal dollars, string[] fields)
    {
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = folder.Path });
        await using var engine = await EngineFactory.Start(new EngineOptions { Store = store, Sources = new BenchCatalog(dollars) });
        await store.Writer.Checkpoint();
        var asking = new Asking(entities, window, BucketFor(entities, fields), ClusterSharding.Get(engine.ActorSystem).ShardRegion("entity"));
        GC.Collect();
        var (cpu, groups, clock) = (Environment.CpuUsage.TotalTime, store.Writer.Counters.Groups, Stopwatch.StartNew());
        engine.ActorSystem.ActorOf(Props.Create(() => new EntityAsker(asking)));
        await asking.Ended.Task;
        return new EntitiesFigures(
            entities, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, store.Writer.Counters.Groups - groups);
    }

    private static BucketDefinition BucketFor(int entities, string[] fields)
    {
        var run = new BenchTable(entities, entities) { InFirst = entities }.Definition();
        run = run with { Stages = [run.Stages[0] with { Fields = fields }], MaxWorkers = null };
        return BucketDefinition.Of(run, run.Buckets[0] with { Concurrency = int.MaxValue });
    }
}
