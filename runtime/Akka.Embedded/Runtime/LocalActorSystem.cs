using Akka.Actor;
using Akka.Configuration;
using Akka.Embedded.Crossing;
using Akka.Event;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Runtime;

/// <summary>The embedded runtime's actor system.</summary>
internal sealed class LocalActorSystem : ExtendedActorSystem
{
    private readonly ExtensionRegistry _extensions;
    private readonly SystemEnd _end;
    private Guardians _guardians = null!;
    private long _uids;

    internal LocalActorSystem(string name, EmbeddedOptions options)
    {
        Name = name;
        Options = options;
        RootPath = new RootActorPath(new Address("akka", name));
        Logger = SteadyLogger.Of(options, "Akka.Actor.ActorSystem");
        Log = new LoggerAdapter(Logger, name);
        Settings = new Settings(this, new Config(options.Settings.AsReadOnly()));
        EventStream = new EventStream(debug: false);
        DeadLetterRef = new DeadLetterRef(this);
        Temp = new TemporaryRefs(RootPath);
        MailboxTypes = new MailboxTypes(this);
        _end = new SystemEnd(this);
        _extensions = new ExtensionRegistry(this);
        Serialization = (options.Feature<SerializationOptions>() ?? new SerializationOptions()).Create(this);
        MessageCodec = new MessageCodec(this);
        Scheduler = options.SchedulerFactory?.Invoke() ?? new ClockScheduler(Time, () => _end.IsReached);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => DeadLetterRef;

    public override IScheduler Scheduler { get; }

    public override ILoggingAdapter Log { get; }

    public override Akka.Serialization.Serialization Serialization { get; }

    public override Task WhenTerminated => _end.WhenReached;

    internal EmbeddedOptions Options { get; }

    internal TimeProvider Time => Options.TimeProvider;

    internal ILogger Logger { get; }

    internal RootActorPath RootPath { get; }

    internal DeadLetterRef DeadLetterRef { get; }

    internal TemporaryRefs Temp { get; }

    internal MessageCodec MessageCodec { get; }

    internal MailboxTypes MailboxTypes { get; }

    internal LocalActorRef Root => _guardians.Root;

    public override IActorRef ActorOf(Props props, string? name = null) => _guardians.User.Cell.Children.Start(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => _guardians.System.Cell.Children.Start(props, name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => Akka.Actor.ActorSelection.From(this, actorPath);

    public override ActorSelection ActorSelection(string actorPath) =>
        Akka.Actor.ActorSelection.From(this, _guardians.Root, actorPath);

    public override void Stop(IActorRef actor)
    {
        var target = ActorRefAccess.Internal(actor);
        if (target is LocalActorRef { Cell.ParentRef: LocalActorRef parent } && (parent == _guardians.User || parent == _guardians.System))
            parent.SendSystem(new StopChildMessage(actor));
        else
            target.Stop();
    }

    public override Task Terminate()
    {
        _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        return WhenTerminated;
    }

    public override void RegisterOnTermination(Action code) => _end.Register(code);

    public override object RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    public override object GetExtension(IExtensionId extensionId) => _extensions.Register(extensionId);

    public override T GetExtension<T>() => (T)_extensions.Find(typeof(T))!;

    public override bool HasExtension(Type type) => _extensions.Find(type) is not null;

    public override bool HasExtension<T>() => HasExtension(typeof(T));

    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        extension = _extensions.Find(extensionType)!;
        return extension is not null;
    }

    public override bool TryGetExtension<T>(out T extension)
    {
        extension = GetExtension<T>();
        return extension is not null;
    }

    private protected override void DisposeSystem()
    {
        var ended = Terminate();
        if (!Options.Dispatcher.NeedsPumping)
            ended.GetAwaiter().GetResult();
    }

    internal void StartGuardians() => _guardians = Guardians.Start(this, _end);

    /// <summary>The last phase of a shutdown.</summary>
    internal Task StopActors()
    {
        _guardians.User.Stop();
        return WhenTerminated;
    }

    internal ActorCell NewCell(ActorCell parent, Props props, string name)
    {
        var self = new LocalActorRef(new ChildActorPath(parent.Ref.Path, name, Interlocked.Increment(ref _uids)));
        return new ActorCell(this, self, parent.Ref, props, Dispatcher(props)) { Hold = parent.Hold };
    }

    internal ActorDispatcher Dispatcher(Props props)
    {
        if (props.DispatcherName is not { } name)
            return Options.Dispatcher;
        return Options.Dispatchers.TryGetValue(name, out var dispatcher)
            ? dispatcher
            : throw new ConfigurationException($"Dispatcher [{name}] of {props.Type} is not configured");
    }

    /// <summary>A failure of the runtime's own doing or of an actor's hook, which nobody else hears of.</summary>
    internal void Problem(IActorRef actor, Exception cause, string what) => Logger.LogError(cause, "{Actor}: {Problem}", actor.Path, what);

    /// <summary>A message that reached nobody.</summary>
    internal void Undelivered(object message, IActorRef? sender, IActorRef recipient) => DeadLetterRef.Publish(message, sender, recipient);
}
