using Akka.Cluster.Sharding;

namespace Enrichment.Actors.Entities;

/// <content>
/// The shard moves to another node, or the node ends: a call under way is finished, charged and stored, since its answer would be lost
/// with this incarnation; nothing new is asked, and who still waits is sent on to the next incarnation.
/// </content>
public sealed partial class EntityActor
{
    private bool isHandedOff;

    private void OnHandOff()
    {
        isHandedOff = true;
        EndIdleness();
        if (call is { IsWaiting: true } waiting)
        {
            CancelPermit(waiting.PermitId);
            EndCall();
        }

        Step();
    }

    private void SendOn()
    {
        book.Next(state, services.Steady.Now, services.Hash);
        AnswerDone();
        if (settling > 0)
        {
            return;
        }

        foreach (var (request, replyTo) in asked.Values.OrderBy(a => a.Request.RequestId, StringComparer.Ordinal))
        {
            directory.Entities.Tell(new ShardingEnvelope(name, request with { Again = true }), replyTo);
        }

        asked.Clear();
        Context.Stop(Self);
    }
}
