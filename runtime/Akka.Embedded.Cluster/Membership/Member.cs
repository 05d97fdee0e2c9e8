namespace Akka.Embedded.Cluster;

/// <summary>A member as its row says, at the moment of <see cref="ReadAt"/> by the database's clock.</summary>
internal sealed record Member
{
    /// <summary>Only nodes of this role get shards.</summary>
    public const string HostRole = "host";

    public required NodeKey Key { get; init; }

    public required Uri Address { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public required string Version { get; init; }

    public required MemberState State { get; init; }

    public required DateTimeOffset LeaseUntil { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>It was taken out and says itself that it has stopped.</summary>
    public bool HasAcknowledged { get; init; }

    /// <summary>Whether its lease runs, by the database's clock.</summary>
    public bool IsAlive => LeaseUntil > ReadAt && State != MemberState.Down;

    /// <summary>Whether shards may be given to it.</summary>
    public bool TakesShards => IsAlive && State == MemberState.Up && Roles.Contains(HostRole);
}
