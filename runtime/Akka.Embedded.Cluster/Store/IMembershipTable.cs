namespace Akka.Embedded.Cluster;

/// <summary>What a node that has joined does to the members' rows.</summary>
internal interface IMembershipTable
{
    /// <summary>Renews the lease and reads what there is to know.</summary>
    ClusterReading Renew(NodeKey self, long changesSeen);

    /// <summary>Changes the node's own state, unless it was taken out.</summary>
    void Set(NodeKey self, MemberState state);

    /// <summary>Says that this node, which was taken out, has stopped: its shards may be taken at once.</summary>
    void Acknowledge(NodeKey self);

    /// <summary>The node has gone.</summary>
    void Delete(NodeKey self);

    /// <summary>Forgets members that ended long ago and own nothing.</summary>
    void DeleteLongDead();
}
