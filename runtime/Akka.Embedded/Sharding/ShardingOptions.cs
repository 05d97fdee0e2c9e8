namespace Akka.Embedded.Sharding;

/// <summary>How sharding treats messages; given to <see cref="EmbeddedOptions.With"/>.</summary>
public sealed record ShardingOptions
{
    /// <summary>Each message to an entity and each reply goes through its serializer even within this node, as it would between two: what
    /// cannot be serialized is found in tests.</summary>
    public bool SerializeAllMessages { get; init; }
}
