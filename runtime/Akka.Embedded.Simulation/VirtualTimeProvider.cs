namespace Akka.Embedded.Simulation;

/// <summary>
/// A clock that stands still until it is told to go on. Timers fire on the thread that advances it, in the order of their due times and,
/// among equals, of their starts.
/// </summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Generation), (long Due, long Order)> _due = new();
    private readonly DateTimeOffset _start;
    private readonly long _grain;
    private long _elapsed;
    private long _turned;
    private long _order;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">The time that it shows; the first of January 2025 where none is given.</param>
    /// <param name="grain">Timers fall due at multiples of it only, later than asked for rather than earlier; zero for any time.</param>
    public VirtualTimeProvider(DateTimeOffset? start = null, TimeSpan grain = default)
    {
        _start = start ?? new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _grain = Math.Max(1, grain.Ticks);
    }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp() + Interlocked.Read(ref _turned));

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the wall clock forward, or back by a negative time, as a person may: no time passes, and no timer fires.</summary>
    public void TurnWallClock(TimeSpan by) => Interlocked.Add(ref _turned, by.Ticks);

    /// <summary>Lets so much time pass; what falls due on the way fires at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetTimestamp() + by.Ticks;
        while (AdvanceToNextTimer(until))
        {
        }
        lock (_lock)
            _elapsed = Math.Max(_elapsed, until);
    }

    /// <summary>Goes to the time of the next timer and fires it; false where there is none.</summary>
    public bool AdvanceToNextTimer() => AdvanceToNextTimer(long.MaxValue);

    /// <summary>Goes to the time of the next timer and fires it; false where there is none within that time from now.</summary>
    public bool AdvanceToNextTimer(TimeSpan within) => AdvanceToNextTimer(GetTimestamp() + within.Ticks);

    /// <summary>Goes to the time of the next timer up to that timestamp and fires it; false where there is none.</summary>
    internal bool AdvanceToNextTimer(long until)
    {
        if (!TryTakeDue(until, out var timer))
            return false;
        timer.Fire();
        return true;
    }

    internal void Schedule(VirtualTimer timer, long generation, TimeSpan dueTime)
    {
        lock (_lock)
            _due.Enqueue((timer, generation), ((_elapsed + dueTime.Ticks + _grain - 1) / _grain * _grain, _order++));
    }

    private bool TryTakeDue(long until, out VirtualTimer timer)
    {
        lock (_lock)
        {
            while (_due.TryPeek(out var entry, out var at) && at.Due <= until)
            {
                _due.Dequeue();
                timer = entry.Timer;
                if (timer.Generation != entry.Generation)
                    continue;
                _elapsed = Math.Max(_elapsed, at.Due);
                return true;
            }
        }
        timer = null!;
        return false;
    }
}
