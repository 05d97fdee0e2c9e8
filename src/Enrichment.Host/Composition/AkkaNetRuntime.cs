using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting.Logging;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Seams;
using ClusterSettings = Enrichment.Host.Configuration.ClusterSettings;

namespace Enrichment.Host.Composition;

/// <summary>
/// The actor system on Akka.NET's own packages. Alone it is its own cluster, its journal in a SQLite file beside the store's (no protocol
/// relies on the two sharing a transaction); in a cluster it joins through the seeds, and the journal lies in the shared PostgreSQL.
/// </summary>
internal sealed class ActorRuntime : IAsyncDisposable
{
    private readonly ClusterSettings? settings;

    private ActorRuntime(ActorSystem system, ClusterSettings? settings) => (System, this.settings) = (system, settings);

    public ActorSystem System { get; }

    public bool IsClustered => settings is not null;

    /// <summary>Akka.NET tells of a recovery that failed in its log only.</summary>
    public DamagedJournals Damaged { get; } = new();

    /// <summary>Why this node cannot work now; null when it can.</summary>
    public string? Problem
    {
        get
        {
            var cluster = Cluster.Get(System);
            if (cluster.IsTerminated)
            {
                return "this node is no longer a member of its cluster";
            }

            return cluster.SelfMember.Status == MemberStatus.Up ? null : $"this node is {cluster.SelfMember.Status} in its cluster";
        }
    }

    /// <summary>Whether duties that one node does for all are this one's.</summary>
    public bool LeadsDuties => !IsClustered || (Problem is null && Cluster.Get(System).State.RoleLeader(AkkaNetSettings.Role) == Cluster.Get(System).SelfAddress);

    /// <summary>None: operators ask Akka.NET's cluster with its own tool, for which Petabridge.Cmd opens a port.</summary>
#pragma warning disable CA1822 // The embedded runtime's needs its instance, and the two stand in for each other.
    public IClusterOperations? Operations(Func<Task> leave, TimeProvider time) => null;
#pragma warning restore CA1822

    /// <exception cref="ConfigurationProblemException">A node of a cluster has no seeds.</exception>
    public static Task<ActorRuntime> Start(EngineOptions options)
    {
        var settings = options.Cluster?.Settings;
        if (settings is { Seeds.Count: 0 })
        {
            throw new ConfigurationProblemException(
                "Cluster:Seeds: Akka.NET's cluster is joined through its Lighthouses, and none is named; without them each node would be a cluster of its own over one database");
        }

        var journal = settings is null ? AkkaNetJournal.Beside(JournalFile.Of(options.Store).Writer.Path) : AkkaNetJournal.Shared(settings);
        var bootstrap = BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(AkkaNetSettings.Of(settings, journal)));
        var system = ActorSystem.Create(settings?.Name ?? "enrichment", ActorSystemSetup.Create(bootstrap, new LoggerFactorySetup(options.Loggers)));
        return Task.FromResult(new ActorRuntime(system, settings));
    }

    /// <summary>Nothing: the plug-in makes the journal's tables when it first starts, in the schema that the connection names.</summary>
    /// <returns>No schema.</returns>
    public static Task<IReadOnlyList<string>> MakeTables(SharedDatabase shared) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Joins through the seeds; alone it is the first of its cluster.</summary>
    public Task Join(CancellationToken stop)
    {
        var cluster = Cluster.Get(System);
        return settings is null
            ? cluster.JoinAsync(cluster.SelfAddress, stop)
            : cluster.JoinSeedNodesAsync(settings.Seeds.Select(seed => Address.Parse($"akka.tcp://{System.Name}@{seed}")), stop);
    }

    /// <summary>Hands over what this node works on, and ends the system.</summary>
    public Task Leave() => CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await System.WhenTerminated;
    }
}
