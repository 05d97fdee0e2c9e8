using Akka.Actor;

namespace Enrichment.Actors.Entities;

/// <content>Deletion on request.</content>
public sealed partial class EntityActor
{
    private long erasures;

    private void OnForget()
    {
        if (HasWork)
        {
            Sender.Tell(new EntityForgotten("It is being looked up.", 0));
            return;
        }

        var replyTo = Sender;
        isLoaded = false;
        services.Entities.Erase(id).PipeTo(Self, success: rows => new Erased(replyTo, rows));
    }

    private void OnErased(Erased erased)
    {
        erased.ReplyTo.Tell(new EntityForgotten(null, erased.Rows));
        LoadAnew();
    }

    /// <summary>What this incarnation holds in memory, if anything, is not what is stored.</summary>
    private void LoadAnew()
    {
        isLoaded = false;
        erasures = directory.ErasuresOf(id.Tenant);
        services.Entities.Load(id).PipeTo(Self, success: loaded => new Loaded(loaded));
    }

    /// <summary>The tenant's data was deleted since this incarnation loaded its state, and nothing of its own is under way.</summary>
    private bool IsErased() => erasures != directory.ErasuresOf(id.Tenant) && !HasWork;

    private sealed record Erased(IActorRef ReplyTo, long Rows);
}
