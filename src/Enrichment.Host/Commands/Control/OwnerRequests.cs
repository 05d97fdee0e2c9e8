using System.Text.Json;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;

namespace Enrichment.Host.Commands.Control;

/// <summary>What another process may ask the owner of a data directory to do.</summary>
internal static class OwnerRequests
{
    /// <exception cref="UsageException">It is not one of these, or was refused; the message is the reason.</exception>
    public static Task Apply(JsonElement request, IEngine engine, IAccessStore access, CancellationToken stop) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty("key", out var key)
            ? KeyChange.From(key).Apply(access)
            : BucketChange.From(request).Apply(engine, stop);
}
