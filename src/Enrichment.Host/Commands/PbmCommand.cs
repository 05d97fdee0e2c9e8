using System.CommandLine;
using System.Net;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Port;

namespace Enrichment.Host.Commands;

/// <summary>
/// <c>enrich pbm [host:port] PALETTE COMMAND …</c>: the node knows its commands and parses them, so the words behind are none of this
/// command line's.
/// </summary>
internal static class PbmCommand
{
    private const string Name = "pbm";

    /// <summary>For the list of commands and its help only.</summary>
    public static Command Build()
    {
        var words = new Argument<string[]>("WORDS") { Description = "Optionally host:port, then palette, command and switches. Without any: a prompt.", Arity = ArgumentArity.ZeroOrMore };
        return new Command(Name, Help.Pbm) { words };
    }

    /// <summary>Whether the words are for a node.</summary>
    public static bool Takes(IReadOnlyList<string> words) => words is [Name, ..] and not [Name, "-h" or "--help" or "-?"];

    /// <param name="words">Behind <c>pbm</c>.</param>
    public static async Task<int> Run(IReadOnlyList<string> words, CliWorld world, CancellationToken interrupted)
    {
        try
        {
            var settings = SettingsLoader.Load(null, world.Environment).Pbm;
            var usualPort = settings.Port is > 0 and var port ? port : PortOptions.Usual;
            var address = words.Count > 0 ? PortAddress.Read(words[0], usualPort) : null;
            var client = new PortClient(address ?? new PortAddress(HostOf(settings.Address), usualPort), settings.Token, Environment.UserName);
            IReadOnlyList<string> command = address is null ? words : [.. words.Skip(1)];
            await (command.Count > 0
                ? client.Run(command, world.Out.Write, interrupted)
                : new Prompt(client, world.In, world.Out, world.Error).Run(world.IsPrompted, interrupted));
            return ExitCodes.Done;
        }
        catch (Exception problem) when (problem is CommandProblemException or PortUnavailableException or ConfigurationProblemException)
        {
            world.Error.WriteLine($"enrich: {problem.Message}");
            return ExitCodes.BadUsage;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>A node that listens on every address is reached on this machine's own.</summary>
    private static string HostOf(string address) =>
        IPAddress.TryParse(address, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)) ? IPAddress.Loopback.ToString() : address;
}
