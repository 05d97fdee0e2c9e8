using Enrichment.Host.Composition;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Health;

/// <summary>
/// Whether this server can do work now. Nothing is remembered between two questions: a store that is back makes it ready at once.
/// </summary>
internal sealed class Readiness(IEngine engine, IStore store, IStoreReader reader, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private volatile bool isDraining;

    /// <summary>The server is about to end: whoever spreads requests sends no more.</summary>
    public void Drain() => isDraining = true;

    /// <summary>What is in the way; null when nothing is.</summary>
    public async Task<string?> Problem()
    {
        if (isDraining)
        {
            return "draining";
        }

        if (engine.Problem is { } problem)
        {
            return problem;
        }

        try
        {
            await reader.Ping().WaitAsync(Patience, time);
            return await store.WriteProblem().WaitAsync(Patience, time) is { } reason ? $"the store takes no writes: {reason}" : null;
        }
        catch (TimeoutException)
        {
            return "the store does not answer";
        }
        catch (Exception e) when (StoreOutage.Is(e) || e is IOException or Microsoft.Data.Sqlite.SqliteException or ObjectDisposedException)
        {
            return "the store cannot be read";
        }
    }
}
