using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>What the stages of one running stream share: their actor, and how to be woken by what happens outside of its turns.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Cancelled at the end; it holds nothing else")]
internal sealed class Island(LocalActorSystem system)
{
    /// <summary>So many elements go through before other actors, and word to stop, get their turn.</summary>
    private const int StepsPerTurn = 128;

    private readonly List<Action> _atEnd = [];
    private readonly Cancelable _over = new(system.Scheduler);
    private IActorRef? _actor;
    private int _woken;
    private int _steps;
    private volatile bool _isOver;

    internal LocalActorSystem System { get; } = system;

    internal TimeSpan Now => System.Scheduler.MonotonicClock;

    /// <summary>False where the turn is used up; another one follows. Whoever makes elements asks before each.</summary>
    internal bool MayStep()
    {
        if (--_steps >= 0)
            return true;
        Wake();
        return false;
    }

    /// <summary>From any thread: something has changed, run again.</summary>
    internal void Wake()
    {
        // Before the actor is there, its first turn sees the change: which needs the change to be visible before this looks for the actor.
        Interlocked.MemoryBarrier();
        if (!_isOver && _actor is { } actor && Interlocked.Exchange(ref _woken, 1) == 0)
            actor.Tell(Awake.Instance, ActorRefs.NoSender);
    }

    /// <summary>Runs again once the task is done. Its failure counts as seen, even where the stream has ended by then.</summary>
    internal void WakeAfter(Task task) => task.ContinueWith(
        static (done, island) =>
        {
            _ = done.Exception;
            ((Island)island!).Wake();
        },
        this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Calls and runs again when so much time has passed, unless the stream has ended.</summary>
    internal void WakeAfter(TimeSpan delay, Action call) => System.Scheduler.Advanced.ScheduleOnce(
        delay,
        () =>
        {
            call();
            Wake();
        },
        _over);

    /// <summary>Calls when the stream has ended, in whichever way. For stages that are being made.</summary>
    internal void AtEnd(Action call) => _atEnd.Add(call);

    internal void BeginWith(IActorRef actor) => _actor = actor;

    internal void BeginTurn()
    {
        // A full fence: what happened before a word that is not sent twice is seen in this turn.
        Interlocked.Exchange(ref _woken, 0);
        _steps = StepsPerTurn;
    }

    internal void End()
    {
        _isOver = true;
        _over.Cancel();
        foreach (var call in _atEnd)
            call();
    }
}
