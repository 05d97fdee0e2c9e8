namespace Akka.Embedded.Simulation;

/// <summary>
/// Runs actors on the one thread that pumps, in an order drawn from a seed: the same seed gives the same run. Messages from one actor to
/// another still keep their order.
/// </summary>
public sealed class SimulationDispatcher : ActorDispatcher
{
    private readonly List<(IThreadPoolWorkItem Work, SimulatedProcess? Process)> _waiting = [];
    private readonly Dictionary<IThreadPoolWorkItem, int>? _ranks;
    private readonly Random _order;
    private int _pumpingThread;
    private string? _violation;

    /// <summary>Makes a dispatcher; the order of turns is the seed's.</summary>
    /// <param name="seed">Of the order.</param>
    /// <param name="isUneven">
    /// Some actors are always behind others: each has a rank, drawn anew now and then, and the lowest of those that wait goes first. What needs
    /// one actor to be late through many turns of others comes about far more often than where each turn is drawn for itself.
    /// </param>
    public SimulationDispatcher(int seed, bool isUneven = false)
    {
        _order = new Random(seed);
        _ranks = isUneven ? new Dictionary<IThreadPoolWorkItem, int>(ReferenceEqualityComparer.Instance) : null;
    }

    /// <inheritdoc />
    public override int Throughput => 1;

    /// <inheritdoc />
    public override bool NeedsPumping => true;

    /// <summary>True where no actor has anything to do.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
                return _waiting.Count == 0;
        }
    }

    /// <inheritdoc />
    public override void Schedule(IThreadPoolWorkItem work) => Schedule(work, null);

    /// <summary>Runs one turn; false where there is none.</summary>
    /// <exception cref="InvalidOperationException">Another thread took part.</exception>
    public bool RunOne()
    {
        if (!TryTake(out var work))
            return false;
        _pumpingThread = Environment.CurrentManagedThreadId;
        try
        {
            using (InlineContinuations.Allow())
                work.Execute();
        }
        finally
        {
            _pumpingThread = 0;
        }
        return _violation is null ? true : throw new InvalidOperationException(_violation);
    }

    /// <summary>Runs turns until there are none.</summary>
    public void RunUntilIdle()
    {
        while (RunOne())
        {
        }
    }

    /// <summary>As <see cref="Schedule(IThreadPoolWorkItem)"/>, for a process that may die or stand still before it comes to it.</summary>
    internal void Schedule(IThreadPoolWorkItem work, SimulatedProcess? process)
    {
        var pumping = Volatile.Read(ref _pumpingThread);
        if (pumping != 0 && pumping != Environment.CurrentManagedThreadId)
            _violation ??= $"{work} was scheduled from another thread than the simulation's:{Environment.NewLine}{Environment.StackTrace}";
        lock (_waiting)
            _waiting.Add((work, process));
    }

    private bool TryTake(out IThreadPoolWorkItem work)
    {
        lock (_waiting)
        {
            while (_waiting.Count > 0)
            {
                var index = _ranks is null ? _order.Next(_waiting.Count) : First(_ranks);
                var (taken, process) = _waiting[index];
                _waiting[index] = _waiting[^1];
                _waiting.RemoveAt(_waiting.Count - 1);
                if (process is not null && !process.MayTake(taken))
                    continue;
                work = taken;
                return true;
            }
        }
        work = null!;
        return false;
    }

    private int First(Dictionary<IThreadPoolWorkItem, int> ranks)
    {
        var (first, lowest) = (0, int.MaxValue);
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (!ranks.TryGetValue(_waiting[i].Work, out var rank))
                ranks.Add(_waiting[i].Work, rank = _order.Next());
            if (rank < lowest)
                (first, lowest) = (i, rank);
        }

        if (_order.Next(100) == 0)
            ranks[_waiting[first].Work] = _order.Next();
        return first;
    }
}
