using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Sharding;

namespace Akka.Embedded.Runtime;

/// <summary>
/// The runtime's side of one actor, over all its incarnations: the context that the actor sees, and the state behind it. What most actors
/// never use (children, death watch, timers, faults) is made when first used, to keep an idle actor small.
/// </summary>
internal sealed class ActorCell : IUntypedActorContext
{
    [ThreadStatic]
    private static ActorCell? _current;

    private ChildActors? _children;
    private DeathWatch? _deaths;
    private ReceiveTimeoutClock? _receiveTimeout;
    private BehaviorStack _behavior;

    internal ActorCell(LocalActorSystem system, LocalActorRef self, InternalActorRefBase parent, Props props, ActorDispatcher dispatcher)
    {
        SystemImpl = system;
        Ref = self;
        ParentRef = parent;
        Props = props;
        self.Cell = this;
        Mailbox = new Mailbox(this, dispatcher, CreateQueue(system, self, props));
    }

    /// <summary>The cell whose turn this thread runs, or null.</summary>
    internal static ActorCell? Current => _current;

    internal LocalActorSystem SystemImpl { get; }

    internal LocalActorRef Ref { get; }

    internal InternalActorRefBase ParentRef { get; }

    internal Mailbox Mailbox { get; }

    internal ActorBase? Actor { get; private set; }

    internal object? Message { get; set; }

    internal IActorRef? MessageSender { get; set; }

    /// <summary>Counts what the actor has been given, so that a stash can tell one delivery from the next.</summary>
    internal int Delivery { get; private set; }

    internal bool IsTerminated { get; set; }

    /// <summary>What is not normal about this actor, or null: failed, restarting, stopping.</summary>
    internal FaultState? Fault { get; set; }

    /// <summary>The ownership of the shard that the actor belongs to; null outside of a cluster's shards. Children have their parent's.</summary>
    internal IShardHold? Hold { get; set; }

    /// <summary>How the parent has supervised this actor. Only the parent's turn uses it.</summary>
    internal RestartCount Restarts;

    /// <summary>Only the cell's own turn uses it.</summary>
    internal TurnState Turn;

    /// <summary>True once the parent has told it to stop. Only the parent's turn uses it.</summary>
    internal bool IsDying { get; set; }

    internal ActorTimers? TimersOrNull { get; private set; }

    internal DeathWatch? DeathsOrNull => _deaths;

    internal ChildActors? ChildrenOrNull => _children;

    internal DeathWatch Deaths => _deaths ??= new DeathWatch(this);

    internal ChildActors Children => _children ?? Interlocked.CompareExchange(ref _children, new ChildActors(this), null) ?? _children;

    internal ActorTimers Timers => TimersOrNull ??= new ActorTimers(this);

    /// <summary>A node that may not act for a shard lets its entities decide nothing more. Their parent still sees to their end.</summary>
    private bool MayAct => Hold is not { IsHeld: false } || Actor is Shard;

    public ActorSystem System => SystemImpl;

    public Props Props { get; }

    public IActorRef Self => Ref;

    public IActorRef Parent => ParentRef;

    public IActorRef Sender => MessageSender ?? SystemImpl.DeadLetters;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    internal static ActorCell? Enter(ActorCell cell)
    {
        var outer = _current;
        _current = cell;
        return outer;
    }

    internal static void Leave(ActorCell? outer) => _current = outer;

    internal void Invoke(object message, IActorRef? sender)
    {
        if (IsTerminated || !MayAct)
        {
            Termination.ToDeadLetters(this, message, sender);
            return;
        }
        Message = message;
        MessageSender = sender;
        Delivery++;
        try
        {
            _receiveTimeout?.Begin();
            var influences = Deliver(message);
            _receiveTimeout?.End(influences);
            Message = null;
            MessageSender = null;
        }
        catch (Exception e)
        {
            _receiveTimeout?.End(influences: true);
            // Message and sender stay for PreRestart.
            Faults.Raise(this, e, null);
        }
    }

    internal void InvokeSystem(SystemMessage message)
    {
        try
        {
            if (Fault is { } fault && fault.Postpones(message))
                fault.Postponed.Add(message);
            else
                message.Apply(this);
        }
        catch (Exception e)
        {
            Faults.Raise(this, e, (message as FailedMessage)?.Child);
        }
    }

    /// <summary>Hands the message to the actor's behaviour.</summary>
    internal void Receive(object message) => Actor!.AroundReceive(_behavior.Top(Actor), message);

    /// <summary>Takes in an incarnation. What it became in its constructor stays: <see cref="Disincarnate"/> has cleared the last one's.</summary>
    internal void Incarnate(ActorBase actor) => Actor = actor;

    /// <summary>Forgets the incarnation: what belongs to it ends with it.</summary>
    internal void Disincarnate()
    {
        TimersOrNull?.CancelAll();
        Actor = null;
        _behavior = default;
        Message = null;
        MessageSender = null;
    }

    public IActorRef ActorOf(Props props, string? name = null) => Children.Start(props, name);

    public ActorSelection ActorSelection(string actorPath) => Akka.Actor.ActorSelection.From(SystemImpl, Self, actorPath);

    public ActorSelection ActorSelection(ActorPath actorPath) => Akka.Actor.ActorSelection.From(SystemImpl, actorPath);

    public IActorRef Child(string name) => _children?.Find(name)?.Ref ?? (IActorRef)ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => _children?.Snapshot().Select(child => child.Self) ?? [];

    public void Become(Receive receive) => _behavior.Become(receive);

    public void BecomeStacked(Receive receive) => _behavior.Push(receive);

    public void Become(UntypedReceive receive) => Become(Handled(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Handled(receive));

    public void UnbecomeStacked() => _behavior.Pop();

    public void Stop(IActorRef child)
    {
        var actor = ActorRefAccess.Internal(child);
        if (actor is LocalActorRef { Cell: var cell } && _children?.Find(child.Path.Name) == cell)
            _children.MarkDying(cell);
        actor.Stop();
    }

    public IActorRef Watch(IActorRef subject) => Deaths.Watch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => Deaths.Watch(subject, message);

    public IActorRef Unwatch(IActorRef subject)
    {
        _deaths?.Unwatch(subject);
        return subject;
    }

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is { } positive && positive <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A receive timeout must be longer than nothing");
        _receiveTimeout?.Dispose();
        _receiveTimeout = timeout is { } value ? new ReceiveTimeoutClock(this, value) : null;
    }

    private static Receive Handled(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    private static IMessageQueue? CreateQueue(LocalActorSystem system, LocalActorRef self, Props props) =>
        props.Mailbox is { } name ? system.MailboxTypes.Lookup(name).Create(self, system) : null;

    /// <summary>True where the message counts as activity.</summary>
    private bool Deliver(object message)
    {
        if (message is TimerEntry timer)
            return DeliverTimer(timer);
        if (message is IAutoReceivedMessage automatic)
            AutoReceive.Handle(this, automatic);
        else
            Receive(message);
        return message is not INotInfluenceReceiveTimeout;
    }

    private bool DeliverTimer(TimerEntry timer)
    {
        if (TimersOrNull is null || !TimersOrNull.IsLive(timer))
            return false;
        Message = timer.Message;
        MessageSender = timer.Sender;
        return Deliver(timer.Message);
    }
}
