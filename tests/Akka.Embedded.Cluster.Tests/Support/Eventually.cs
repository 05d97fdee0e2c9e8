namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Waits for what another thread or node brings about.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">It did not happen; says what was awaited and what was seen last.</exception>
    public static async Task Is(Func<bool> condition, string what, Func<string>? seen = null)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            try
            {
                await ticks.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Within {Patience} it did not happen that {what}{(seen is null ? "" : $"; seen: {seen()}")}");
            }
        }
    }
}
