using Akka.Actor;
using Akka.Configuration;
using Akka.Embedded.Runtime;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// An actor system with a test actor whose messages a test waits for. Waiting goes by real time, also where the actors' time is virtual.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _names;

    private readonly ITestKitAssertions _assertions;
    private readonly MessageInbox _inbox = new();
    private readonly SynchronizationContext? _contextBefore = SynchronizationContext.Current;
    private readonly ActorContextKeeper? _keeper;
    private MessageEnvelope _last = NullMessageEnvelope.None;

    /// <summary>With an actor system, or null to start one.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system, string? testActorName = null)
        : this(assertions, system ?? TestSystems.Start(Config.Empty, null, null), testActorName, owned: true)
    {
    }

    /// <summary>Starts an actor system with these settings.</summary>
    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, TestSystems.Start(config, actorSystemName, null), testActorName, owned: true)
    {
    }

    private protected TestKitBase(ITestKitAssertions assertions, ActorSystem system, string? testActorName, bool owned)
    {
        _assertions = assertions;
        Sys = system;
        TestKitSettings = new TestKitSettings(system.Settings.Config);
        TestActor = CreateTestActor(testActorName ?? $"testActor{Interlocked.Increment(ref _names)}");
        if (!owned || this is INoImplicitSender)
            return;
        _keeper = new ActorContextKeeper(((LocalActorRef)TestActor).Cell);
        _keeper.TakeThread();
    }

    /// <summary>The actor system.</summary>
    public ActorSystem Sys { get; }

    /// <summary>The settings.</summary>
    public TestKitSettings TestKitSettings { get; }

    /// <summary>The actor whose messages the test waits for.</summary>
    public IActorRef TestActor { get; }

    /// <summary>A log.</summary>
    public ILoggingAdapter Log => Logging.GetLogger(Sys, GetType());

    /// <summary>True where a message waits to be looked at.</summary>
    public bool HasMessages => _inbox.HasMessages;

    /// <summary>The message looked at last.</summary>
    public object LastMessage => _last.Message;

    /// <summary>The sender of the message looked at last.</summary>
    public IActorRef LastSender => _last.Sender;

    /// <inheritdoc />
    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    /// <summary>Starts an actor.</summary>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Starts an actor that has a constructor without arguments.</summary>
    public IActorRef ActorOf<TActor>()
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>());

    /// <summary>Starts an actor that has a constructor without arguments.</summary>
    public IActorRef ActorOf<TActor>(string name)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc />
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <inheritdoc />
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Starts another actor whose messages count as the test actor's.</summary>
    public IActorRef CreateTestActor(string name) =>
        ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create(() => new InboxActor(_inbox)), name);

    /// <summary>Makes a probe: a test actor of its own.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>Makes a probe in another actor system.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, _assertions, name);

    /// <summary>The test actor hears of the other's end; it watches when this returns.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        var done = new TaskCompletionSource();
        TestActor.Tell(new InboxActor.WatchRequest(actorToWatch, done), TestActor);
        if (!((LocalActorSystem)Sys).Options.Dispatcher.NeedsPumping)
            done.Task.Wait(Dilated(TestKitSettings.DefaultTimeout));
        return actorToWatch;
    }

    /// <summary>Ends watching.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Tell(new InboxActor.UnwatchRequest(actorToUnwatch), TestActor);
        return actorToUnwatch;
    }

    /// <summary>Sets what the test actor does with each message.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new InboxActor.AutoPilotRequest(pilot), TestActor);

    /// <summary>Drops the messages for which it holds before the test sees them.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) => _inbox.Ignored = shouldIgnoreMessage;

    /// <summary>Drops the messages of a type for which it holds.</summary>
    public void IgnoreMessages<T>(Func<T, bool> shouldIgnoreMessage) =>
        IgnoreMessages(message => message is T typed && shouldIgnoreMessage(typed));

    /// <summary>Drops the messages of a type.</summary>
    public void IgnoreMessages<T>() => IgnoreMessages(static message => message is T);

    /// <summary>Drops nothing any more.</summary>
    public void IgnoreNoMessages() => _inbox.Ignored = null;

    /// <summary>Starts a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(new InboxActor.SpawnRequest(props, name, null), cancellationToken);

    /// <summary>Starts a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Spawn(new InboxActor.SpawnRequest(props, null, null), cancellationToken);

    /// <summary>Starts a child of the test actor with a strategy for it.</summary>
    public IActorRef ChildActorOf(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(new InboxActor.SpawnRequest(props, name, supervisorStrategy), cancellationToken);

    /// <summary>Starts a child of the test actor with a strategy for it.</summary>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(new InboxActor.SpawnRequest(props, null, supervisorStrategy), cancellationToken);

    /// <summary>Ends the actor system and waits for it.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Ends an actor system and waits for it.</summary>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        if (((LocalActorSystem)system).Options.Dispatcher.NeedsPumping)
            return;
        var limit = Dilated(duration ?? TestKitSettings.DefaultTimeout);
        if (!system.Terminate().Wait(limit) && verifySystemShutdown)
            _assertions.Fail($"The actor system {system.Name} did not end within {limit}");
    }

    private IActorRef Spawn(InboxActor.SpawnRequest request, CancellationToken cancellationToken) =>
        TestActor.Ask<IActorRef>(request, Dilated(TestKitSettings.DefaultTimeout), cancellationToken).GetAwaiter().GetResult();

    private protected void ReleaseThread() => _keeper?.ReleaseThread(_contextBefore);
}
