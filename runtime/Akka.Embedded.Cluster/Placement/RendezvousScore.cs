namespace Akka.Embedded.Cluster;

/// <summary>How well a node suits a shard: the same on every node, and independent of which other nodes there are (rendezvous hashing,
/// Thaler and Ravishankar 1998).</summary>
internal static class RendezvousScore
{
    public static ulong Of(string nodeId, int shard)
    {
        // FNV-1a over the id's UTF-16 units, then the finalizer of SplitMix64 over hash and shard.
        var hash = 14695981039346656037ul;
        foreach (var unit in nodeId) hash = (hash ^ unit) * 1099511628211ul;
        hash += ((ulong)shard + 1) * 0x9E3779B97F4A7C15ul;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ul;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBul;
        return hash ^ (hash >> 31);
    }
}
