using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>What all links of a node share.</summary>
internal sealed record PeerLinkServices
{
    public required ClusterOptions Options { get; init; }

    public required JoinedCluster Joined { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Log { get; init; }

    public required DropCounters Dropped { get; init; }

    /// <summary>A sender's address as the other node needs it.</summary>
    public required Func<OutgoingMessage, ActorAddress?> SenderOf { get; init; }

    /// <summary>A message that was not sent, because the peer is no member any more.</summary>
    public required Action<OutgoingMessage> GiveBack { get; init; }

    /// <summary>A message that may be lost.</summary>
    public required Action<OutgoingMessage> Lose { get; init; }
}
