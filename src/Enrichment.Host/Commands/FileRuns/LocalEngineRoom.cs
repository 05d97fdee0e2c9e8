using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Composition;
using Enrichment.Host.Reports;
using Enrichment.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Enrichment.Storage.Control;
using Enrichment.Storage.Directories;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Opens a data directory on this machine: takes its lock, opens its store, starts the engine over it, listens for commands.</summary>
public sealed class LocalEngineRoom(TimeProvider time) : IEngineRoom
{
    public async Task<OpenedEngine> Open(string dataDirectory, SourceSettings sources, CancellationToken stop)
    {
        var open = new Stack<object>();
        try
        {
            var directory = Keep(open, DataDirectory.Open(dataDirectory, time));
            var log = Keep(open, new FileLog(Path.Combine(directory.Path, FileLog.FileName), time));
            var store = Keep(open, SqliteStore.Open(new SqliteStoreOptions { Path = directory.Path, Time = time, Logger = log.CreateLogger("store") }));
            var handlers = Keep(open, SourceHandlers.Create(sources, time));
            var catalog = SourceCatalog.Create(sources, handlers, time, log.CreateLogger("sources"));
            var engine = Keep(open, await EngineFactory.Start(
                new EngineOptions { Store = store, Sources = catalog, Time = time, Loggers = log }));
            Keep(open, ControlServer.Start(directory, (request, end) => Answer(engine, request, end)));
            var reports = Keep(open, StoreReports.Open(directory.Path));
            return new OpenedEngine(engine, store.Tenants, reports, directory.Path, () => Close(open));
        }
        catch
        {
            await Close(open);
            throw;
        }
    }

    private static async Task<JsonNode> Answer(IEngine engine, JsonElement request, CancellationToken stop)
    {
        await BucketChange.From(request).Apply(engine, stop);
        return new JsonObject { ["done"] = true };
    }

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
