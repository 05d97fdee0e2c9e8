using System.CommandLine;
using System.Net;
using Enrichment.Host.Commands.Control;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway;
using Enrichment.Host.Operators;
using Enrichment.Host.Telemetry;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich serve</c>: the gateway and the page, until it is told to end.</summary>
internal static class ServeCommand
{
    public static Command Build(CliWorld world)
    {
        var address = new Option<string>("--address") { Description = "IP address to listen on; another than loopback needs API keys. Default 127.0.0.1.", HelpName = "IP" };
        var port = new Option<int?>("--port") { Description = "TCP port; 0 takes a free one. Default 5090.", HelpName = "P" };
        var data = SharedOptions.DataDir();
        var sandbox = new Option<string>("--sandbox") { Description = "Ask a sandbox instead of the real vendors (see enrich sandbox).", HelpName = "URL" };
        var limits = new Option<string>("--limits") { Description = "Request limits: documented or unlimited. Default documented, with --sandbox unlimited.", HelpName = "PROFILE" };
        var database = SharedOptions.Database();
        var pbmPort = new Option<string>("--pbm-port") { Description = "TCP port for operators' commands (enrich pbm); 0 takes a free one, 'off' opens none. Default 9110, or a free one where that is taken.", HelpName = "P" };
        var pbmAddress = new Option<string>("--pbm-address") { Description = "IP address for operators; another than loopback needs a token (ENRICHMENT__Pbm__Token). Default 127.0.0.1.", HelpName = "IP" };
        var config = SharedOptions.Config();
        var command = new Command("serve", Help.Serve) { address, port, data, database, sandbox, limits, pbmPort, pbmAddress, config };
        command.SetAction((parse, interrupted) =>
        {
            var settings = SettingsLoader.Load(parse.GetValue(config), world.Environment);
            settings = settings with
            {
                Serve = settings.Serve with { Address = parse.GetValue(address) ?? settings.Serve.Address, Port = parse.GetValue(port) ?? settings.Serve.Port },
                Cluster = settings.Cluster with { Database = parse.GetValue(database) ?? settings.Cluster.Database },
                Pbm = OptionText.Pbm(settings.Pbm, parse.GetValue(pbmAddress), parse.GetValue(pbmPort)),
                Sources = OptionText.Sources(
                    settings.Sources, OptionText.Address("--sandbox", parse.GetValue(sandbox)), OptionText.OneOf("--limits", parse.GetValue(limits), "documented", "unlimited")),
            };
            SettingsLoader.Check(settings);
            return Run(settings, parse.GetValue(data) ?? settings.Run.DataDirectory, world, interrupted);
        });
        return command;
    }

    private static async Task<int> Run(EnrichmentSettings settings, string dataDirectory, CliWorld world, CancellationToken interrupted)
    {
        var echo = new LogEcho(world.Error, settings.Serve.ConsoleLog is { } level ? Enum.Parse<LogLevel>(level, ignoreCase: true) : null);
        await using var node = await LocalNode.Open(dataDirectory, settings.Sources, world.Time, settings.Cluster, echo, interrupted);
        await RequireKeys(node, settings, world);
        OwnerRequests.Hear(node);
        using var export = OtlpExport.Start();
        await using var server = await Start(node, settings, world, interrupted);
        await using var operators = NodePort.Open(server, node, settings.Pbm, world);
        world.Out.WriteLine($"enrichment listening on {server.Address.GetLeftPart(UriPartial.Authority)}");
        if (operators is not null)
        {
            world.Out.WriteLine($"operators' port {operators.EndPoint}; try: enrich pbm {operators.EndPoint} help");
        }

        foreach (var account in node.Engine.Sources.Accounts.Where(a => a.OffReason is not null))
        {
            world.Out.WriteLine($"source {account.Name} is off: {account.OffReason}");
        }

        world.Out.WriteLine($"data in {node.Path}; Ctrl+C ends it, and what is unfinished goes on at the next start");
        world.Out.Flush();
        if (!await IsToldToEnd(server, node, world.Time, interrupted))
        {
            world.Error.WriteLine("the cluster has gone on without this node, which ends: started anew it joins again");
            return ExitCodes.TakenOut;
        }

        await server.Drain(settings.Serve.DrainTime, world.Time);
        using var patience = new CancellationTokenSource(settings.Run.ShutdownPatience, world.Time);
        await server.Stop(patience.Token);
        await node.Engine.Shutdown(settings.Run.ShutdownPatience);
        return ExitCodes.Done;
    }

    /// <summary>Being told to end is how a server ends well; actors that end by themselves were taken out of their cluster by the others.</summary>
    private static async Task<bool> IsToldToEnd(GatewayServer server, LocalNode node, TimeProvider time, CancellationToken interrupted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(interrupted, server.Ending);
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, time, ending.Token), node.Engine.ActorSystem.WhenTerminated);
        return ending.IsCancellationRequested;
    }

    /// <summary>Where others reach a server, nobody may ask without a key: alone it would be of no use, in a cluster the first one may be made later.</summary>
    private static async Task RequireKeys(LocalNode node, EnrichmentSettings settings, CliWorld world)
    {
        if (IPAddress.IsLoopback(IPAddress.Parse(settings.Serve.Address)) || (await node.Store.Access.Keys()).Any(k => k.RevokedAt is null))
        {
            return;
        }

        if (!settings.Cluster.IsOn)
        {
            throw new UsageException($"{settings.Serve.Address} can be reached by others, and there is no API key: make one first by enrich keys create, or listen on 127.0.0.1");
        }

        world.Error.WriteLine("there is no API key yet, so nobody may ask: make one by enrich keys create");
    }

    private static async Task<GatewayServer> Start(LocalNode node, EnrichmentSettings settings, CliWorld world, CancellationToken stop)
    {
        try
        {
            return await GatewayServer.Start(node, settings, world.Time, stop);
        }
        catch (IOException e)
        {
            throw new UsageException($"cannot listen on {settings.Serve.Address}:{settings.Serve.Port}: {e.Message}", e);
        }
    }
}
