using System.Collections.Concurrent;
using Enrichment.Domain.Identity;

namespace Enrichment.Host.Composition;

/// <summary>What of the journal cannot be replayed, so that its actor does not come back until somebody has mended it.</summary>
internal sealed class DamagedJournals
{
    private readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> found = new(StringComparer.Ordinal);

    public void Note(string persistenceId, string reason)
    {
        reasons[persistenceId] = reason;
        Signal(persistenceId).TrySetResult();
    }

    /// <summary>Ends when a run's own events are found to be damaged.</summary>
    public Task Lost(RunId run) => Signal($"run-{run}").Task;

    /// <summary>What is in the way of a run; null where nothing is known to be.</summary>
    public RunDamage? Of(RunId run)
    {
        var (ofRun, ofBuckets) = ($"run-{run}", $"bucket-{run}/");
        var damaged = reasons.Where(r => r.Key == ofRun || r.Key.StartsWith(ofBuckets, StringComparison.Ordinal)).OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        return damaged.Count == 0 ? null : new RunDamage(
            damaged.Exists(r => r.Key == ofRun), [.. damaged.Where(r => r.Key != ofRun).Select(r => r.Key[ofBuckets.Length..])], string.Join(' ', damaged.Select(r => r.Value)));
    }

    private TaskCompletionSource Signal(string persistenceId) =>
        found.GetOrAdd(persistenceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>What of a run's journal is damaged.</summary>
/// <param name="OfRun">The run's own events: nothing of it goes on.</param>
/// <param name="Segments">Its buckets that do not go on.</param>
/// <param name="Reason">Names each event that cannot be read, and why.</param>
public sealed record RunDamage(bool OfRun, IReadOnlyList<string> Segments, string Reason);
