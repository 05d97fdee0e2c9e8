namespace Akka.Embedded.Simulation;

/// <summary>A process's clock: the time that passes is everybody's, what the wall clock shows is its own. Its timers end with it.</summary>
public sealed class ProcessClock : TimeProvider
{
    private readonly VirtualTimeProvider _time;
    private readonly SimulatedProcess _process;
    private TimeSpan _turned;

    internal ProcessClock(VirtualTimeProvider time, SimulatedProcess process) => (_time, _process) = (time, process);

    /// <inheritdoc />
    public override long TimestampFrequency => _time.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + _turned;

    /// <inheritdoc />
    public override long GetTimestamp() => _time.GetTimestamp();

    /// <summary>Sets the wall clock forward, or back by a negative time: no time passes.</summary>
    public void TurnWallClock(TimeSpan by) => _turned += by;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ProcessTimer(_process, callback, state);
        timer.Start(_time, dueTime, period);
        return timer;
    }

    private sealed class ProcessTimer(SimulatedProcess process, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _inner = null!;
        private bool _isDue;
        private bool _isDisposed;

        internal void Start(VirtualTimeProvider time, TimeSpan dueTime, TimeSpan period) =>
            _inner = time.CreateTimer(static timer => ((ProcessTimer)timer!).Fire(), this, dueTime, period);

        public bool Change(TimeSpan dueTime, TimeSpan period) => _inner.Change(dueTime, period);

        public void Dispose()
        {
            _isDisposed = true;
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            if (process.IsDead)
            {
                Dispose();
                return;
            }
            if (_isDue)
                return;
            // However often it fell due while the process stood still, it fires once then.
            _isDue = true;
            process.Due(Call);
        }

        private void Call()
        {
            _isDue = false;
            if (!_isDisposed)
                callback(state);
        }
    }
}
