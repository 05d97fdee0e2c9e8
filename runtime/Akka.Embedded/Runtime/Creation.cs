using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>From props to a started incarnation.</summary>
internal static class Creation
{
    internal static void Create(ActorCell cell)
    {
        try
        {
            NewActor(cell).AroundPreStart();
        }
        catch (Exception e)
        {
            cell.Disincarnate();
            throw new ActorInitializationException(cell.Self, $"Exception during creation: {e.Message}", e);
        }
    }

    /// <summary>Constructs the incarnation and gives it what its interfaces ask for.</summary>
    internal static ActorBase NewActor(ActorCell cell)
    {
        var actor = cell.Props.NewActor()
            ?? throw new ActorInitializationException(cell.Self, $"The producer of {cell.Props.TypeName} returned null");
        cell.Incarnate(actor);
        if (actor is IActorStash stashing)
            stashing.Stash = new StashBuffer(cell);
        if (actor is IWithTimers timed)
            timed.Timers = cell.Timers;
        actor.CompleteConstruction();
        return actor;
    }
}
