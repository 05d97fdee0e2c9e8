namespace Akka.Persistence;

/// <summary>How far an actor is brought back when it starts.</summary>
public sealed class Recovery
{
    /// <summary>From the newest snapshot, with every event after it.</summary>
    public Recovery()
        : this(SnapshotSelectionCriteria.Latest)
    {
    }

    /// <summary>From a snapshot of choice, with every event after it.</summary>
    public Recovery(SnapshotSelectionCriteria fromSnapshot)
        : this(fromSnapshot, long.MaxValue)
    {
    }

    /// <summary>From a snapshot of choice up to an event.</summary>
    public Recovery(SnapshotSelectionCriteria fromSnapshot, long toSequenceNr)
        : this(fromSnapshot, toSequenceNr, long.MaxValue)
    {
    }

    /// <summary>From a snapshot of choice up to an event, but no more than so many events.</summary>
    public Recovery(SnapshotSelectionCriteria? fromSnapshot = null, long toSequenceNr = long.MaxValue, long replayMax = long.MaxValue)
    {
        FromSnapshot = fromSnapshot ?? SnapshotSelectionCriteria.Latest;
        ToSequenceNr = toSequenceNr;
        ReplayMax = replayMax;
    }

    /// <summary>Everything.</summary>
    public static Recovery Default { get; } = new(SnapshotSelectionCriteria.Latest);

    /// <summary>Nothing but the highest sequence number.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, 0L, long.MaxValue);

    /// <summary>Which snapshot to begin with.</summary>
    public SnapshotSelectionCriteria FromSnapshot { get; }

    /// <summary>The last event to replay.</summary>
    public long ToSequenceNr { get; }

    /// <summary>How many events to replay at most.</summary>
    public long ReplayMax { get; }
}
