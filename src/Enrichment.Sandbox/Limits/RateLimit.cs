using System.Collections.Concurrent;

namespace Enrichment.Sandbox.Limits;

/// <summary>A vendor's request limits, counted for each key apart; a profile without limits refuses nothing.</summary>
internal sealed class RateLimit(SandboxOptions options, params (int Most, TimeSpan Length)[] windows)
{
    private readonly ConcurrentDictionary<string, RateWindow[]> _byKey = new();

    /// <summary>Null when the call may go on; otherwise how long until the longest breached window ends.</summary>
    public TimeSpan? Take(string key)
    {
        if (options.Limits == LimitsProfile.Unlimited)
            return null;
        var mine = _byKey.GetOrAdd(key, _ => [.. windows.Select(window => new RateWindow(window.Most, window.Length))]);
        lock (mine)
        {
            // The time is read under the lock: windows must not be entered in the wrong order.
            var now = options.Clock.GetUtcNow();
            TimeSpan? wait = null;
            foreach (var window in mine)
            {
                if (!window.Take(now))
                    wait = window.Wait(now);
            }

            return wait;
        }
    }

    public void Reset() => _byKey.Clear();
}
