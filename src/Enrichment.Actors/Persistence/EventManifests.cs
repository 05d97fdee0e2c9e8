using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Persistence;

/// <summary>
/// The names under which events are stored. They are storage format: a name is never given to another shape, an old one is never
/// taken away. <c>tests/contracts/journal-events.txt</c> lists them.
/// </summary>
public static class EventManifests
{
    private static readonly (string Manifest, JsonTypeInfo Type)[] All =
    [
        ("bucket.opened.v1", EventJson.Default.BucketOpened),
        ("bucket.limit-set.v1", EventJson.Default.BucketLimitSet),
        ("bucket.answers-stored.v1", EventJson.Default.BucketAnswersStored),
        ("bucket.reopened.v1", EventJson.Default.BucketReopened),
        ("bucket.reconciled.v1", EventJson.Default.BucketReconciled),
        ("bucket.priority-set.v1", EventJson.Default.BucketPrioritySet),
        ("bucket.paused.v1", EventJson.Default.BucketPaused),
        ("bucket.resumed.v1", EventJson.Default.BucketResumed),
        ("bucket.cancelled.v1", EventJson.Default.BucketCancelled),
        ("bucket.completed.v1", EventJson.Default.BucketCompleted),
        ("run.started.v1", EventJson.Default.RunStarted),
        ("run.budget-shared.v1", EventJson.Default.RunBudgetShared),
        ("run.bucket-cap-set.v1", EventJson.Default.RunBucketCapSet),
        ("run.bucket-priority-set.v1", EventJson.Default.RunBucketPrioritySet),
        ("run.bucket-ended.v1", EventJson.Default.RunBucketEnded),
        ("run.bucket-reopened.v1", EventJson.Default.RunBucketReopened),
        ("run.paused.v1", EventJson.Default.RunPaused),
        ("run.resumed.v1", EventJson.Default.RunResumed),
        ("run.cancelled.v1", EventJson.Default.RunCancelled),
        ("run.bucket-cancelled.v1", EventJson.Default.RunBucketCancelled),
        ("run.ended.v1", EventJson.Default.RunEnded),
    ];

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByManifest =
        All.ToFrozenDictionary(e => e.Manifest, e => e.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = All.ToFrozenDictionary(e => e.Type.Type, e => e.Manifest);

    /// <summary>Every manifest with its event's type.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } =
        All.ToDictionary(e => e.Manifest, e => e.Type.Type, StringComparer.Ordinal);

    /// <summary>The types of event that <see cref="EventSerializer"/> stores: what a runtime binds to it.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } = [typeof(IBucketEvent), typeof(IRunEvent)];

    /// <exception cref="ArgumentException">Not an event that is stored.</exception>
    public static string ManifestOf(object happened) =>
        ByType.GetValueOrDefault(happened.GetType())
        ?? throw new ArgumentException($"{happened.GetType()} has no manifest: add it to {nameof(EventManifests)}.", nameof(happened));

    /// <exception cref="ArgumentException">No event has this manifest.</exception>
    public static JsonTypeInfo JsonOf(string manifest) =>
        ByManifest.GetValueOrDefault(manifest)
        ?? throw new ArgumentException($"No event is stored as '{manifest}': was it written by a newer version?", nameof(manifest));
}
