namespace Akka.Embedded.Cluster;

/// <summary>Where a member stands.</summary>
public enum MemberState
{
    /// <summary>It has registered and does not work yet.</summary>
    Joining,

    /// <summary>It works.</summary>
    Up,

    /// <summary>It hands its shards over and goes.</summary>
    Leaving,

    /// <summary>An operator took it out; it may not renew its lease.</summary>
    Down,
}
