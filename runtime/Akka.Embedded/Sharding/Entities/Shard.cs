using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;

namespace Akka.Embedded.Sharding;

/// <summary>The parent of a shard's entities: starts them, lets them passivate, starts them anew when messages were kept.</summary>
internal sealed class Shard : UntypedActor, IWithTimers
{
    private readonly EntityRouter _router;
    private readonly Func<string, Props> _entityProps;
    private readonly object _handOffStopMessage;
    private readonly ShardingClock _clock;
    private readonly Dictionary<IActorRef, EntitySlot> _entities = [];
    private bool _isStopping;

    public Shard(EntityRouter router, Func<string, Props> entityProps, object handOffStopMessage, ShardingClock clock, IShardHold? hold)
    {
        (_router, _entityProps, _handOffStopMessage, _clock) = (router, entityProps, handOffStopMessage, clock);
        Cell.Hold = hold;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case OpenEntity open:
                Open(open.Slot);
                break;
            case Passivate passivate when _entities.TryGetValue(Sender, out var slot):
                slot.TryPassivate(passivate.StopMessage);
                break;
            case Terminated terminated when _entities.Remove(terminated.ActorRef, out var slot):
                Close(slot);
                break;
            case StopIdleEntities:
                StopIdle();
                break;
            case StopEntities stop:
                StopAll(stop.StopMessage);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void PostStop()
    {
        foreach (var slot in _entities.Values) _router.Release(slot);
    }

    private void Open(EntitySlot slot)
    {
        if (_isStopping || Cell.Hold is { IsHeld: false })
        {
            _router.Release(slot);
            return;
        }
        try
        {
            var entity = Context.ActorOf(_entityProps(slot.EntityId), Uri.EscapeDataString(slot.EntityId));
            Context.Watch(entity);
            _entities.Add(entity, slot);
            slot.Open(entity);
            WatchIdleness();
        }
        catch (Exception failure)
        {
            // One entity's props must not cost the shard's other entities their parent.
            Context.GetLogger().Error(failure, "Entity {0} of shard {1} could not be started: {2}", slot.EntityId, slot.ShardId, failure.Message);
            _router.Abandon(slot);
        }
    }

    private void Close(EntitySlot slot)
    {
        if (_isStopping) _router.Release(slot);
        else if (slot.CloseOrReopen()) Open(slot);
        else _router.Remove(slot);
        if (_isStopping && _entities.Count == 0) Context.Stop(Self);
    }

    private void WatchIdleness()
    {
        if (_clock.IsIdleLimited && !Timers.IsTimerActive(StopIdleEntities.Instance))
            Timers.StartSingleTimer(StopIdleEntities.Instance, StopIdleEntities.Instance, _clock.CheckEvery);
    }

    private void StopIdle()
    {
        var limit = _clock.IdleBefore;
        foreach (var slot in _entities.Values)
        {
            if (slot.IsIdleSince(limit)) slot.TryPassivate(_handOffStopMessage);
        }
        if (_entities.Count > 0) WatchIdleness();
    }

    private void StopAll(object? stopMessage)
    {
        _isStopping = true;
        foreach (var (entity, slot) in _entities)
        {
            if (stopMessage is null) Context.Stop(entity);
            else slot.TryPassivate(stopMessage);
        }
        if (_entities.Count == 0) Context.Stop(Self);
    }
}
