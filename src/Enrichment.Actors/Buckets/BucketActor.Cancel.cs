using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Buckets;

/// <content>
/// The end that a person sets: nothing new is asked, what is in flight is answered and stored with what it cost, and then what is
/// left is deferred. A restart goes on with that where it stood.
/// </content>
public sealed partial class BucketActor
{
    /// <summary>What stopped a bucket that a person ended.</summary>
    public const string StoppedByCancel = "cancelled";

    private void OnCancel(string why)
    {
        if (!state.IsOpen || state.IsCancelled || state.IsCompleted)
        {
            return;
        }

        Persist(new BucketCancelled(why, Now), e =>
        {
            Apply(e);
            isTight = isStarved = false;
            foreach (var asked in outstanding.Values.Where(o => !o.IsAnswered))
            {
                TellToStop(asked);
            }

            Report();
            FinishCancelled();
        });
    }

    private void TellToStop(Outstanding asked)
    {
        var stop = new StopAsking(asked.RequestId, MissingReason.Cancelled, state.CancelledWhy!);
        directory.Entities.Tell(new ShardingEnvelope(asked.Item.Entity.ToString(), stop), Self);
    }

    /// <summary>The entity was lost and with it the request: its rows are left, as those that were never asked for.</summary>
    private void OnRequestUnknown(RequestUnknown message)
    {
        if (state.IsCancelled && outstanding.Values.FirstOrDefault(o => o.RequestId == message.RequestId && !o.IsAnswered) is { } lost)
        {
            Forget(lost.Item.Entity);
            FinishCancelled();
        }
    }

    private void FinishCancelled()
    {
        if (hasOpened && !isLoading && !isDeciding && outstanding.Count == 0 && !state.IsCompleted)
        {
            Decide(Defer(new MissingField("", MissingReason.Cancelled, state.CancelledWhy!).Text, StoppedByCancel));
        }
    }
}
