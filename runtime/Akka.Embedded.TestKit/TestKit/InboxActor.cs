using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The actor behind a test kit or probe.</summary>
internal sealed class InboxActor(MessageInbox inbox) : UntypedActor
{
    private readonly ChildStrategies _strategies = new();
    private AutoPilot _autoPilot = AutoPilot.NoAutoPilot;

    protected override SupervisorStrategy SupervisorStrategy() => _strategies;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchRequest watch:
                Context.Watch(watch.Actor);
                watch.Done.TrySetResult();
                break;
            case UnwatchRequest unwatch:
                Context.Unwatch(unwatch.Actor);
                break;
            case AutoPilotRequest request:
                _autoPilot = request.AutoPilot;
                break;
            case SpawnRequest spawn:
                Sender.Tell(Spawn(spawn), Self);
                break;
            default:
                Fly(message);
                inbox.Put(message, Sender);
                break;
        }
    }

    private void Fly(object message)
    {
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning)
            _autoPilot = next;
    }

    private IActorRef Spawn(SpawnRequest spawn)
    {
        var child = Context.ActorOf(spawn.Props, spawn.Name);
        if (spawn.Strategy is { } strategy)
            _strategies.Set(child, strategy);
        return child;
    }

    internal sealed record WatchRequest(IActorRef Actor, TaskCompletionSource Done) : INoSerializationVerificationNeeded;

    internal sealed record UnwatchRequest(IActorRef Actor) : INoSerializationVerificationNeeded;

    internal sealed record AutoPilotRequest(AutoPilot AutoPilot) : INoSerializationVerificationNeeded;

    internal sealed record SpawnRequest(Props Props, string? Name, SupervisorStrategy? Strategy) : INoSerializationVerificationNeeded;
}
