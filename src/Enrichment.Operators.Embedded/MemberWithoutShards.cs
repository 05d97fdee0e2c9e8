using System.Globalization;
using Akka.Cluster.Sharding;
using Akka.Embedded.Cluster;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Embedded;

/// <summary>The shards as a member sees them that hosts no work. All types of entity share the embedded runtime's shards, so they are one region here.</summary>
public sealed class MemberWithoutShards(EmbeddedCluster cluster) : IShardingOperations
{
    /// <summary>The region that stands for every type.</summary>
    public const string AllTypes = "all";

    private readonly HashCodeMessageExtractor extractor = HashCodeMessageExtractor.Create(cluster.Options.Shards, static _ => null);

    public IReadOnlyList<string> Regions => [AllTypes];

    public Task<IReadOnlyList<LocalShard>> Shards(string region, CancellationToken stop) => Task.FromResult<IReadOnlyList<LocalShard>>([]);

    public int ShardOf(string region, string entity) => int.Parse(extractor.ShardId(entity, null), CultureInfo.InvariantCulture);

    public Task<bool> IsAlive(string region, string entity, CancellationToken stop) => Task.FromResult(false);
}
