using System.CommandLine;
using Enrichment.Host.LocalCluster;
using Enrichment.Operators.Answers;
using PostgreSql.Local;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich cluster</c>: several nodes on this machine, for trying it out.</summary>
internal static class ClusterCommand
{
    private const int MostNodes = 20;

    public static Command Build(CliWorld world)
    {
        var nodes = new Option<int>("--nodes") { Description = "Hosts to start, 1 to 20. Default 3.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var port = new Option<int>("--port") { Description = "HTTP port of the first host, the next ones follow; 0 takes free ones. Default 5090.", HelpName = "P", DefaultValueFactory = _ => 5090 };
        var folder = new Option<string>("--folder") { Description = "Where everything of it lies. Default .enrichment-cluster here.", HelpName = "FOLDER", DefaultValueFactory = _ => ".enrichment-cluster", Recursive = true };
        var sandbox = new Option<string>("--sandbox") { Description = "Ask a sandbox instead of the real vendors (see enrich sandbox).", HelpName = "URL" };
        var command = new Command("cluster", Help.Cluster) { nodes, port, folder, sandbox };
        command.Add(Status(world, folder));
        command.Add(Kill(world, folder));
        command.Add(Start(world, folder));
        command.SetAction((parse, interrupted) =>
        {
            var count = parse.GetValue(nodes);
            if (count is < 1 or > MostNodes)
            {
                throw new UsageException($"--nodes: {count} is not from 1 to {MostNodes}");
            }

            IReadOnlyList<string> serve = parse.GetValue(sandbox) is { } url ? ["--sandbox", url] : [];
            return Run(Path.GetFullPath(parse.GetValue(folder)!), count, parse.GetValue(port), serve, world, interrupted);
        });
        return command;
    }

    private static async Task<int> Run(string folder, int nodes, int port, IReadOnlyList<string> serve, CliWorld world, CancellationToken interrupted)
    {
        if (ClusterRecord.Read(folder) is { } known && NodeProcess.IsAlive(known.Postgres))
        {
            throw new UsageException($"a cluster runs over {folder} already (PostgreSQL is process {known.Postgres})");
        }

        var cluster = new TrialCluster(folder, world.Time);
        try
        {
            world.Error.WriteLine($"starting PostgreSQL, a Lighthouse and {nodes} hosts over {folder} ...");
            Show(await cluster.Start(nodes, port, serve, interrupted), world);
            world.Out.WriteLine("Ctrl+C ends it; from another terminal: enrich cluster status | kill N | start N");
            world.Out.Flush();
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Time, interrupted);
        }
        catch (PostgreSqlMissingException e)
        {
            throw new UsageException(e.Message, e);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            world.Error.WriteLine("the hosts hand over and leave ...");
        }
        finally
        {
            await cluster.Stop();
        }

        return ExitCodes.Done;
    }

    private static Command Status(CliWorld world, Option<string> folder)
    {
        var command = new Command("status", "Shows the processes of the cluster.");
        command.SetAction(parse => Show(Running(parse.GetValue(folder)!), world));
        return command;
    }

    private static Command Kill(CliWorld world, Option<string> folder)
    {
        var number = new Argument<int>("N") { Description = "Which host, from 1." };
        var command = new Command("kill", "Kills a host without warning, as a crash does; what it worked on goes on elsewhere.") { number };
        command.SetAction(async (parse, _) =>
        {
            var node = NodeOf(Running(parse.GetValue(folder)!), parse.GetRequiredValue(number));
            await NodeProcess.End(node.ProcessId, "KILL");
            world.Out.WriteLine($"killed {node.Name} (process {node.ProcessId})");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Start(CliWorld world, Option<string> folder)
    {
        var number = new Argument<int>("N") { Description = "Which host, from 1." };
        var command = new Command("start", "Starts a host again that was killed.") { number };
        command.SetAction(async (parse, stop) =>
        {
            var path = Path.GetFullPath(parse.GetValue(folder)!);
            var record = Running(path);
            var node = NodeOf(record, parse.GetRequiredValue(number));
            if (NodeProcess.IsAlive(node.ProcessId))
            {
                throw new UsageException($"{node.Name} runs (process {node.ProcessId})");
            }

            var started = await new TrialCluster(path, world.Time).StartNode(node, record, stop);
            (record with { Nodes = [.. record.Nodes.Select(n => n.Name == started.Name ? started : n)] }).Write(path);
            world.Out.WriteLine($"started {started.Name} at {started.Http}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static ClusterRecord Running(string folder) =>
        ClusterRecord.Read(Path.GetFullPath(folder)) ?? throw new UsageException($"no cluster runs over {Path.GetFullPath(folder)}: start one by enrich cluster");

    private static NodeRecord NodeOf(ClusterRecord record, int number) => number >= 1 && number <= record.Nodes.Count
        ? record.Nodes[number - 1]
        : throw new UsageException($"there is no host {number}; there are 1 to {record.Nodes.Count}");

    private static void Show(ClusterRecord record, CliWorld world)
    {
        string[][] rows =
        [
            ["postgresql", State(record.Postgres), $"{record.Postgres}", $"127.0.0.1:{record.PostgresPort}"],
            .. (record.Lighthouse is { } lighthouse ? new[] { lighthouse } : []).Concat(record.Nodes).Select(n => new[] { n.Name, State(n.ProcessId), $"{n.ProcessId}", n.Http }),
        ];
        TextTable.Write(world.Out, ["node", "state", "process", "address"], rows);
    }

    private static string State(int process) => NodeProcess.IsAlive(process) ? "up" : "gone";
}
