using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Composition;
using Enrichment.Host.Reports;
using Enrichment.Sources.Settings;
using Enrichment.Storage.Control;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Opens a data directory on this machine and listens for commands.</summary>
public sealed class LocalEngineRoom(TimeProvider time) : IEngineRoom
{
    public async Task<OpenedEngine> Open(string dataDirectory, SourceSettings sources, CancellationToken stop)
    {
        var node = await LocalNode.Open(dataDirectory, sources, time);
        try
        {
            node.Keep(ControlServer.Start(node.Directory, (request, end) => Answer(node, request, end)));
            var reports = node.Keep(StoreReports.Open(node.Path));
            return new OpenedEngine(node.Engine, node.Store.Tenants, node.Store.Deliveries, reports, node.Path, node.DisposeAsync);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    private static async Task<JsonNode> Answer(LocalNode node, JsonElement request, CancellationToken stop)
    {
        await OwnerRequests.Apply(request, node.Engine, node.Store.Access, stop);
        return new JsonObject { ["done"] = true };
    }
}
