using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The timers of one actor. Used in its own turn only.</summary>
internal sealed class ActorTimers(ActorCell cell) : ITimerScheduler
{
    private Dictionary<object, TimerEntry>? _entries;

    public IReadOnlyCollection<object> ActiveTimers => _entries is null ? [] : _entries.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => StartPeriodicTimer(key, msg, interval, interval, cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        Start(new TimerEntry(cell, key, msg, sender, repeats: true), initialDelay, interval);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => StartSingleTimer(key, msg, timeout, cell.Self);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(new TimerEntry(cell, key, msg, sender, repeats: false), timeout, TimeSpan.Zero);

    public bool IsTimerActive(object key) => _entries is not null && _entries.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_entries is not null && _entries.Remove(key, out var entry))
            entry.Dispose();
    }

    public void CancelAll()
    {
        foreach (var entry in _entries?.Values ?? Enumerable.Empty<TimerEntry>())
            entry.Dispose();
        _entries = null;
    }

    /// <summary>True where the timer was neither cancelled nor replaced since it fired. A single one is done with this.</summary>
    internal bool IsLive(TimerEntry entry)
    {
        if (_entries is null || _entries.GetValueOrDefault(entry.Key) != entry)
            return false;
        if (!entry.Repeats)
            Cancel(entry.Key);
        return true;
    }

    private void Start(TimerEntry entry, TimeSpan delay, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(entry.Key);
        ArgumentNullException.ThrowIfNull(entry.Message);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Cancel(entry.Key);
        (_entries ??= [])[entry.Key] = entry;
        entry.Start(cell.SystemImpl.Time, delay, interval);
    }
}
