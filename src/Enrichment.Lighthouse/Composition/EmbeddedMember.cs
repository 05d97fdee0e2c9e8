using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Cluster;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Embedded;
using Enrichment.Operators.Seams;

namespace Enrichment.Lighthouse;

/// <summary>A member of the embedded runtime's cluster that takes no shards.</summary>
internal sealed class ClusterMember : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly EmbeddedCluster cluster;
    private readonly ActorSystem system;
    private readonly TimeProvider time;

    private ClusterMember(EmbeddedCluster cluster, ActorSystem system, TimeProvider time) => (this.cluster, this.system, this.time) = (cluster, system, time);

    public string Name => $"Member {cluster.Options.NodeId} of cluster \"{cluster.Options.ClusterName}\"";

    public EmbeddedCluster Cluster => cluster;

    /// <summary>Whether it left in order; completes when it is no member any more.</summary>
    public Task<bool> HasLeft => cluster.Ended;

    /// <summary>What keeps it from being up now; null when nothing does. Each renewal of the lease is a look at the database, and the lease runs out by itself.</summary>
    public string? Problem => cluster.View is var view && view.Members.FirstOrDefault(m => m.IsSelf) is not { State: MemberState.Up } ? "not up in the cluster"
        : view.LeaseLeft <= TimeSpan.Zero ? "the database does not answer"
        : null;

    /// <exception cref="LighthouseProblemException">A setting is wrong.</exception>
    public static ClusterMember Create(ClusterSettings settings, ILoggerFactory loggers, TimeProvider time)
    {
        if (!settings.IsOn) throw new LighthouseProblemException("ENRICHMENT__Cluster__Database: is missing: the cluster's members meet in its PostgreSQL");
        var embedded = new EmbeddedOptions { TimeProvider = time, LoggerFactory = loggers };
        try
        {
            var cluster = EmbeddedCluster.Create(OptionsOf(settings), embedded);
            return new ClusterMember(cluster, EmbeddedActorSystem.Create("lighthouse", embedded), time);
        }
        catch (ArgumentException wrong)
        {
            throw new LighthouseProblemException(wrong.Message, wrong);
        }
    }

    /// <summary>Waits while the database cannot be reached.</summary>
    /// <exception cref="LighthouseProblemException">The database belongs to another cluster, or another process lives as this member.</exception>
    public async Task Join(CancellationToken stop)
    {
        try
        {
            await cluster.Join(system, stop);
        }
        catch (ClusterRefusedException refusal)
        {
            throw new LighthouseProblemException(refusal.Message, refusal);
        }
    }

    /// <summary>What operators may see and do of the cluster.</summary>
    /// <param name="leave">Begins this member's end.</param>
    public (IClusterOperations Cluster, IShardingOperations Sharding)? Operations(Func<Task> leave) =>
        (new EmbeddedClusterOperations(cluster, leave, time), new MemberWithoutShards(cluster));

    /// <summary>What happens in the cluster, until this member is no longer one.</summary>
    public async IAsyncEnumerable<(LogLevel Level, string What)> News([EnumeratorCancellation] CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(LookEvery, time);
        for (var before = cluster.View; !cluster.Ended.IsCompleted; await ticks.WaitForNextTickAsync(stop))
        {
            var now = cluster.View;
            foreach (var change in ClusterChanges.Between(before, now)) yield return change;
            before = now;
        }
    }

    public Task Leave() => CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);

    public async ValueTask DisposeAsync()
    {
        await system.Terminate();
        await cluster.DisposeAsync();
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
            Roles = ["lighthouse"],
            Listen = new IPEndPoint(IPAddress.Parse(settings.Listen), settings.Port),
            Address = settings.Host is { } host ? new UriBuilder(certificate is null ? "http" : "https", host, settings.Port).Uri : null,
            Certificate = certificate,
            TrustedCertificates = certificate is null ? [] : [certificate],
            Version = typeof(ClusterMember).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            Lease = settings.Lease,
        };
    }
}
