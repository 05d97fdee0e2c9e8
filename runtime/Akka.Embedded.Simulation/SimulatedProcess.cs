namespace Akka.Embedded.Simulation;

/// <summary>
/// A process among others on the simulation's one thread and clock: it may be killed, which leaves nothing of it, or stand still, as one
/// that is stopped or starved does, and go on later as if no time had passed.
/// </summary>
public sealed class SimulatedProcess
{
    private readonly SimulationDispatcher _turns;
    private readonly List<IThreadPoolWorkItem> _heldTurns = [];
    private readonly List<Action> _held = [];
    private readonly List<Action> _due = [];

    /// <summary>Starts a process with nothing in it.</summary>
    public SimulatedProcess(string name, VirtualTimeProvider time, SimulationDispatcher turns)
    {
        _turns = turns;
        Name = name;
        Clock = new ProcessClock(time, this);
        Dispatcher = new ProcessDispatcher(turns, this);
    }

    /// <summary>For people.</summary>
    public string Name { get; }

    /// <summary>The process's clock and timers.</summary>
    public ProcessClock Clock { get; }

    /// <summary>Runs the process's actors.</summary>
    public ActorDispatcher Dispatcher { get; }

    /// <summary>It has been killed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>It stands still.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Ends it at once: no turn, timer or answer of it comes any more.</summary>
    public void Kill()
    {
        IsDead = true;
        _heldTurns.Clear();
        _held.Clear();
        _due.Clear();
    }

    /// <summary>Stops it where it is.</summary>
    public void Freeze() => IsFrozen = true;

    /// <summary>
    /// Lets it go on: what came meanwhile comes now, in its order. Timers that fell due wait for <see cref="CatchUp"/>: none is sure to be the
    /// first to see how much time has passed.
    /// </summary>
    public void Resume()
    {
        IsFrozen = false;
        foreach (var turn in _heldTurns)
            _turns.Schedule(turn, this);
        _heldTurns.Clear();
        var held = _held.ToList();
        _held.Clear();
        foreach (var action in held)
            Reach(action);
    }

    /// <summary>Timers that fell due while it stood still fire.</summary>
    public void CatchUp()
    {
        var due = _due.ToList();
        _due.Clear();
        foreach (var timer in due)
            Due(timer);
    }

    /// <summary>Something from outside reaches the process, such as an answer. A dead one does not notice, one that stands still does later.</summary>
    public void Reach(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Take(action, _held);
    }

    /// <summary>A timer of the process is due.</summary>
    internal void Due(Action timer) => Take(timer, _due);

    private void Take(Action action, List<Action> held)
    {
        if (IsDead)
            return;
        if (IsFrozen)
            held.Add(action);
        else
            action();
    }

    /// <summary>Whether the turn can be taken now; one of a process that stands still is kept.</summary>
    internal bool MayTake(IThreadPoolWorkItem turn)
    {
        if (IsFrozen && !IsDead)
            _heldTurns.Add(turn);
        return !IsDead && !IsFrozen;
    }

    private sealed class ProcessDispatcher(SimulationDispatcher turns, SimulatedProcess process) : ActorDispatcher
    {
        public override int Throughput => 1;

        public override bool NeedsPumping => true;

        public override void Schedule(IThreadPoolWorkItem work)
        {
            if (!process.IsDead)
                turns.Schedule(work, process);
        }
    }
}
