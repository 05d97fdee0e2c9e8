using Akka.Actor;
using Akka.Persistence;

namespace Akka.Embedded.Persistence;

/// <summary>What an actor asks of its snapshots and old events. Each answer comes as a message of its own.</summary>
internal sealed class StoredStates(Eventsourced actor, PersistenceRuntime persistence)
{
    private ISnapshotStore Snapshots => persistence.Options.Snapshots;

    public void Save(object state, long sequenceNr)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(persistence.Now.ToUnixTimeMilliseconds());
        var metadata = new SnapshotMetadata(actor.PersistenceId, sequenceNr, now.UtcDateTime);
        Answer(
            () => Snapshots.Save(persistence.Codec.Encode(state, actor.PersistenceId, sequenceNr, now)),
            new SaveSnapshotSuccess(metadata), cause => new SaveSnapshotFailure(metadata, cause));
    }

    public void Delete(long sequenceNr)
    {
        var metadata = new SnapshotMetadata(actor.PersistenceId, sequenceNr);
        Answer(
            () => Snapshots.Delete(actor.PersistenceId, new SnapshotRange(sequenceNr, sequenceNr)),
            new DeleteSnapshotSuccess(metadata), cause => new DeleteSnapshotFailure(metadata, cause));
    }

    public void Delete(SnapshotSelectionCriteria criteria) =>
        Answer(
            () => Snapshots.Delete(actor.PersistenceId, criteria.Within()),
            new DeleteSnapshotsSuccess(criteria), cause => new DeleteSnapshotsFailure(criteria, cause));

    public void DeleteEvents(long toSequenceNr, long lastSequenceNr) =>
        Answer(
            () => toSequenceNr == long.MaxValue || toSequenceNr <= lastSequenceNr
                ? persistence.Options.Journal.DeleteTo(actor.PersistenceId, Math.Min(toSequenceNr, lastSequenceNr))
                : Task.FromException(new ArgumentOutOfRangeException(
                    nameof(toSequenceNr), toSequenceNr, $"{actor.PersistenceId} has only {lastSequenceNr} events")),
            new DeleteMessagesSuccess(toSequenceNr), cause => new DeleteMessagesFailure(cause, toSequenceNr));

    private void Answer(Func<Task> start, object success, Func<Exception, object> failure)
    {
        var self = actor.Cell.Self;
        Task task;
        try
        {
            task = start();
        }
        catch (Exception cause)
        {
            // A state without a serializer fails its snapshot, not the actor.
            task = Task.FromException(cause);
        }
        if (task.IsCompleted) Tell();
        else task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Tell);

        void Tell() => self.Tell(task.IsCompletedSuccessfully ? success : failure(task.Exception!.GetBaseException()), ActorRefs.NoSender);
    }
}
