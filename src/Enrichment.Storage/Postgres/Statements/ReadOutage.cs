using Microsoft.Extensions.Logging;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>Logs when reads begin to fail for want of the database and when they work again, whatever the number of attempts.</summary>
/// <param name="isTold">Whether someone else has told of the outage already.</param>
internal sealed class ReadOutage(PostgresStoreOptions options, Func<bool> isTold)
{
    private int _isAway;

    public void Begin(Exception fault)
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 1 || isTold()) return;
        options.Logger.LogWarning("The store {Store} cannot be read: {Reason}", options.Name, fault.Message);
    }

    public void End()
    {
        if (Volatile.Read(ref _isAway) == 1 && Interlocked.Exchange(ref _isAway, 0) == 1) options.Logger.LogWarning("The store {Store} can be read again.", options.Name);
    }
}
