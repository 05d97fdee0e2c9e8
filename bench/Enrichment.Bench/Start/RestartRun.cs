using System.Diagnostics;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Host.Composition;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Bench.Start;

/// <summary>Seconds since the start of Main.</summary>
internal sealed record RestartFigures(double Opened, double Started, double FirstLookup);

/// <summary>Starts the engine on what a killed process left, and stops when a source is asked.</summary>
internal static class RestartRun
{
    public const string Name = "start-restart";

    public static async Task<int> Run(Options options)
    {
        var clock = Stopwatch.StartNew();
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = options.Text("folder", "") });
        var opened = clock.Elapsed.TotalSeconds;
        var catalog = new BenchCatalog();
        var firstLookup = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        catalog.First.Asked = catalog.Second.Asked = _ =>
        {
            firstLookup.TrySetResult(clock.Elapsed.TotalSeconds);
            return Task.CompletedTask;
        };
        await using var engine = await EngineFactory.Start(new EngineOptions { Store = store, Sources = catalog });
        var started = clock.Elapsed.TotalSeconds;
        Child.Answer(new RestartFigures(opened, started, await firstLookup.Task));
        return 0;
    }
}
