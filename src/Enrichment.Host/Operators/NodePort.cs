using System.Net;
using System.Net.Sockets;
using Enrichment.Host.Commands;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Port;

namespace Enrichment.Host.Operators;

/// <summary>Opens the operators' port of a node.</summary>
internal static class NodePort
{
    /// <summary>Null where the settings turn it off.</summary>
    /// <exception cref="UsageException">It cannot be opened so; the message says why.</exception>
    public static OperatorPort? Open(GatewayServer server, LocalNode node, PbmSettings settings, CliWorld world)
    {
        if (!settings.Enabled)
        {
            return null;
        }

        var options = new PortOptions
        {
            Address = IPAddress.Parse(settings.Address),
            Port = settings.Port ?? PortOptions.Usual,
            Token = settings.Token,
            Time = world.Time,
            Logger = node.Log.CreateLogger("pbm"),
            IsExpected = e => e is ProblemException or LostRunException or Akka.Actor.AskTimeoutException || StoreProblems.Is(e),
        };
        var runner = server.Services.GetRequiredService<CommandRunner>();
        try
        {
            return OperatorPort.Open(runner, options);
        }
        catch (SocketException busy) when (settings.Port is null && busy.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            // Several nodes on one machine: who asked for no port in particular gets another one.
            return OperatorPort.Open(runner, options with { Port = 0 });
        }
        catch (SocketException failure)
        {
            throw new UsageException($"cannot listen for operators on {settings.Address}:{options.Port}: {failure.Message}; choose with --pbm-port, or off", failure);
        }
    }
}
