using Enrichment.Host.Commands.Control;
using Enrichment.Host.Composition;
using Enrichment.Host.Reports;
using Enrichment.Sources.Settings;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Opens a data directory on this machine and listens for commands.</summary>
public sealed class LocalEngineRoom(TimeProvider time) : IEngineRoom
{
    public async Task<OpenedEngine> Open(string dataDirectory, SourceSettings sources, CancellationToken stop)
    {
        var node = await LocalNode.Open(dataDirectory, sources, time, stop: stop);
        try
        {
            OwnerRequests.Hear(node);
            var reports = node.Keep(StoreReports.Open(node.Path));
            return new OpenedEngine(node.Engine, node.Store.Tenants, node.Store.Deliveries, reports, node.Path, node.DisposeAsync) { Refusal = () => node.Store.Refusal };
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }
}
