using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>
/// Watches for silence. A message only notes the time; the timer, when it fires, looks how long ago that was and goes to sleep for the
/// rest. So a busy actor costs no timer work.
/// </summary>
internal sealed class ReceiveTimeoutClock : IDisposable
{
    private readonly ActorCell _cell;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _quietSince;
    private bool _armed;
    private bool _busy;
    private bool _disposed;

    internal ReceiveTimeoutClock(ActorCell cell, TimeSpan timeout)
    {
        _cell = cell;
        _time = cell.SystemImpl.Time;
        Timeout = timeout;
        _quietSince = _time.GetTimestamp();
        _armed = true;
        _timer = _time.CreateTimer(static clock => ((ReceiveTimeoutClock)clock!).Look(), this, Infinite, Infinite);
        _timer.Change(timeout, Infinite);
    }

    internal TimeSpan Timeout { get; }

    private static TimeSpan Infinite => System.Threading.Timeout.InfiniteTimeSpan;

    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        _timer.Dispose();
    }

    /// <summary>The actor begins with a message: what it takes is no silence.</summary>
    internal void Begin()
    {
        lock (_lock)
            _busy = true;
    }

    internal void End(bool influences)
    {
        lock (_lock)
        {
            _busy = false;
            if (_disposed || (!influences && _armed))
                return;
            if (influences)
                _quietSince = _time.GetTimestamp();
            if (_armed)
                return;
            _armed = true;
            _timer.Change(Timeout, Infinite);
        }
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            var left = _busy ? Timeout : Timeout - _time.GetElapsedTime(_quietSince);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Infinite);
                return;
            }
            _armed = false;
        }
        _cell.Ref.Tell(ReceiveTimeout.Instance, _cell.Ref);
    }
}
