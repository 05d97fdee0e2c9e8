using Enrichment.Host.Configuration;
using Npgsql;

namespace Enrichment.Host.Composition.Clustering;

/// <summary>The PostgreSQL that the nodes of a cluster share.</summary>
public sealed class SharedDatabase : IAsyncDisposable
{
    /// <summary>Two groups of events under way, recoveries, and two for the news.</summary>
    private const int MostConnections = 8;

    /// <summary>The connection that listens for news says nothing for hours: only so is it noticed that the other end is gone.</summary>
    private const int KeepAliveSeconds = 15;

    /// <summary>Statements of the journal and the cluster that a connection keeps prepared.</summary>
    private const int MostPrepared = 64;

    private SharedDatabase(ClusterSettings settings, NpgsqlDataSource source) => (Settings, Source) = (settings, source);

    public ClusterSettings Settings { get; }

    /// <summary>Connections for the journal and for news; the store has its own, as another role.</summary>
    public NpgsqlDataSource Source { get; }

    public static SharedDatabase Open(ClusterSettings settings) => new(settings, NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.Database)
    {
        ApplicationName = $"enrichment {settings.NodeName}",
        MaxPoolSize = MostConnections,
        KeepAlive = KeepAliveSeconds,
        MaxAutoPrepare = MostPrepared,
        AutoPrepareMinUsages = 2,
        // Nothing is set but for a transaction, and who listens keeps its connection: there is nothing to reset.
        NoResetOnClose = true,
    }));

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
