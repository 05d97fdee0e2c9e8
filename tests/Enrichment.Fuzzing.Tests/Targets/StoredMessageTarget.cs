using System.Text.Json;
using Enrichment.Actors.Serialization;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>What stands in a journal or comes from another node, under each manifest in turn: read, or refused as no such message.</summary>
public sealed class StoredMessageTarget : FuzzTarget
{
    private readonly (Manifests All, string Manifest)[] kinds =
    [
        .. EventManifests.All.Types.Keys.Order(StringComparer.Ordinal).Select(m => (EventManifests.All, m)),
        .. MessageManifests.All.Types.Keys.Order(StringComparer.Ordinal).Select(m => (MessageManifests.All, m)),
    ];

    public override string Name => "messages";

    public override IReadOnlyList<string> Words => ["{", "}", "[", "]", "null", "\"\"", "\"local/r1/healthcare\"", "\"local/company/acme.com\"", "1e30", "-1", ":", ","];

    public override Task Feed(byte[] input)
    {
        if (input.Length == 0) return Task.CompletedTask;
        var (all, manifest) = kinds[input[0] % kinds.Length];
        try
        {
            all.Read(input[1..], manifest).ShouldNotBeNull();
        }
        catch (Exception refused) when (refused is JsonException or FormatException or ArgumentException)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }

        return Task.CompletedTask;
    }
}
