using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Streams;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>Runs streams as children of an actor of its own.</summary>
internal sealed class LocalMaterializer : ActorMaterializer
{
    private readonly LocalActorSystem _system;
    private readonly LocalActorRef _supervisor;
    private readonly ChildActors _streams;
    private readonly string _prefix;
    private int _started;
    private volatile bool _isShutdown;

    internal LocalMaterializer(LocalActorSystem system, LocalActorRef supervisor, ActorMaterializerSettings settings, string? prefix)
    {
        _system = system;
        _supervisor = supervisor;
        // Made now: an actor that stops without children would not close what is made later.
        _streams = supervisor.Cell.Children;
        Settings = settings;
        _prefix = prefix ?? "Flow";
    }

    public override ActorMaterializerSettings Settings { get; }

    public override ActorSystem System => _system;

    public override bool IsShutdown => _isShutdown || _supervisor.Cell.IsTerminated;

    public override void Shutdown()
    {
        _isShutdown = true;
        _system.Stop(_supervisor);
    }

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable)
    {
        var blueprint = Blueprints.Of(runnable);
        if (IsShutdown)
            throw new InvalidOperationException($"The materializer {_supervisor.Path} has been shut down: it cannot run a stream");
        var island = new Island(_system);
        try
        {
            var materialized = blueprint.Build(island, out var end);
            Start(island, end);
            return materialized;
        }
        catch
        {
            island.End();
            throw;
        }
    }

    private void Start(Island island, Consumer end)
    {
        var props = Props.CreateBy(new StreamProducer(island, end));
        if (Settings.Dispatcher.Length > 0)
            props = props.WithDispatcher(Settings.Dispatcher);
        _streams.Start(props, $"{_prefix}-{Interlocked.Increment(ref _started) - 1}");
    }

    private sealed class StreamProducer(Island island, Consumer end) : IIndirectActorProducer
    {
        public Type ActorType => typeof(StreamActor);

        public ActorBase Produce() => new StreamActor(island, end);

        public void Release(ActorBase actor)
        {
        }
    }
}

/// <summary>The parent of a materializer's streams.</summary>
internal sealed class StreamSupervisor : ActorBase
{
    protected override bool Receive(object message) => false;
}
