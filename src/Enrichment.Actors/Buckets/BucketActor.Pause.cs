using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Buckets;

namespace Enrichment.Actors.Buckets;

/// <content>Pause and resume, of the bucket alone or with its run. Who asked is answered once it is durable.</content>
public sealed partial class BucketActor
{
    private bool IsPausedWithItsRun => state.PausedWhy == PauseBucket.WithItsRun.Why;

    private void OnPause(string why, IActorRef asker)
    {
        if (!CanBePaused(asker))
        {
            return;
        }

        // Paused with its run, and now by itself too: it is not to go on with the run.
        if (state.IsPaused && !(IsPausedWithItsRun && why != PauseBucket.WithItsRun.Why))
        {
            asker.Tell(RunReply.Done);
            return;
        }

        Persist(new BucketPaused(why, Now), e =>
        {
            Apply(e);
            foreach (var (entity, asked) in outstanding)
            {
                directory.Entities.Tell(new ShardingEnvelope(entity.ToString(), new Withdraw(asked.RequestId)));
            }

            Release();
            outstanding.Clear();
            answered = 0;
            asker.Tell(RunReply.Done);
            Report();
        });
    }

    private void OnResume(bool withItsRun, IActorRef asker)
    {
        if (!CanBePaused(asker))
        {
            return;
        }

        if (!state.IsPaused || (withItsRun && !IsPausedWithItsRun))
        {
            asker.Tell(RunReply.Done);
            return;
        }

        Persist(new BucketResumed(Now), e =>
        {
            Apply(e);
            asker.Tell(RunReply.Done);
            TakeUpDeferred();
        });
    }

    private bool CanBePaused(IActorRef asker)
    {
        var problem = !state.IsOpen ? "has not been opened yet" : state.IsCancelled ? "was cancelled" : state.IsCompleted ? "has ended already" : null;
        if (problem is not null)
        {
            asker.Tell(new RunReply($"Bucket '{id.Segment}' of run {id.Run} {problem}."));
        }

        return problem is null;
    }
}
