using Akka.Actor;
using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>An actor system over a given journal; a second one over the same journal is what a restart of the process sees.</summary>
public sealed class PersistentSystem : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public PersistentSystem(IEventJournal journal, ISnapshotStore? snapshots = null, int maxRecoveries = 50, int replayPage = 3)
    {
        var options = new EmbeddedOptions()
            .With(new SerializationOptions().Add(system => new LedgerSerializer(system), typeof(Added), typeof(Totals)))
            .With(new PersistenceOptions
            {
                Journal = journal,
                Snapshots = snapshots ?? new InMemorySnapshotStore(),
                MaxConcurrentRecoveries = maxRecoveries,
                ReplayPage = replayPage,
            });
        System = EmbeddedActorSystem.Create("persistent", options);
    }

    public ActorSystem System { get; }

    public IActorRef Start(Props props) => System.ActorOf(props);

    public IActorRef Ledger(string id = "ledger") => Start(Props.Create(() => new LedgerActor(id, null)));

    public (IActorRef Actor, Signals Signals) WatchedLedger(string id = "ledger")
    {
        var signals = new Signals();
        return (Start(Props.Create(() => new LedgerActor(id, signals))), signals);
    }

    public static Task<T> Ask<T>(IActorRef actor, object message) => actor.Ask<T>(message, s_patience);

    /// <summary>Stops the actor after what it was sent, and waits.</summary>
    public static Task Stop(IActorRef actor) => actor.GracefulStop(s_patience);

    /// <summary>Waits until the actor has stopped by itself.</summary>
    public static Task Stopped(IActorRef actor) => actor.WatchAsync().WaitAsync(s_patience);

    public void Dispose() => System.Dispose();
}
