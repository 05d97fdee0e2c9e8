namespace Akka.Embedded.Cluster;

/// <summary>A shard's row: who owns it, in which epoch, and whether it is on its way to another node.</summary>
/// <param name="Owner">Null while nobody has it.</param>
/// <param name="MovingTo">The node that it is being handed to, or null.</param>
/// <param name="Since">When the owner or the phase last changed, by the database's clock.</param>
internal sealed record ShardRow(int Shard, NodeKey? Owner, long Epoch, string? MovingTo, DateTimeOffset Since)
{
    public bool IsMoving => MovingTo is not null;
}
