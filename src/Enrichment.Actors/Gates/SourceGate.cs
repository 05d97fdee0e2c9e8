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
    private readonly PermitHolders holders = new();
    private readonly List<IActorRef> drainers = [];
    private readonly List<IActorRef> curious = [];

    /// <summary>Accounts that were paused or resumed since this gate began: what it reads of them is older.</summary>
    private readonly HashSet<string> spokenOf = new(StringComparer.Ordinal);
    private readonly ILedger ledger;
    private readonly IAccountPauses pauses;
    private readonly SteadyClock steady;
    private bool isReady;
    private DateTimeOffset? wakeAt;

    public SourceGate(ActorServices services)
    {
        time = services.Time;
        steady = services.Steady;
        gate = new PermitGate(services.Sources.Accounts, services.Gate);
        ledger = services.Ledger;
        pauses = services.Pauses;
        Receive<Counted>(OnCounted);
        Receive<Status.Failure>(f => throw new InvalidOperationException("The gate cannot read which calls were begun before it.", f.Cause));
        Receive<AskPermit>(OnAsk);
        Receive<ReturnPermit>(m => Then(() => Return(m)));
        Receive<ReleasePermit>(m => Then(() => Cancel(m.PermitId)));
        Receive<CancelPermit>(m => Then(() => Cancel(m.PermitId)));
        Receive<ReprioritisePermit>(m => Then(() => gate.Reprioritise(m.PermitId, m.To, Now)));
        Receive<PauseAccount>(m => Then(() => OnPause(m)));
        Receive<ResumeAccount>(m => Then(() => OnResume(m)));
        Receive<GetGate>(_ => OnGet());
        Receive<DrainGate>(_ => Drain());
        Receive<Wake>(_ => Then(() => wakeAt = null));
        Receive<Sweep>(_ => Then(() => gate.ExpirePermits(Now)));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>A wall clock that is set back would keep windows and back-offs shut for as long.</summary>
    private DateTimeOffset Now => steady.Now;

    private bool IsDraining => drainers.Count > 0;

    /// <summary>Wraps a message for the gate's region.</summary>
    public static ShardingEnvelope To(object message) => new(EntityId, message);

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer("sweep", new Sweep(), SweepEvery);
        Read().PipeTo(Self);
    }

    private async Task<Counted> Read()
    {
        var paused = pauses.All();
        return new Counted(await ledger.CallsSince(time.GetUtcNow() - gate.LongestWindow), await paused);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private void OnCounted(Counted counted) => Then(() =>
    {
        foreach (var pause in counted.Pauses.Where(p => !spokenOf.Contains(p.Account)))
        {
            gate.Pause(pause.Account, pause.Why);
        }

        gate.CountBefore(counted.Starts.Select(s => s with { At = Earlier(steady.Of(s.At), Now) }));
        isReady = true;
        curious.ForEach(asker => asker.Tell(new GateState(gate.Views(Now))));
        curious.Clear();
    });

    /// <summary>Before it has read what is paused it would show what is not so.</summary>
    private void OnGet()
    {
        if (isReady)
        {
            Sender.Tell(new GateState(gate.Views(Now)));
        }
        else
        {
            curious.Add(Sender);
        }
    }

    private void OnAsk(AskPermit ask) => Then(() =>
    {
        if (holders.HasEnded(ask.Request.PermitId) || IsNobody(Sender))
        {
            // It has come late, and nobody would hear of the grant or give it back.
            return;
        }

        if (gate.Holds(ask.Request.PermitId))
        {
            // Its grant was lost on the way.
            Sender.Tell(new PermitDecision(ask.Request, null, ""));
            return;
        }

        if (holders.Ask(ask.Request.PermitId) is { } left)
        {
            Withdraw(left);
        }

        askers[ask.Request.PermitId] = Sender;
        gate.Ask(ask.Request with { NotBefore = Now + ask.Wait }, Now);
    });

    private void Return(ReturnPermit message)
    {
        holders.End(message.End.PermitId);
        gate.Return(message.End, Now);
    }

    private void Cancel(string permitId)
    {
        holders.End(permitId);
        Withdraw(permitId);
    }

    private void Withdraw(string permitId)
    {
        askers.Remove(permitId);
        gate.Cancel(permitId);
    }

    /// <summary>A node that passes on what an actor of its own had sent names its dead letters as sender once that actor is gone.</summary>
    private static bool IsNobody(IActorRef sender)
    {
        // Names first: paths would be written out anew for every request.
        var nobody = Context.System.DeadLetters.Path;
        return sender.Path.Name == nobody.Name && sender.Path.ToStringWithoutAddress() == nobody.ToStringWithoutAddress();
    }

    /// <summary>Nothing more is granted from now on; the answer comes once that would outlive a restart.</summary>
    private void OnPause(PauseAccount pause)
    {
        if (Knows(gate.Pause(pause.Account, pause.Why), pause.Account))
        {
            spokenOf.Add(pause.Account);
            AnswerAfter(pauses.Pause(new AccountPause(pause.Account, pause.Why, time.GetUtcNow())), pause.Account);
        }
    }

    private void OnResume(ResumeAccount resume)
    {
        if (Knows(gate.Resume(resume.Account), resume.Account))
        {
            spokenOf.Add(resume.Account);
            AnswerAfter(pauses.Resume(resume.Account), resume.Account);
        }
    }

    private bool Knows(bool known, string account)
    {
        if (!known)
        {
            Sender.Tell(new GateDone($"There is no account '{account}'."));
        }

        return known;
    }

    private void AnswerAfter(Task stored, string account) => Done(stored).PipeTo(
        Sender, Self, failure: error => new GateDone($"{account}: it is done, but a restart would forget it: {error.Message}"));

    private static async Task<GateDone> Done(Task stored)
    {
        await stored;
        return new GateDone((string?)null);
    }

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
            if (decision.Refused is not null)
            {
                holders.Forget(decision.Request.PermitId);
            }

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

    private sealed record Counted(IReadOnlyList<CallStart> Starts, IReadOnlyList<AccountPause> Pauses);

    private sealed record Wake;

    private sealed record Sweep;
}
