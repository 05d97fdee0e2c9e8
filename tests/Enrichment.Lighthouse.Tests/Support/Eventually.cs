namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>Waits for what another thread, node or process brings about. The deadline ends a test that hangs; it judges no speed.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <exception cref="TimeoutException">It did not happen.</exception>
    public static async Task Is(Func<Task<bool>> holds, Func<string> what)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            try
            {
                await ticks.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It did not happen that {what()}");
            }
        }
    }

    public static Task Is(Func<bool> holds, Func<string> what) => Is(() => Task.FromResult(holds()), what);
}
