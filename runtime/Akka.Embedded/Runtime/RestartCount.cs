namespace Akka.Embedded.Runtime;

/// <summary>How often a child was restarted in its window, to decide whether it may be once more.</summary>
internal struct RestartCount
{
    private int _restarts;
    private long _windowStart;

    /// <summary>
    /// Counts a restart. <paramref name="retries"/> below zero is no limit; <paramref name="window"/> of zero or less is no window. A window
    /// without a limit allows one restart in it.
    /// </summary>
    internal bool Request(int retries, TimeSpan window, TimeProvider time)
    {
        if (retries == 0)
            return false;
        if (window > TimeSpan.Zero)
            return RequestInWindow(retries < 0 ? 1 : retries, window, time);
        return retries < 0 || ++_restarts <= retries;
    }

    private bool RequestInWindow(int retries, TimeSpan window, TimeProvider time)
    {
        var now = time.GetTimestamp();
        if (_restarts == 0 || time.GetElapsedTime(_windowStart, now) > window)
        {
            _windowStart = now;
            _restarts = 1;
            return true;
        }
        return ++_restarts <= retries;
    }
}
