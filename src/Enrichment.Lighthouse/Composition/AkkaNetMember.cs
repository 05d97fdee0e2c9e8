using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting.Logging;
using Enrichment.Operators.Seams;
using ClusterSettings = Enrichment.Host.Configuration.ClusterSettings;

namespace Enrichment.Lighthouse;

/// <summary>A seed of Akka.NET's own cluster that hosts no work. It is the first of a new one where it is the first of the seeds and none answers.</summary>
internal sealed class ClusterMember : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly ActorSystem system;
    private readonly Cluster cluster;
    private readonly ClusterSettings settings;
    private readonly TimeProvider time;

    private ClusterMember(ActorSystem system, ClusterSettings settings, TimeProvider time) =>
        (this.system, cluster, this.settings, this.time) = (system, Cluster.Get(system), settings, time);

    public string Name => $"Member {cluster.SelfAddress}";

    /// <summary>Whether it left in order. Who was downed by others has not.</summary>
    public Task<bool> HasLeft => Task.FromResult(cluster.SelfMember.Status != MemberStatus.Down);

    /// <summary>What keeps it from being up now; null when nothing does.</summary>
    public string? Problem => cluster.IsTerminated || cluster.SelfMember.Status != MemberStatus.Up ? "not up in the cluster" : null;

    /// <summary>What Akka.NET says of each step of each member is not logged: the member's own news tells it in a line.</summary>
    public static ClusterMember Create(ClusterSettings settings, ILoggerFactory loggers, TimeProvider time) => new(
        ActorSystem.Create(settings.Name, ActorSystemSetup.Create(new LoggerFactorySetup(loggers), BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(
            $$"""
            akka {
              loggers = ["{{typeof(LoggerFactoryLogger).FullName}}, {{typeof(LoggerFactoryLogger).Assembly.GetName().Name}}"]
              loglevel = WARNING
              stdout-loglevel = off
              actor.provider = cluster
              remote.dot-netty.tcp { hostname = "{{settings.Listen}}", public-hostname = "{{settings.Host ?? settings.Listen}}", port = {{settings.Port}} }
              cluster {
                roles = ["lighthouse"]
                downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
                split-brain-resolver { active-strategy = keep-majority, stable-after = {{settings.Lease.TotalMilliseconds:0}}ms }
              }
            }
            """)))),
        settings,
        time);

    /// <summary>Joins through the seeds, which hold its own address too.</summary>
    public Task Join(CancellationToken stop)
    {
        var seeds = settings.Seeds.Select(seed => Address.Parse($"akka.tcp://{system.Name}@{seed}")).ToList();
        return cluster.JoinSeedNodesAsync(seeds.Contains(cluster.SelfAddress) ? seeds : [.. seeds, cluster.SelfAddress], stop);
    }

    /// <summary>Nothing: Petabridge.Cmd brings the commands of Akka.NET's cluster.</summary>
#pragma warning disable CA1822 // A member of the embedded runtime has them, and the two stand in for each other.
    public (IClusterOperations Cluster, IShardingOperations Sharding)? Operations(Func<Task> leave) => null;
#pragma warning restore CA1822

    /// <summary>What happens in the cluster, until this member is no longer one.</summary>
    public async IAsyncEnumerable<(LogLevel Level, string What)> News([EnumeratorCancellation] CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(LookEvery, time);
        for (var before = Seen(); !cluster.IsTerminated; await ticks.WaitForNextTickAsync(stop))
        {
            var now = Seen();
            foreach (var (member, state) in now.Except(before)) yield return (state == "unreachable" ? LogLevel.Warning : LogLevel.Information, $"Member {member} is {state}.");
            foreach (var gone in before.Keys.Except(now.Keys)) yield return (LogLevel.Information, $"Member {gone} has left.");
            before = now;
        }
    }

    public Task Leave() => CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);

    public async ValueTask DisposeAsync() => await system.Terminate();

    private Dictionary<string, string> Seen() => cluster.State.Members.ToDictionary(
        m => $"{m.Address} ({string.Join(", ", m.Roles)})", m => cluster.State.Unreachable.Contains(m) ? "unreachable" : m.Status.ToString().ToLowerInvariant());
}
