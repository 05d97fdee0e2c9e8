using System.Globalization;

namespace Akka.Cluster.Sharding;

/// <summary>Spreads entities over a number of shards by a hash of their id.</summary>
public abstract class HashCodeMessageExtractor : IMessageExtractor
{
    /// <summary>How many shards.</summary>
    public readonly int MaxNumberOfShards;

    /// <summary>Shards "0" to the number before <paramref name="maxNumberOfShards"/>; ten times the nodes is usual. Never change it while nodes run.</summary>
    protected HashCodeMessageExtractor(int maxNumberOfShards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfShards, 1);
        MaxNumberOfShards = maxNumberOfShards;
    }

    /// <summary>An extractor of two functions; without the second the entity gets the message itself.</summary>
    public static HashCodeMessageExtractor Create(
        int maxNumberOfShards, Func<object, string?> entityIdExtractor, Func<object, object?>? messageExtractor = null) =>
        new ByFunctions(maxNumberOfShards, entityIdExtractor, messageExtractor);

    /// <inheritdoc/>
    public abstract string? EntityId(object message);

    /// <inheritdoc/>
    public virtual object? EntityMessage(object message) => message;

    /// <inheritdoc/>
    public virtual string? ShardId(object message) => EntityId(message) is { } entityId ? ShardId(entityId, message) : null;

    /// <inheritdoc/>
    public virtual string ShardId(string entityId, object? messageHint = null) =>
        (StableHash.Of(entityId) % (uint)MaxNumberOfShards).ToString(CultureInfo.InvariantCulture);

    private sealed class ByFunctions(int maxNumberOfShards, Func<object, string?> entityId, Func<object, object?>? entityMessage)
        : HashCodeMessageExtractor(maxNumberOfShards)
    {
        public override string? EntityId(object message) => entityId(message);

        public override object? EntityMessage(object message) => entityMessage is null ? message : entityMessage(message);
    }
}
