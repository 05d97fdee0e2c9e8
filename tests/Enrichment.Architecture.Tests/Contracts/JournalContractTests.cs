using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Actors.Serialization;
using Enrichment.Architecture.Tests.Repository;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Architecture.Tests.Contracts;

/// <summary>
/// What the journal holds stays readable for ever: names and members are reviewed text, and a sample of each event as it was first
/// stored is read in every build.
/// </summary>
public class JournalContractTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Manifests => [.. EventManifests.All.Types.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_event_has_a_manifest_and_every_manifest_an_event()
    {
        var events = new[] { typeof(IBucketEvent), typeof(IRunEvent) }
            .SelectMany(kind => kind.Assembly.GetTypes().Where(t => !t.IsInterface && kind.IsAssignableFrom(t)));

        EventManifests.All.Types.Values.OrderBy(t => t.Name).ShouldBe(events.OrderBy(t => t.Name));
    }

    [Fact]
    public void Names_and_members_are_the_reviewed_ones()
    {
        var received = Path.Combine(AppContext.BaseDirectory, "journal-events.received.txt");
        File.WriteAllLines(received, Contract.Lines(EventManifests.All));

        string.Join('\n', File.ReadAllLines(received)).ShouldBe(
            string.Join('\n', File.ReadAllLines(Tree.PathOf("tests/contracts/journal-events.txt"))),
            $"After review, and only for a manifest that was never stored, take {received} as tests/contracts/journal-events.txt.");
    }

    [Fact]
    public void There_is_one_golden_sample_for_each_manifest() =>
        Tree.Tracked.Where(f => f.StartsWith("tests/contracts/golden/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(EventManifests.All.Types.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Manifests))]
    public void An_event_stored_long_ago_is_read_without_loss(string manifest)
    {
        var read = JsonSerializer.Deserialize(Golden(manifest), EventManifests.All.JsonOf(manifest)).ShouldNotBeNull();

        EventManifests.All.Of(read).ShouldBe(manifest);
        Same(JsonSerializer.SerializeToNode(read, EventManifests.All.JsonOf(manifest)), JsonNode.Parse(Golden(manifest)));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void An_event_is_stored_today_as_it_was_then(string manifest)
    {
        var stored = JsonSerializer.SerializeToNode(EventSamples.ByManifest[manifest], EventManifests.All.JsonOf(manifest))!;
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{manifest}.received.json"), stored.ToJsonString(Indented) + "\n");

        Same(stored, JsonNode.Parse(Golden(manifest)));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_sample_leaves_no_member_out(string manifest) =>
        JsonNode.Parse(Golden(manifest))!.AsObject().Select(m => m.Key)
            .ShouldBe(Contract.Stored(EventManifests.All.JsonOf(manifest)).Select(p => p.Name), ignoreOrder: true);

    private static string Golden(string manifest) => Tree.Read($"tests/contracts/golden/{manifest}.json");

    private static void Same(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(one, other).ShouldBeTrue($"{one?.ToJsonString()}{Environment.NewLine}differs from{Environment.NewLine}{other?.ToJsonString()}");
}
