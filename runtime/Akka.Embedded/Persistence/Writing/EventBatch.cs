namespace Akka.Embedded.Persistence;

/// <summary>The invocations of one turn of an actor; its events are stored together.</summary>
internal sealed class EventBatch
{
    private readonly List<Invocation> _invocations = [];
    private int _next;

    /// <summary>The journal's answer; null while the batch is still being filled.</summary>
    public Task? Write { get; set; }

    public bool IsEmpty => _invocations.Count == 0;

    public void Add(Invocation invocation) => _invocations.Add(invocation);

    public Invocation? TakeNext() => _next < _invocations.Count ? _invocations[_next++] : null;

    public IReadOnlyList<JournalEvent> Events()
    {
        var events = new List<JournalEvent>(_invocations.Count);
        foreach (var invocation in _invocations)
        {
            if (invocation.Stored is { } stored) events.Add(stored);
        }
        return events;
    }

    public Invocation FirstStored => _invocations.First(i => i.Stored is not null);

    public int Held => _invocations.Count(i => i.HoldsMessages);
}
