using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>How a region treats its entities.</summary>
public sealed class ClusterShardingSettings
{
    /// <summary>An entity that got no message through its region for so long is stopped; zero: none is. Its own timers do not count as messages.</summary>
    public readonly TimeSpan PassivateIdleEntityAfter;

    /// <summary>Only nodes of this role hold entities; null: every node.</summary>
    public readonly string? Role;

    private ClusterShardingSettings(TimeSpan passivateIdleEntityAfter, string? role)
    {
        PassivateIdleEntityAfter = passivateIdleEntityAfter;
        Role = role;
    }

    /// <summary>The defaults: idle entities are stopped after two minutes.</summary>
    public static ClusterShardingSettings Create(ActorSystem system) => new(TimeSpan.FromMinutes(2), null);

    /// <summary>The same but for the idle time.</summary>
    public ClusterShardingSettings WithPassivateIdleAfter(TimeSpan duration) => new(duration, Role);

    /// <summary>The same but for the role.</summary>
    public ClusterShardingSettings WithRole(string role) => new(PassivateIdleEntityAfter, role);
}
