using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Logging;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Port;
using Enrichment.Operators.Seams;

namespace Enrichment.Lighthouse;

/// <summary>Opens the operators' port of a Lighthouse, which knows of the cluster and of itself.</summary>
internal static class LighthousePort
{
    /// <param name="leave">Begins the Lighthouse's end.</param>
    /// <returns>Null where the settings turn it off, or the actor runtime has another.</returns>
    /// <exception cref="LighthouseProblemException">The port is taken.</exception>
    public static OperatorPort? Open(LighthouseSettings settings, ClusterMember member, Func<Task> leave, ILoggerFactory loggers, TimeProvider time)
    {
        if (!settings.Pbm.Enabled || member.Operations(leave) is not var (cluster, sharding)) return null;
        var process = new ThisProcess("lighthouse", typeof(LighthousePort).Assembly, typeof(ActorSystem).Assembly, () => Lines(settings), time);
        var book = new CommandBook([ClusterPalette.Of(cluster, "local"), ShardingPalette.Of(sharding, cluster), SystemPalette.Of(process)]);
        var log = loggers.CreateLogger("pbm");
        var options = new PortOptions
        {
            Address = IPAddress.Parse(settings.Pbm.Address),
            Port = settings.Pbm.Port ?? PortOptions.Usual,
            Token = settings.Pbm.Token,
            Time = time,
            Logger = log,
        };
        var runner = new CommandRunner(book, new LoggedAudit(log));
        try
        {
            return OperatorPort.Open(runner, options);
        }
        catch (SocketException taken) when (settings.Pbm.Port is null && taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            // Several members on one machine: who asked for no port in particular gets another one.
            return OperatorPort.Open(runner, options with { Port = 0 });
        }
        catch (SocketException taken)
        {
            throw new LighthouseProblemException($"ENRICHMENT__Pbm__Port: {options.Port}: {taken.Message}", taken);
        }
    }

    private static IReadOnlyList<SettingLine> Lines(LighthouseSettings settings) =>
    [
        new("Cluster:Name", settings.Cluster.Name), new("Cluster:Node", settings.Cluster.NodeName), new("Cluster:Listen", settings.Cluster.Listen),
        new("Cluster:Host", settings.Cluster.Host ?? ""), new("Cluster:Port", $"{settings.Cluster.Port}"), new("Cluster:Seeds", string.Join(',', settings.Cluster.Seeds)),
        new("Cluster:Lease", $"{settings.Cluster.Lease}"), new("Cluster:Database", settings.Cluster.IsOn ? "(set, not shown)" : "(not set)"),
        new("Pbm:Address", settings.Pbm.Address), new("HEALTH_PORT", $"{settings.HealthPort}"),
    ];
}
