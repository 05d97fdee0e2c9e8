using System.CommandLine;
using Enrichment.Sandbox;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich sandbox</c>.</summary>
internal static class SandboxCommand
{
    private const int DefaultPort = 5080;

    public static Command Build(CliWorld world)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one. Default 5080.", HelpName = "P", DefaultValueFactory = _ => DefaultPort };
        var seed = new Option<long>("--seed") { Description = "Equal seeds give equal worlds. Default 1.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var latency = new Option<string>("--latency") { Description = "How long every answer takes, such as 200ms. Default 0.", HelpName = "TIME", DefaultValueFactory = _ => "0" };
        var limits = new Option<string>("--limits") { Description = "Request limits it enforces: unlimited or documented. Default unlimited.", HelpName = "PROFILE", DefaultValueFactory = _ => "unlimited" };
        var faults = new Option<string>("--faults") { Description = "Shares of calls that fail, such as throttled=0.05,error=0.02,timeout=0.01,malformed=0.01,quota=0.", HelpName = "RATES" };
        var idle = new Option<double?>("--idle-exit") { Description = "Ends after this many seconds without a call.", HelpName = "SECONDS", Hidden = true };
        var command = new Command("sandbox", Help.Sandbox) { port, seed, latency, limits, faults, idle };
        command.SetAction((parse, interrupted) => Run(
            () => new SandboxOptions
            {
                Port = parse.GetValue(port),
                Seed = parse.GetValue(seed),
                Latency = SandboxOptions.ParseLatency(parse.GetValue(latency)!),
                Limits = SandboxOptions.ParseLimits(parse.GetValue(limits)!),
                Faults = parse.GetValue(faults) is { } rates ? SandboxOptions.ParseFaults(rates) : FaultRates.None,
            },
            parse.GetValue(idle), world, interrupted));
        return command;
    }

    private static async Task<int> Run(Func<SandboxOptions> read, double? idleSeconds, CliWorld world, CancellationToken interrupted)
    {
        await using var server = await Start(read, interrupted);
        world.Out.WriteLine($"sandbox listening on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");
        world.Out.WriteLine("its bill is at /_bill, what it was asked at /_calls; Ctrl+C ends it");
        world.Out.Flush();
        try
        {
            // The demo's sandbox hears the Ctrl+C that is meant for the demo; it stays, so that the demo can finish what is in flight.
            await (idleSeconds is { } idle ? UntilIdle(server.BaseAddress, TimeSpan.FromSeconds(idle), world.Time, CancellationToken.None)
                : Task.Delay(Timeout.InfiniteTimeSpan, world.Time, interrupted));
        }
        catch (OperationCanceledException)
        {
            // Being told to end is how a server ends well.
        }

        return ExitCodes.Done;
    }

    private static async Task<SandboxServer> Start(Func<SandboxOptions> read, CancellationToken stop)
    {
        try
        {
            return await SandboxServer.StartAsync(read(), stop);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw new UsageException(e.Message, e);
        }
    }

    /// <summary>Returns once the bill has not changed for so long: a demo that was killed leaves its sandbox behind, but not for ever.</summary>
    private static async Task UntilIdle(Uri address, TimeSpan idle, TimeProvider time, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = address };
        var bill = "";
        while (true)
        {
            await Task.Delay(idle, time, stop);
            var now = await client.GetStringAsync("_bill", stop);
            if (now == bill)
            {
                return;
            }

            bill = now;
        }
    }
}
