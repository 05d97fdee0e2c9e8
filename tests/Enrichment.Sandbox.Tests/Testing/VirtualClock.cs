namespace Enrichment.Sandbox.Tests.Testing;

/// <summary>A clock that stands still until it is advanced, and tells when somebody waits on it.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private readonly List<(Func<int, bool> Holds, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Done when at least <paramref name="count"/> timers are waiting.</summary>
    public Task WaitingAsync(int count) => WhenAsync(waiting => waiting >= count, $"{count} timers waiting");

    /// <summary>Done when no timer is waiting any more.</summary>
    public Task WaitingForNoneAsync() => WhenAsync(waiting => waiting == 0, "no timer waiting");

    private async Task WhenAsync(Func<int, bool> holds, string what)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _watchers.Add((holds, reached));
            Notify();
        }

        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"the virtual clock never saw {what}");
        }
    }

    private void Notify()
    {
        foreach (var watcher in _watchers.Where(watcher => watcher.Holds(_timers.Count)).ToList())
        {
            watcher.Reached.SetResult();
            _watchers.Remove(watcher);
        }
    }

    public void Advance(TimeSpan by)
    {
        List<VirtualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            due.ForEach(timer => _timers.Remove(timer));
        }

        due.ForEach(timer => timer.Fire());
    }

    private void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            Notify();
        }
    }

    private void Forget(VirtualTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            Notify();
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
