using Enrichment.Actors;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Composition.Metering;
using Enrichment.Host.Configuration;
using Enrichment.Host.Telemetry;
using Enrichment.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Enrichment.Storage;
using Enrichment.Storage.Directories;

namespace Enrichment.Host.Composition;

/// <summary>A data directory at work on this machine: its lock, its log, its store, the engine over it.</summary>
public sealed class LocalNode : IAsyncDisposable
{
    private readonly Stack<object> open = new();

    private LocalNode()
    {
    }

    /// <summary>Full path.</summary>
    public string Path => Directory.Path;

    public required DataDirectory Directory { get; init; }

    public required FileLog Log { get; init; }

    public required IStore Store { get; init; }

    /// <summary>Reads on connections of its own, so that no page of rows waits for the engine's reads.</summary>
    public required IStoreReader Reader { get; init; }

    public required IEngine Engine { get; init; }

    /// <summary>The sources that the engine asks, measured.</summary>
    public required MeteredCatalog Sources { get; init; }

    /// <summary>What the engine does, as measures.</summary>
    public required EngineMeter Meter { get; init; }

    /// <param name="cluster">The nodes that it shares a PostgreSQL with; null, or switched off, for a SQLite file in the directory.</param>
    /// <param name="echo">Where log lines are written besides the file; null for nowhere.</param>
    /// <exception cref="DataDirectoryException">Another process owns the directory, or it cannot be used; the message says why.</exception>
    /// <exception cref="StoreVersionException">Another version of the program wrote the store.</exception>
    public static async Task<LocalNode> Open(
        string dataDirectory, SourceSettings sources, TimeProvider time, ClusterSettings? cluster = null, LogEcho? echo = null, CancellationToken stop = default)
    {
        var open = new Stack<object>();
        try
        {
            var directory = Keep(open, DataDirectory.Open(dataDirectory, time));
            var log = Keep(open, new FileLog(System.IO.Path.Combine(directory.Path, FileLog.FileName), time, echo));
            var place = await StorePlace.Open(directory, cluster, time, log, stop);
            var shared = place.Shared is { } database ? Keep(open, database) : null;
            var store = Keep(open, place.Store);
            var handlers = Keep(open, SourceHandlers.Create(sources, time));
            var meter = Keep(open, new EngineMeter());
            var catalog = new MeteredCatalog(meter.Over(SourceCatalog.Create(sources, handlers, time, log.CreateLogger("sources")), time), time);
            var engine = Keep(open, await EngineFactory.Start(Options(store, shared, catalog, time, log), stop));
            meter.Follow(engine.News);
            meter.Watch("enrichment.store.waiting", "{write}", "Writes that wait for their transaction.", () => store.Waiting);
            meter.Watch("enrichment.mailboxes.waiting", "{mailbox}", "Mailboxes, and other work, that wait for a thread.", () => ThreadPool.PendingWorkItemCount);
            var reader = Keep(open, await place.OpenReader());
            var node = new LocalNode { Directory = directory, Log = log, Store = store, Engine = engine, Reader = reader, Sources = catalog, Meter = meter };
            foreach (var part in open.Reverse())
            {
                node.open.Push(part);
            }

            return node;
        }
        catch
        {
            await Close(open);
            throw;
        }
    }

    /// <summary>Something more that lives as long as the node, and is closed before it.</summary>
    public T Keep<T>(T opened)
        where T : notnull => Keep(open, opened);

    public ValueTask DisposeAsync() => Close(open);

    /// <summary>In a cluster an answer may be lost with its node: it is asked for again as soon as that node's shards can be elsewhere.</summary>
    private static EngineOptions Options(IStore store, SharedDatabase? shared, MeteredCatalog sources, TimeProvider time, FileLog log) => new()
    {
        Store = store,
        Cluster = shared,
        Sources = sources,
        Time = time,
        Loggers = log,
        Actors = shared is null ? ActorSettings.Default : ActorSettings.Default with { ReaskAfter = shared.Settings.Lease },
    };

    private static T Keep<T>(Stack<object> open, T opened)
        where T : notnull
    {
        open.Push(opened);
        return opened;
    }

    private static async ValueTask Close(Stack<object> open)
    {
        while (open.TryPop(out var opened))
        {
            switch (opened)
            {
                case IAsyncDisposable later:
                    await later.DisposeAsync();
                    break;
                case IDisposable now:
                    now.Dispose();
                    break;
            }
        }
    }
}
