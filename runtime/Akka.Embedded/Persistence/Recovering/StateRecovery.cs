using Akka.Persistence;

namespace Akka.Embedded.Persistence;

/// <summary>Brings an actor back: permit, snapshot, events page by page, done. Each step runs in the actor's turn.</summary>
internal sealed class StateRecovery(Eventsourced actor, PersistenceRuntime persistence, Recovery range)
{
    private RecoveryPermit? _permit;
    private long _replayed;

    /// <summary>The number of the last event that the state holds.</summary>
    private long _last;

    public void Start() => _permit = persistence.Permits.Request(() => ActorTurn.Soon(actor, AwaitEarlierWrites));

    /// <summary>Ends it where it is.</summary>
    public void Abandon() => _permit?.Return();

    private void AwaitEarlierWrites()
    {
        var earlier = persistence.Unfinished.Of(actor.PersistenceId);
        if (earlier.IsCompleted) LoadSnapshot();
        else ActorTurn.After(actor, earlier, LoadSnapshot);
    }

    private void LoadSnapshot()
    {
        var criteria = range.FromSnapshot;
        if (criteria.MaxSequenceNr == 0 || range.ToSequenceNr == 0) ReadPage();
        else Then(persistence.Options.Snapshots.Load(actor.PersistenceId, criteria.Within(range.ToSequenceNr)), OfferSnapshot);
    }

    private void OfferSnapshot(StoredSnapshot? stored)
    {
        if (stored is not null)
        {
            _last = stored.SequenceNr;
            var metadata = new SnapshotMetadata(stored.PersistenceId, stored.SequenceNr, stored.WrittenAt.UtcDateTime);
            if (!TryRecover(() => new SnapshotOffer(metadata, persistence.Codec.Decode(stored)), stored.SequenceNr)) return;
        }
        ReadPage();
    }

    private void ReadPage()
    {
        var max = (int)Math.Min(persistence.Options.ReplayPage, range.ReplayMax - _replayed);
        Then(persistence.Options.Journal.Read(actor.PersistenceId, _last + 1, range.ToSequenceNr, max), Replay);
    }

    private void Replay(JournalPage page)
    {
        foreach (var stored in page.Events)
        {
            var expected = Math.Max(_last, page.DeletedTo) + 1;
            if (stored.SequenceNr != expected)
            {
                Fail(new MissingEventsException(actor.PersistenceId, expected, $"the next stored one is {stored.SequenceNr}"), null);
                return;
            }
            if (!TryRecover(() => persistence.Codec.Decode(actor.PersistenceId, stored), stored.SequenceNr)) return;
            _last = stored.SequenceNr;
            _replayed++;
        }
        if (page.Events.Count == persistence.Options.ReplayPage && _replayed < range.ReplayMax) ReadPage();
        else Complete(page);
    }

    private void Complete(JournalPage page)
    {
        var reached = Math.Max(_last, page.DeletedTo);
        var isLimited = _last >= range.ToSequenceNr || _replayed >= range.ReplayMax;
        if (reached != page.HighestSequenceNr && !(isLimited && reached < page.HighestSequenceNr))
        {
            Fail(new MissingEventsException(actor.PersistenceId, Math.Min(reached, page.HighestSequenceNr) + 1,
                $"the journal's highest number is {page.HighestSequenceNr}, the recovered state's {reached}"), null);
            return;
        }
        _permit!.Return();
        actor.FinishRecovery(page.HighestSequenceNr);
    }

    private bool TryRecover(Func<object> decode, long sequenceNr)
    {
        object? message = null;
        try
        {
            message = decode();
            actor.Recover(message, sequenceNr);
            return true;
        }
        catch (Exception failure)
        {
            Fail(failure, message);
            return false;
        }
    }

    private void Then<T>(Task<T> task, Action<T> next) =>
        ActorTurn.After(actor, task, () =>
        {
            if (task.IsCompletedSuccessfully) next(task.Result);
            else Fail(task.Exception?.GetBaseException() ?? new TaskCanceledException(task), null);
        });

    private void Fail(Exception cause, object? message)
    {
        _permit!.Return();
        persistence.Options.RecoveryFailed?.Invoke(actor.PersistenceId, cause);
        actor.FailRecovery(cause, message);
    }
}
