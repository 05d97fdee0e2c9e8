using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Domain.Gates;

namespace Enrichment.Actors.Entities;

/// <content>
/// What reaches an entity, and when it leaves memory. One switch for all: there are as many of these actors as companies at work,
/// and handlers registered one by one were a third of each one's memory.
/// </content>
public sealed partial class EntityActor
{
    private bool isLoaded;
    private bool isIdle;
    private bool isLeaving;
    private int settling;

    private bool HasWork => call is not null || asked.Count > 0 || settling > 0;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Status.Failure failure:
                Fail(failure);
                break;
            case Loaded loaded:
                state = loaded.State;
                isLoaded = true;
                TakeUp();
                break;
            case Erased erased:
                OnErased(erased);
                break;
            case not null when !isLoaded:
                Stash.Stash();
                break;
            case Enrich request:
                OnEnrich(request);
                break;
            case PaidBefore paid:
                Admit(paid.Request, paid.Paid);
                break;
            case PaidUnknown unknown:
                OnPaidUnknown(unknown.RequestId);
                break;
            case ForgetEntity:
                OnForget();
                break;
            case Withdraw withdraw:
                OnWithdraw(withdraw);
                break;
            case StopAsking stop:
                OnStopAsking(stop);
                break;
            case Reprioritise moved:
                OnReprioritise(moved);
                break;
            case RestEnded:
                Step();
                break;
            case ReceiveTimeout:
                Context.Parent.Tell(new Passivate(Leave.Instance));
                break;
            case Leave:
                OnLeave();
                break;
            case RemindOfPermit:
                RemindGate();
                break;
            case HandOff:
                OnHandOff();
                break;
            default:
                OnCallMessage(message);
                break;
        }
    }

    private void OnCallMessage(object? message)
    {
        switch (message)
        {
            case PermitDecision decision:
                OnDecision(decision);
                break;
            case Intended intended:
                OnIntended(intended);
                break;
            case Answered answered:
                OnAnswered(answered);
                break;
            case Settled settled:
                OnSettled(settled);
                break;
            case AskAgain:
                AskPermit(TimeSpan.Zero);
                break;
            case SettleOpenCall open:
                OnSettleOpenCall(open);
                break;
            case LostCallSettled settled:
                OnLostCallSettled(settled);
                break;
            default:
                Unhandled(message!);
                break;
        }
    }

    private void TakeUp()
    {
        if (Stash.IsEmpty)
        {
            Step();
        }
        else
        {
            Stash.UnstashAll();
        }
    }

    /// <summary>Nobody waits and no call is open: stays a while for the next one who asks, unless enough others do.</summary>
    private void BeIdle()
    {
        if (isLeaving)
        {
            // Behind what was stashed until now.
            Self.Tell(Leave.Instance);
        }
        else if (!isIdle && idle.TryStay())
        {
            isIdle = true;
            Context.SetReceiveTimeout(services.Settings.IdleEntity);
        }
        else if (!isIdle)
        {
            Context.Parent.Tell(new Passivate(Leave.Instance));
        }
    }

    private void OnLeave()
    {
        isLeaving = true;
        if (!HasWork)
        {
            Context.Stop(Self);
            return;
        }

        // Who asks again reaches only the next incarnation from here on: what the gate has lost this one asks for by itself.
        Timers.StartPeriodicTimer(RemindTimer, RemindOfPermit.Instance, services.Settings.ReaskAfter);
    }

    private void EndIdleness()
    {
        if (!isIdle)
        {
            return;
        }

        isIdle = false;
        idle.Leave();
        Context.SetReceiveTimeout(null);
    }

    private sealed record RemindOfPermit
    {
        public static readonly RemindOfPermit Instance = new();
    }

    /// <summary>The shard keeps what comes later for the next incarnation. What came before is finished first.</summary>
    private sealed record Leave
    {
        public static readonly Leave Instance = new();
    }
}
