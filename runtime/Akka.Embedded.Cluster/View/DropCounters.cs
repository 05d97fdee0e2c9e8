namespace Akka.Embedded.Cluster;

/// <summary>How many messages reached nobody, by reason.</summary>
internal sealed class DropCounters
{
    public DropCounter KeptOverflow { get; } = new();

    public DropCounter QueueOverflow { get; } = new();

    public DropCounter LostConnection { get; } = new();

    public DropCounter UnknownNode { get; } = new();

    public DropCounter UnknownActor { get; } = new();
}

/// <summary>A counter that many threads raise.</summary>
internal sealed class DropCounter
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(long more = 1) => Interlocked.Add(ref _count, more);
}
