using Akka.Cluster.Sharding;

namespace Akka.Embedded.Tests.Sharding;

public sealed class HashCodeMessageExtractorTests
{
    [Theory]
    [InlineData("", "9")]
    [InlineData("a", "75")]
    [InlineData("tenant/run-2", "34")]
    [InlineData("tenant/run-1", "9")]
    public void The_shard_of_an_entity_never_changes(string entityId, string shardId) =>
        Extractor(100).ShardId(entityId).ShouldBe(shardId);

    [Fact]
    public void Entities_are_spread_evenly()
    {
        var counts = Enumerable.Range(0, 100_000).CountBy(i => Extractor(50).ShardId($"entity-{i}")).Select(shard => shard.Value).ToList();

        counts.Count.ShouldBe(50);
        counts.Min().ShouldBeGreaterThan(1_700);
        counts.Max().ShouldBeLessThan(2_300);
    }

    [Fact]
    public void A_message_without_an_entity_has_no_shard() => Extractor(10).ShardId((object)42).ShouldBeNull();

    [Fact]
    public void Without_a_second_function_the_entity_gets_the_message_itself() => Extractor(10).EntityMessage("x").ShouldBe("x");

    private static HashCodeMessageExtractor Extractor(int shards) => HashCodeMessageExtractor.Create(shards, message => message as string);
}
