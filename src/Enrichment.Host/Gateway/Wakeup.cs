namespace Enrichment.Host.Gateway;

/// <summary>A loop's alarm: rings when somebody wakes it or when it is time to look again; rings that nobody waited for are one.</summary>
internal sealed class Wakeup(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock gate = new();

    public void Ring()
    {
        lock (gate)
        {
            if (rung.CurrentCount == 0)
            {
                rung.Release();
            }
        }
    }

    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        using var alarm = time.CreateTimer(static wakeup => ((Wakeup)wakeup!).Ring(), this, atMost, Timeout.InfiniteTimeSpan);
        await rung.WaitAsync(stop);
    }

    public void Dispose() => rung.Dispose();
}
