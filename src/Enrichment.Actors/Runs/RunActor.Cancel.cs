using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Runs;

/// <content>
/// The end that a person sets, to the run or to one bucket. It is durable before anybody hears of it; buckets are told at once and
/// with each opening, so that one which was lost, or not open yet, hears of it too.
/// </content>
public sealed partial class RunActor
{
    private void OnCancel(CancelRun command) => WhenStarted(() =>
    {
        if (state.IsCancelled || state.HasEnded)
        {
            Sender.Tell(state.IsCancelled ? RunReply.Done : new RunReply($"Run {id} has ended already."));
            return;
        }

        var asker = Sender;
        Persist(new RunCancelled(command.Why, Now), e =>
        {
            Apply(e);
            ToAll(new CancelBucket(e.Why));
            asker.Tell(RunReply.Done);
            WakeBuckets();
        });
    });

    private void OnCancelBucket(CancelRunBucket command) => WhenOpen(command.Segment, () =>
    {
        var asker = Sender;
        Persist(new RunBucketCancelled(command.Segment, command.Why, Now), e =>
        {
            Apply(e);
            Tell(e.Segment, new CancelBucket(e.Why));
            asker.Tell(RunReply.Done);
        });
    });

    private void WhenNotCancelled(Action then) => WhenStarted(() =>
    {
        if (state.IsCancelled)
        {
            Sender.Tell(new RunReply($"Run {id} was cancelled."));
        }
        else
        {
            then();
        }
    });

    private string ReasonForUntaken() => state.CancelledWhy is { } why
        ? new MissingField("", MissingReason.Cancelled, why).Text
        : "no bucket of the run took it";

    /// <summary>What stopped the run: a person, else its own budget, else what stopped a bucket; null when all was tried.</summary>
    private string? StoppedBy()
    {
        var stops = state.Ended.Values.Where(s => s.Length > 0).ToList();
        return state.IsCancelled ? BucketActor.StoppedByCancel : stops.Contains(StoppedByRun) ? StoppedByRun : stops.FirstOrDefault();
    }

    private string? StoppedBy(BucketView bucket) =>
        bucket.StoppedBy == BucketActor.StoppedByCancel && !state.IsCancelled ? $"cancelled: bucket {bucket.Bucket.Segment}" : bucket.StoppedBy;
}
