namespace Akka.Embedded.Cluster;

/// <summary>Messages that wait for their shard, in order: what entities gave back goes before what came later. Bounded.</summary>
internal sealed class KeptMessages(int most)
{
    private Queue<PendingMessage>? _returned;
    private Queue<PendingMessage>? _later;

    public int Count => (_returned?.Count ?? 0) + (_later?.Count ?? 0);

    public bool TryAdd(PendingMessage message) => TryAdd(ref _later, message);

    public bool TryReturn(PendingMessage message) => TryAdd(ref _returned, message);

    /// <summary>Takes all there is.</summary>
    public IReadOnlyCollection<PendingMessage> TakeAll()
    {
        if (Count == 0) return [];
        PendingMessage[] all = [.. _returned ?? [], .. _later ?? []];
        (_returned, _later) = (null, null);
        return all;
    }

    private bool TryAdd(ref Queue<PendingMessage>? queue, PendingMessage message)
    {
        if (Count >= most) return false;
        (queue ??= new Queue<PendingMessage>()).Enqueue(message);
        return true;
    }
}
