using System.Text.Json.Nodes;
using Enrichment.Actors.Serialization;
using Enrichment.Architecture.Tests.Repository;

namespace Enrichment.Architecture.Tests.Contracts;

/// <summary>While nodes are replaced one by one, two versions talk to each other: names and members of messages are reviewed text.</summary>
public class MessageContractTests
{
    public static TheoryData<string> Manifests => [.. MessageManifests.All.Types.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Names_and_members_are_the_reviewed_ones()
    {
        var received = Path.Combine(AppContext.BaseDirectory, "messages.received.txt");
        File.WriteAllLines(received, Contract.Lines(MessageManifests.All));

        string.Join('\n', File.ReadAllLines(received)).ShouldBe(
            string.Join('\n', File.ReadAllLines(Tree.PathOf("tests/contracts/messages.txt"))),
            $"After review, and only for what an older node can still read, take {received} as tests/contracts/messages.txt.");
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_message_arrives_as_it_was_sent(string manifest)
    {
        var sent = AnyValue.Of(MessageManifests.All.Types[manifest]);
        var bytes = MessageManifests.All.Write(sent);

        var received = MessageManifests.All.Read(bytes, manifest);

        MessageManifests.All.Of(received).ShouldBe(manifest);
        MessageManifests.All.Write(received).ShouldBe(bytes);
        JsonNode.Parse(bytes)!.AsObject().Select(m => m.Key)
            .ShouldBe(Contract.Stored(MessageManifests.All.JsonOf(manifest)).Select(p => p.Name), ignoreOrder: true, "no member of the sample may be left out");
    }
}
