namespace Enrichment.Sandbox.Limits;

/// <summary>
/// At most <paramref name="most"/> calls in each window of the clock (windows start at whole multiples of their length, as
/// counters keyed by <c>time / length</c> do). A call over the limit is refused and counts as well.
/// </summary>
internal sealed class RateWindow(int most, TimeSpan length)
{
    private long _window;
    private int _calls;

    /// <summary>Counts one call at <paramref name="now"/>; false when the window was already full.</summary>
    public bool Take(DateTimeOffset now)
    {
        var window = now.UtcTicks / length.Ticks;
        if (window != _window)
            (_window, _calls) = (window, 0);
        _calls++;
        return _calls <= most;
    }

    /// <summary>Time until the next window opens.</summary>
    public TimeSpan Wait(DateTimeOffset now) => TimeSpan.FromTicks(length.Ticks - now.UtcTicks % length.Ticks);
}
