using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using Enrichment.Storage;
using Enrichment.Storage.Directories;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Composition;

/// <summary>Where the store lies: a SQLite file in the data directory, or a PostgreSQL shared with other nodes.</summary>
/// <param name="Shared">That PostgreSQL; null for a file.</param>
internal sealed record StorePlace(IStore Store, Func<Task<IStoreReader>> OpenReader, SharedDatabase? Shared)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A database that does not answer yet is waited for: a cluster's parts are started in any order.</summary>
    /// <exception cref="StoreVersionException">Another version of the program wrote the store.</exception>
    public static async Task<StorePlace> Open(DataDirectory directory, ClusterSettings? cluster, TimeProvider time, ILoggerFactory log, CancellationToken stop)
    {
        var logger = log.CreateLogger("store");
        if (cluster is not { IsOn: true })
        {
            var file = SqliteStore.Open(new SqliteStoreOptions { Path = directory.Path, Time = time, Logger = logger });
            return new StorePlace(file, () => Task.FromResult<IStoreReader>(SqliteStoreReader.Open(directory.Path)), null);
        }

        var options = new PostgresStoreOptions { ConnectionString = cluster.Database!, Time = time, Logger = logger };
        var store = await Patiently(() => PostgresStore.Open(options), time, logger, stop);
        return new StorePlace(store, async () => await PostgresStoreReader.Open(options), SharedDatabase.Open(cluster));
    }

    private static async Task<T> Patiently<T>(Func<Task<T>> open, TimeProvider time, ILogger log, CancellationToken stop)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return await open();
            }
            catch (DatabaseAwayException away)
            {
                if (!told)
                {
                    log.LogWarning("This node waits for its database: {Reason}", away.Message);
                }

                await Task.Delay(Pause, time, stop);
            }
        }
    }
}
