using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;

namespace Enrichment.Actors.Gates;

/// <summary>
/// Grants permits for calls at every vendor account: the shell of <see cref="PermitGate"/>. One in the cluster. Not persistent: a
/// new one counts the calls that the ledger knows into its rate windows, and whoever waited asks again.
/// </summary>
public sealed class SourceGate : ReceiveActor, IWithTimers
{
    /// <summary>The id of the only entity in the gate's shard region.</summary>
    public const string EntityId = "gate";

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);
    private readonly PermitGate gate;
    private readonly TimeProvider time;
    private readonly Dictionary<string, IActorRef> askers = new(StringComparer.Ordinal);
    private readonly List<IActorRef> drainers = [];
    private readonly ILedger ledger;
    private readonly DateTimeOffset began;
    private readonly long beganStamp;
    private bool isReady;
    private DateTimeOffset? wakeAt;

    public SourceGate(ActorServices services)
    {
        time = services.Time;
        began = time.GetUtcNow();
        beganStamp = time.GetTimestamp();
        gate = new PermitGate(services.Sources.Accounts, services.Gate);
        ledger = services.Ledger;
        Receive<Counted>(OnCounted);
        Receive<Status.Failure>(f => throw new InvalidOperationException("The gate cannot read which calls were begun before it.", f.Cause));
        Receive<AskPermit>(OnAsk);
        Receive<ReturnPermit>(m => Then(() => gate.Return(m.End, Now)));
        Receive<ReleasePermit>(m => Then(() => Cancel(m.PermitId)));
        Receive<CancelPermit>(m => Then(() => Cancel(m.PermitId)));
        Receive<ReprioritisePermit>(m => Then(() => gate.Reprioritise(m.PermitId, m.To, Now)));
        Receive<PauseAccount>(m => Then(() => Answer(gate.Pause(m.Account, m.Why), m.Account)));
        Receive<ResumeAccount>(m => Then(() => Answer(gate.Resume(m.Account), m.Account)));
        Receive<GetGate>(_ => Sender.Tell(new GateState(gate.Views())));
        Receive<DrainGate>(_ => Drain());
        Receive<Wake>(_ => Then(() => wakeAt = null));
        Receive<Sweep>(_ => Then(() => gate.ExpirePermits(Now)));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>
    /// The gate's own time line: it began with the clock and goes on evenly since. A wall clock that is set back would keep windows
    /// and back-offs shut for as long.
    /// </summary>
    private DateTimeOffset Now => began + time.GetElapsedTime(beganStamp);

    private bool IsDraining => drainers.Count > 0;

    /// <summary>Wraps a message for the gate's region.</summary>
    public static ShardingEnvelope To(object message) => new(EntityId, message);

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer("sweep", new Sweep(), SweepEvery);
        ledger.CallsSince(time.GetUtcNow() - gate.LongestWindow).PipeTo(Self, success: starts => new Counted(starts));
    }

    /// <summary>Where a moment of the wall clock lies on the gate's time line, by what the clock shows now.</summary>
    private DateTimeOffset OnTimeLine(DateTimeOffset wall) => Now + (wall - time.GetUtcNow());

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private void OnCounted(Counted counted) => Then(() =>
    {
        gate.CountBefore(counted.Starts.Select(s => s with { At = Earlier(OnTimeLine(s.At), Now) }));
        isReady = true;
    });

    private void OnAsk(AskPermit ask) => Then(() =>
    {
        if (gate.Holds(ask.Request.PermitId))
        {
            // Its grant was lost on the way.
            Sender.Tell(new PermitDecision(ask.Request, null, ""));
            return;
        }

        askers[ask.Request.PermitId] = Sender;
        gate.Ask(ask.Request with { NotBefore = Now + ask.Wait }, Now);
    });

    private void Cancel(string permitId)
    {
        askers.Remove(permitId);
        gate.Cancel(permitId);
    }

    private void Answer(bool known, string account) => Sender.Tell(new GateDone(known ? null : $"There is no account '{account}'."));

    private void Drain()
    {
        drainers.Add(Sender);
        TellDrained();
    }

    private void Then(Action change)
    {
        change();
        if (IsDraining)
        {
            TellDrained();
            return;
        }

        if (isReady)
        {
            Grant();
        }
    }

    private void Grant()
    {
        var decisions = gate.Decide(Now, out var wake);
        foreach (var decision in decisions)
        {
            if (askers.Remove(decision.Request.PermitId, out var asker))
            {
                asker.Tell(decision);
            }
        }

        WakeAt(wake);
    }

    private void TellDrained()
    {
        if (gate.InFlight == 0)
        {
            drainers.ForEach(d => d.Tell(new GateDrained()));
        }
    }

    private void WakeAt(DateTimeOffset? wake)
    {
        if (wake is not { } at || (wakeAt is { } set && set <= at))
        {
            return;
        }

        wakeAt = at;
        var wait = at - Now;
        Timers.StartSingleTimer("wake", new Wake(), wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1));
    }

    private sealed record Counted(IReadOnlyList<CallStart> Starts);

    private sealed record Wake;

    private sealed record Sweep;
}
