using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Cluster.Simulation;
using Akka.Embedded.Persistence;
using Akka.Embedded.Simulation;
using Enrichment.Actors;
using Enrichment.Actors.Duties;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Gateway;
using Enrichment.Actors.Serialization;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Telling;
using Enrichment.Simulation.Vendors;

namespace Enrichment.Simulation.Worlds;

/// <summary>One life of a node: the production actors in a process of the world, from its start to its death.</summary>
internal sealed class Node
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(60);
    private readonly World world;
    private readonly ActorServices services;
    private readonly NodeActors actors;
    private readonly SimulatedClusterNode? member;
    private readonly List<TaskCompletionSource<object?>> asked = [];

    /// <param name="slot">The node's name over all its lives.</param>
    /// <param name="ended">Called when the cluster has it as a member no more.</param>
    public Node(World world, string slot, string name, Surroundings around, Action ended)
    {
        this.world = world;
        Process = new SimulatedProcess(name, world.Time, world.Turns);
        var draw = world.Draw($"store of {name}");
        Store = new ProcessStore(world, Process, around.Store, draw, around.Onlookers.Ledger, () => around.Committed(this), () => around.Failed(this), around.Cluster is { } shared ? new ShardFences(shared, world, slot) : null);
        var options = Options(around.Onlookers);
        if (around.Cluster is { } cluster)
        {
            member = SimulatedClusterNode.Create(cluster, slot, Process, options);
            member.Ended = ended;
        }

        System = EmbeddedActorSystem.Create("simulation", options);
        services = new ActorServices(
            Store.Ledger, Store.Entities, Store.Work, Store.Runs, new SimulatedCatalog(world.Plan, Process, around.Vendors),
            static (_, operation, inputs) => InputHash.Of(operation, inputs), Process.Clock, GateSettings.Default, world.Plan.Settings, Store.Pauses);
        actors = ActorComposition.Start(System, services);
        new MessagePost(world, world.Draw($"post of {name}"), around.Onlookers.Asked).StandBefore(actors.Directory);
        member?.Join(System);
    }

    public SimulatedProcess Process { get; }

    public ProcessStore Store { get; }

    /// <summary>It has started, and takes what it is asked.</summary>
    public bool IsUp { get; private set; }

    private ActorSystem System { get; }

    /// <summary>What a node does before it takes anything.</summary>
    public async Task Start()
    {
        if (member is null)
        {
            await SettleOpenCalls.Run(services, actors.Directory);
            await ResumeInterruptedRuns.Run(services, actors.Directory);
        }

        ActorComposition.KeepWorkGoing(System, services, actors.Directory, LookEvery, OpenFor);
        IsUp = true;
    }

    /// <summary>A word to a run, through the gateway; null where no answer comes.</summary>
    public Task<object?> Ask(RunId run, object message, TimeSpan patience) => Patiently(actors.Gateway.Ask<object>(new Trigger(run, message), patience), patience);

    /// <summary>A word to the gate; null where no answer comes.</summary>
    public Task<object?> AskGate(object message, TimeSpan patience) => Patiently(actors.Directory.Gate.Ask<object>(SourceGate.To(message), patience), patience);

    /// <summary>Dies: what is under way in the store ends one way or the other, and nobody hears of it.</summary>
    public void Kill()
    {
        IsUp = false;
        Process.Kill();
        Store.End();
        asked.ForEach(a => a.TrySetResult(null));
        asked.Clear();
    }

    private Task<object?> Patiently(Task<object> question, TimeSpan patience)
    {
        var answer = new TaskCompletionSource<object?>();
        asked.RemoveAll(a => a.Task.IsCompleted);
        asked.Add(answer);
        question.ContinueWith(
            done => answer.TrySetResult(done.IsCompletedSuccessfully ? done.Result : null),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        world.After(patience, () => answer.TrySetResult(null));
        return answer.Task;
    }

    private EmbeddedOptions Options(Onlookers onlookers)
    {
        var options = new EmbeddedOptions { TimeProvider = Process.Clock, Dispatcher = Process.Dispatcher, LoggerFactory = new StoryLog(world, Process.Name), LoggedDeadLetters = world.Story.IsTold ? int.MaxValue : 0 };
        options.Mailboxes[GateMailbox.Name] = (settings, config) => new WatchedGateMailbox(settings, config, onlookers.Gate);
        return options
            .With(new PersistenceOptions { Journal = Store.Journal })
            .With(new SerializationOptions()
                .Add(system => new EventSerializer(system), EventManifests.Interfaces)
                .Add(system => new MessageSerializer(system), MessageManifests.Types));
    }
}
