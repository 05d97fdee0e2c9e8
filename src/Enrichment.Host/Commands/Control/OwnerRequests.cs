using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Host.Composition;
using Enrichment.Storage.Control;

namespace Enrichment.Host.Commands.Control;

/// <summary>What another process may ask the owner of a data directory to do.</summary>
internal static class OwnerRequests
{
    /// <summary>Hears requests for as long as the node is open.</summary>
    public static void Hear(LocalNode node) => node.Keep(ControlServer.Start(node.Directory, async (request, stop) =>
    {
        await Apply(request, node, stop);
        return new JsonObject { ["done"] = true };
    }));

    /// <summary>Asks the process that works in the directory. False where there is none: the caller may make the change itself.</summary>
    /// <exception cref="UsageException">The owner refused; the message is its reason.</exception>
    public static async Task<bool> Send(JsonObject request, string directory, CancellationToken stop)
    {
        if (!Directory.Exists(directory) || ControlClient.FindSocket(directory) is not { } socket)
        {
            return false;
        }

        try
        {
            await ControlClient.Send(socket, request, stop);
            return true;
        }
        catch (ControlRefusedException e)
        {
            throw new UsageException(e.Message, e);
        }
        catch (ControlUnavailableException)
        {
            // The owner has died since: its lock is free.
            return false;
        }
    }

    private static Task Apply(JsonElement request, LocalNode node, CancellationToken stop) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty("key", out var key)
            ? KeyChange.From(key).Apply(node.Store.Access)
            : BucketChange.From(request).Apply(node.Engine, stop);
}
