namespace Akka.Embedded.Persistence;

/// <summary>Lets only so many actors recover at a time, in order of asking.</summary>
internal sealed class RecoveryPermits(int most)
{
    private readonly LinkedList<RecoveryPermit> _waiting = [];
    private readonly Lock _lock = new();
    private int _free = most;

    /// <summary>Asks for a permit; <paramref name="granted"/> is called once, on any thread, unless the permit is given back before.</summary>
    public RecoveryPermit Request(Action granted)
    {
        var permit = new RecoveryPermit(this, granted);
        lock (_lock)
        {
            if (_free == 0)
            {
                permit.Place = _waiting.AddLast(permit);
                return permit;
            }
            _free--;
        }
        granted();
        return permit;
    }

    internal void Return(RecoveryPermit permit)
    {
        RecoveryPermit? next;
        lock (_lock)
        {
            if (permit.IsReturned) return;
            permit.IsReturned = true;
            if (permit.Place is { List: not null } place)
            {
                _waiting.Remove(place);
                return;
            }
            next = _waiting.First?.Value;
            if (next is null) _free++;
            else _waiting.RemoveFirst();
        }
        next?.Granted();
    }
}

/// <summary>The right to recover, or the place in the queue for it.</summary>
internal sealed class RecoveryPermit(RecoveryPermits permits, Action granted)
{
    public LinkedListNode<RecoveryPermit>? Place { get; set; }

    public bool IsReturned { get; set; }

    public Action Granted => granted;

    /// <summary>Gives it back, or leaves the queue. A second time does nothing.</summary>
    public void Return() => permits.Return(this);
}
