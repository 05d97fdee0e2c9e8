using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;

namespace Akka.Embedded.Tests.Persistence.Actors;

public sealed class StashTests
{
    [Fact]
    public async Task What_the_actor_stashed_comes_back_in_order_also_from_a_persist_handler()
    {
        using var running = new PersistentSystem(new InMemoryEventJournal());
        var signals = new Signals();
        var actor = running.Start(Props.Create(() => new Door(signals)));
        foreach (var message in new[] { "a", "b", "open", "c" }) actor.Tell(message, ActorRefs.NoSender);

        (await signals.Next(4)).ShouldBe(["opened", "a", "b", "c"]);
    }

    /// <summary>Keeps what comes until it is opened.</summary>
    private sealed class Door : ReceivePersistentActor
    {
        public Door(Signals signals)
        {
            Command<string>(text => text == "open", _ => Persist(new Added(1), _ =>
            {
                signals.Add("opened");
                Become(() => CommandAny(signals.Add));
                Stash.UnstashAll();
            }));
            CommandAny(_ => Stash.Stash());
        }

        public override string PersistenceId => "door";
    }
}
