using Akka.Actor;

namespace Enrichment.Actors.Runs;

/// <content>What a person's word to a run is refused for.</content>
public sealed partial class RunActor
{
    private void WhenStarted(Action then)
    {
        if (state.IsStarted)
        {
            then();
        }
        else
        {
            Sender.Tell(new RunReply($"There is no run {id}."));
        }
    }

    /// <summary>A run that has ended works on nothing that could be paused; more money takes it up again.</summary>
    private void WhenNotEnded(Action then) => WhenNotCancelled(() =>
    {
        if (state.HasEnded)
        {
            Sender.Tell(new RunReply($"Run {id} has ended already."));
        }
        else
        {
            then();
        }
    });

    /// <summary>A run has ended only once all its buckets have.</summary>
    private void WhenOpen(string segment, Action then) => WhenKnown(segment, () =>
    {
        if (state.Ended.ContainsKey(segment))
        {
            Sender.Tell(new RunReply($"Bucket '{segment}' of run {id} has ended already."));
        }
        else
        {
            then();
        }
    });

    private void WhenKnown(string segment, Action then) => WhenNotCancelled(() =>
    {
        if (state.CancelledBuckets.ContainsKey(segment))
        {
            Sender.Tell(new RunReply($"Bucket '{segment}' of run {id} was cancelled."));
        }
        else if (Definition.Buckets.Any(b => b.Segment == segment))
        {
            then();
        }
        else
        {
            Sender.Tell(new RunReply($"Run {id} has no bucket '{segment}'; it has {string.Join(", ", Definition.Buckets.Select(b => b.Segment))}."));
        }
    });
}
