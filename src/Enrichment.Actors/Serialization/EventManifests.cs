using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Serialization;

/// <summary>
/// The names under which events are stored. They are storage format: a name is never given to another shape, an old one is never
/// taken away. <c>tests/contracts/journal-events.txt</c> lists them.
/// </summary>
public static class EventManifests
{
    public static Manifests All { get; } = new("event",
    [
        ("bucket.opened.v1", EventJson.Default.BucketOpened),
        ("bucket.limit-set.v1", EventJson.Default.BucketLimitSet),
        ("bucket.answers-stored.v1", EventJson.Default.BucketAnswersStored),
        ("bucket.reopening.v1", EventJson.Default.BucketReopening),
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
    ]);

    /// <summary>The types of event that <see cref="EventSerializer"/> stores: what a runtime binds to it.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } = [typeof(IBucketEvent), typeof(IRunEvent)];
}
