namespace Akka.Embedded.Cluster;

/// <summary>What a node does with messages for a shard.</summary>
public enum GatePhase
{
    /// <summary>Keeps them: no living owner is known.</summary>
    Unknown,

    /// <summary>Sends them to the owner.</summary>
    Elsewhere,

    /// <summary>Delivers them here.</summary>
    Open,

    /// <summary>Keeps them: the shard's entities here are stopping.</summary>
    Closing,

    /// <summary>Keeps them: the shard's entities here have stopped, and what comes next is being settled.</summary>
    Closed,
}
