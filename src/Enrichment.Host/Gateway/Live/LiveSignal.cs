namespace Enrichment.Host.Gateway.Live;

/// <summary>Wakes everybody who waits, at once. Who takes <see cref="Next"/> before looking at what changed misses nothing.</summary>
internal sealed class LiveSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next pulse.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse() => Interlocked.Exchange(ref next, New()).TrySetResult();

    // Five hundred clients must not run on the thread that pulses.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
