using System.Globalization;
using System.Security.Cryptography;
using PostgreSql.Local;

namespace Enrichment.Host.LocalCluster;

/// <summary>A cluster on this machine for trying it out: PostgreSQL, a Lighthouse and some hosts, each a process of its own over one folder.</summary>
internal sealed class TrialCluster(string folder, TimeProvider time)
{
    /// <summary>The Lighthouse's program where the repository builds it; another place may be named by this variable.</summary>
    public const string LighthouseVariable = "ENRICHMENT_LIGHTHOUSE";

    private const string DatabaseName = "enrichment";
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "enrich.dll");
    private LocalPostgreSql? postgres;

    /// <summary>Starts it all.</summary>
    /// <param name="httpPort">The first host's HTTP port, the next ones' follow; 0 for free ones.</param>
    /// <param name="serve">Further options of <c>enrich serve</c>.</param>
    public async Task<ClusterRecord> Start(int nodes, int httpPort, IReadOnlyList<string> serve, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        postgres = await LocalPostgreSql.Start(new LocalPostgreSqlOptions
        {
            Folder = Path.Combine(folder, "postgres"),
            Settings = new Dictionary<string, string> { ["max_connections"] = "800" },
        });

        // The Lighthouse's own, which hosts must know before it runs: Akka.NET's cluster is joined through it.
        var seed = LocalPostgreSql.FreePort().ToString(CultureInfo.InvariantCulture);
        var environment = new Dictionary<string, string>
        {
            ["ENRICHMENT__Cluster__Database"] = await Database(postgres),
            ["ENRICHMENT__Cluster__Secret"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            ["ENRICHMENT__Cluster__Port"] = "0",
            ["CLUSTER_PORT"] = seed,
            ["CLUSTER_SEEDS"] = $"127.0.0.1:{seed}",
        };
        var record = new ClusterRecord(environment, postgres.ProcessId!.Value, postgres.Port, null, []);
        record.Write(folder);
        if (Lighthouse() is { } lighthouse)
        {
            record = record with { Lighthouse = await StartNode(new NodeRecord("lighthouse", [lighthouse], 0, ""), record, stop) };
            record.Write(folder);
        }

        for (var i = 1; i <= nodes; i++)
        {
            var port = httpPort == 0 ? 0 : httpPort + i - 1;
            IReadOnlyList<string> arguments =
                [Host, "serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--pbm-port", "0", "--data-dir", Path.Combine(folder, $"node-{i}"), .. serve];
            var node = await StartNode(new NodeRecord($"node-{i}", arguments, 0, ""), record, stop);
            record = record with { Nodes = [.. record.Nodes, node] };
            record.Write(folder);
        }

        return record;
    }

    /// <summary>Starts a node again that has ended.</summary>
    public async Task<NodeRecord> StartNode(NodeRecord node, ClusterRecord record, CancellationToken stop)
    {
        var environment = new Dictionary<string, string>(record.Environment) { ["ENRICHMENT__Cluster__Node"] = node.Name };
        if (node.Arguments[0] == Host)
        {
            environment["ENRICHMENT__Cluster__Seeds"] = record.Environment["CLUSTER_SEEDS"];
        }

        var (id, address) = await NodeProcess.Start(
            node.Arguments[0], [.. node.Arguments.Skip(1)], environment, Path.Combine(folder, $"{node.Name}.log"), time, stop);
        return node with { ProcessId = id, Http = address };
    }

    /// <summary>Ends it in order: hosts first, which hand over and leave, then the Lighthouse, then the database.</summary>
    public async Task Stop()
    {
        if (ClusterRecord.Read(folder) is { } record)
        {
            await Task.WhenAll(record.Nodes.Select(node => NodeProcess.End(node.ProcessId, "TERM")));
            if (record.Lighthouse is { } lighthouse)
            {
                await NodeProcess.End(lighthouse.ProcessId, "TERM");
            }
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        ClusterRecord.Forget(folder);
    }

    private static async Task<string> Database(LocalPostgreSql server)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(server.ConnectionString);
        await using var exists = source.CreateCommand($"SELECT count(*) FROM pg_database WHERE datname = '{DatabaseName}'");
        if ((long)(await exists.ExecuteScalarAsync())! == 0)
        {
            await using var create = source.CreateCommand($"CREATE DATABASE {DatabaseName}");
            await create.ExecuteNonQueryAsync();
        }

        return server.ConnectionStringTo(DatabaseName);
    }

    private static string? Lighthouse()
    {
        const string name = "Enrichment.Lighthouse";
        var beside = AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}Enrichment.Host{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        var program = Environment.GetEnvironmentVariable(LighthouseVariable) ?? Path.Combine(beside, $"{name}.dll");
        return File.Exists(program) ? program : null;
    }
}
