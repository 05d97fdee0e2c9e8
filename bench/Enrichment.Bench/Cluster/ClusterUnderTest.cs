using System.Diagnostics;
using Enrichment.Bench.Measuring;
using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Bench.Cluster;

/// <summary>Hosts that share a PostgreSQL of their own and ask one sandbox, each a process.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<Process> processes = [];
    private LocalPostgreSql database = null!;

    public GatewayUnderTest Gateway { get; private set; } = null!;

    public static async Task<ClusterUnderTest> Open(int nodes, string latency)
    {
        var cluster = new ClusterUnderTest();
        cluster.database = await LocalPostgreSql.Start(new LocalPostgreSqlOptions
        {
            Folder = Directory.CreateTempSubdirectory("enrichment-bench-postgres-").FullName,
            Settings = new Dictionary<string, string> { ["max_connections"] = "300" },
        });
        var vendors = cluster.Start(new Dictionary<string, string>(), "sandbox", "--port", "0", "--latency", latency);
        for (var i = 1; i <= nodes; i++)
        {
            var address = cluster.Start(
                new Dictionary<string, string>
                {
                    ["ENRICHMENT__Cluster__Database"] = cluster.database.ConnectionString,
                    ["ENRICHMENT__Cluster__Secret"] = "known to the nodes of this benchmark",
                    ["ENRICHMENT__Cluster__Node"] = $"node-{i}",
                    ["ENRICHMENT__Cluster__Port"] = "0",
                },
                "serve", "--port", "0", "--pbm-port", "off", "--data-dir", Path.Combine(cluster.folder.Path, $"node-{i}"), "--sandbox", vendors);
            cluster.Gateway ??= new GatewayUnderTest(address);
        }

        return cluster;
    }

    /// <summary>Processor seconds that the nodes have used, without the sandbox and the database.</summary>
    public double Processor => processes.Skip(1).Sum(p =>
    {
        p.Refresh();
        return p.TotalProcessorTime.TotalSeconds;
    });

    /// <summary>The shards of each node.</summary>
    public async Task<string> Shards()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("SELECT string_agg(n::text, ' / ' ORDER BY owner) FROM (SELECT owner, count(*) n FROM cluster.shards GROUP BY owner) s");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Gateway?.Dispose();
        processes.ForEach(ProgramProcess.End);
        await database.DisposeAsync();
        folder.Dispose();
    }

    private string Start(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var (process, address) = ProgramProcess.Start(environment, words);
        processes.Add(process);
        return address;
    }
}
