using System.Net;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Cluster;
using Akka.Embedded.Persistence;
using Akka.Embedded.Persistence.PostgreSql;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Embedded;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Composition;

/// <summary>
/// The actor system on the embedded runtime. Alone its journal shares the store's file and its one writer; in a cluster PostgreSQL holds
/// the journal and says which node has which shard.
/// </summary>
internal sealed class ActorRuntime : IAsyncDisposable
{
    private readonly PostgreSqlPersistence? persistence;
    private readonly EmbeddedCluster? cluster;

    private ActorRuntime(EmbeddedOptions embedded, PersistenceOptions persisted, PostgreSqlPersistence? persistence, EmbeddedCluster? cluster)
    {
        embedded.With(persisted with { RecoveryFailed = NoteDamage });
        System = EmbeddedActorSystem.Create("enrichment", embedded);
        this.persistence = persistence;
        this.cluster = cluster;
    }

    /// <summary>What its actors could not replay.</summary>
    public DamagedJournals Damaged { get; } = new();

    public ActorSystem System { get; }

    public bool IsClustered => cluster is not null;

    /// <summary>The cluster for operators; null for a node alone.</summary>
    /// <param name="leave">Begins this node's graceful end.</param>
    public IClusterOperations? Operations(Func<Task> leave, TimeProvider time) => cluster is null ? null : new EmbeddedClusterOperations(cluster, leave, time);

    /// <summary>Why this node cannot work now; null when it can.</summary>
    public string? Problem => cluster is { View.LeaseLeft: var left } && left <= TimeSpan.Zero ? "this node's lease has ended: it cannot reach the database" : null;

    /// <summary>Whether duties that one node does for all are this one's.</summary>
    public bool LeadsDuties => cluster is null || (Problem is null && cluster.View is { Shards: [var first, ..], NodeId: var self } && first.Owner == self);

    public static async Task<ActorRuntime> Start(EngineOptions options)
    {
        var embedded = new EmbeddedOptions
        {
            TimeProvider = options.Time,
            LoggerFactory = options.Loggers,
            ShutdownPhaseTimeout = options.Cluster is { } shared ? shared.Settings.HandOff + TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(5),
        };
        embedded.AddMailbox<GateMailbox>(GateMailbox.Name);
        embedded.With(new SerializationOptions()
            .Add(system => new EventSerializer(system), EventManifests.Interfaces)
            .Add(system => new MessageSerializer(system), MessageManifests.Types));
        return options.Cluster is { } clustered ? await InCluster(clustered, embedded, options) : Alone(JournalFile.Of(options.Store), embedded);
    }

    /// <summary>Makes the tables of the journal and of the cluster.</summary>
    /// <returns>The schemas that nodes read and write besides the store's.</returns>
    public static async Task<IReadOnlyList<string>> MakeTables(SharedDatabase shared)
    {
        var journal = new PostgreSqlPersistenceOptions { Source = shared.Source };
        await using (await PostgreSqlPersistence.Open(journal))
        {
            var cluster = OptionsOf(shared.Settings);
            ClusterMigration.Apply(cluster);
            return [journal.Schema, cluster.Schema];
        }
    }

    /// <summary>Joins the cluster, once the regions are started; returns at once for a node alone.</summary>
    /// <exception cref="ConfigurationProblemException">The database belongs to another cluster, or another process lives as this node.</exception>
    public async Task Join(CancellationToken stop)
    {
        try
        {
            await (cluster?.Join(System, stop) ?? Task.CompletedTask);
        }
        catch (ClusterRefusedException refused)
        {
            throw new ConfigurationProblemException($"Cluster: {refused.Message}", refused);
        }
    }

    /// <summary>Hands over what this node works on, and ends the system.</summary>
    public Task Leave() => CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClrExitReason.Instance);

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await System.WhenTerminated;
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        if (persistence is not null)
        {
            await persistence.DisposeAsync();
        }
    }

    private static ActorRuntime Alone(Storage.Sqlite.SqliteStore file, EmbeddedOptions embedded)
    {
        var persisted = new PersistenceOptions
        {
            Journal = new SqliteEventJournal(file.Writer, file.Readers),
            Snapshots = new SqliteSnapshotStore(file.Writer, file.Readers),
        };
        return new ActorRuntime(embedded, persisted, null, null);
    }

    private static async Task<ActorRuntime> InCluster(SharedDatabase shared, EmbeddedOptions embedded, EngineOptions options)
    {
        var cluster = EmbeddedCluster.Create(OptionsOf(shared.Settings), embedded);
        var log = options.Loggers.CreateLogger("journal");
        var persistence = await PostgreSqlPersistence.Open(new PostgreSqlPersistenceOptions
        {
            Source = shared.Source,
            Shards = $"{cluster.Options.Schema}.shards",
            Time = options.Time,
            Report = line => log.LogWarning("{Line}", line),
        });
        return new ActorRuntime(embedded, new PersistenceOptions { Journal = persistence.Journal, Snapshots = persistence.Snapshots }, persistence, cluster);
    }

    /// <summary>A store that is away is no damage: the actor comes back with it.</summary>
    private void NoteDamage(string persistenceId, Exception cause)
    {
        if (cause is UnreadableEventException or MissingEventsException)
        {
            Damaged.Note(persistenceId, cause.Message);
        }
    }

    private static ClusterOptions OptionsOf(ClusterSettings settings)
    {
        var certificate = settings.Certificate is { } file ? X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword) : null;
        return new ClusterOptions
        {
            ConnectionString = settings.Database!,
            ClusterName = settings.Name,
            NodeId = settings.NodeName,
            Secret = settings.Secret!,
            Listen = new IPEndPoint(IPAddress.Parse(settings.Listen), settings.Port),
            Address = settings.Host is { } host ? new UriBuilder(certificate is null ? "http" : "https", host, settings.Port).Uri : null,
            Certificate = certificate,
            TrustedCertificates = certificate is null ? [] : [certificate],
            Version = typeof(ActorRuntime).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            Lease = settings.Lease,
            HandOffTimeout = settings.HandOff,
            MovesAtOnce = settings.Moves,
        };
    }
}
