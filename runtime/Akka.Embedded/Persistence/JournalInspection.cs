using Akka.Actor;

namespace Akka.Embedded.Persistence;

/// <summary>What reading a persistence id's journal has shown.</summary>
/// <param name="Events">How many are there.</param>
/// <param name="HighestSequenceNr">The highest ever stored; 0 where none was.</param>
/// <param name="DeletedTo">Events up to this one were deleted on request.</param>
/// <param name="Problem">The first thing that would keep its actor from recovering; null for nothing.</param>
public sealed record JournalFindings(long Events, long HighestSequenceNr, long DeletedTo, string? Problem);

/// <summary>Reads journals as a recovery would, without an actor; changes nothing.</summary>
public static class JournalInspection
{
    private const int Page = 500;

    /// <summary>Reads every event from the first to the last and decodes it.</summary>
    public static async Task<JournalFindings> Read(ActorSystem system, string persistenceId, CancellationToken stop)
    {
        var runtime = PersistenceRuntimeProvider.Instance.Apply(system);
        var (events, next, findings) = (0L, 1L, new JournalFindings(0, 0, 0, null));
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var page = await runtime.Options.Journal.Read(persistenceId, next, long.MaxValue, Page).ConfigureAwait(false);
            next = Math.Max(next, page.DeletedTo + 1);
            foreach (var stored in page.Events)
            {
                if (Problem(runtime.Codec, persistenceId, stored, next) is { } problem)
                    return new JournalFindings(events, page.HighestSequenceNr, page.DeletedTo, problem);
                (events, next) = (events + 1, next + 1);
            }

            findings = new JournalFindings(events, page.HighestSequenceNr, page.DeletedTo, null);
            if (page.Events.Count < Page)
                break;
        }

        return next > findings.HighestSequenceNr ? findings
            : findings with { Problem = $"the events from {next} to {findings.HighestSequenceNr} are missing" };
    }

    private static string? Problem(EventCodec codec, string persistenceId, JournalEvent stored, long expected)
    {
        if (stored.SequenceNr != expected)
            return $"event {stored.SequenceNr} stands where {expected} belongs";
        try
        {
            codec.Decode(persistenceId, stored);
            return null;
        }
        catch (UnreadableEventException unreadable)
        {
            return unreadable.Message;
        }
    }
}
