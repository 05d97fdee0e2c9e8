using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Runs;

/// <content>
/// A bucket's priority, set by a person while it works. It is durable before anybody hears of it; the bucket is told at once and with
/// each opening, and money is shared anew, since it goes to the more urgent first.
/// </content>
public sealed partial class RunActor
{
    private void OnSetBucketPriority(SetRunBucketPriority command) => WhenOpen(command.Segment, () =>
    {
        var asker = Sender;
        Persist(new RunBucketPrioritySet(command.Segment, command.Priority, Now), e =>
        {
            Apply(e);
            Tell(e.Segment, new SetBucketPriority(e.Priority));
            asker.Tell(RunReply.Done);
            Share();
        });
    });
}
