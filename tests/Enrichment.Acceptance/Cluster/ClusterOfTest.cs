using System.Net;
using Enrichment.Acceptance.Support;
using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Acceptance.Cluster;

/// <summary>Hosts that share a PostgreSQL and ask one sandbox, each a process of its own.</summary>
public sealed class ClusterOfTest : IAsyncDisposable
{
    /// <summary>Short, so that what waits for a lease's end does not wait for long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly TempFolder folder = new();
    private readonly string database = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly SortedDictionary<string, ServerProcess> nodes = new(StringComparer.Ordinal);

    private ClusterOfTest()
    {
    }

    public LocalPostgreSql Postgres { get; private set; } = null!;

    public SandboxProcess Sandbox { get; private set; } = null!;

    /// <summary>Those that run, by name.</summary>
    public IReadOnlyDictionary<string, ServerProcess> Nodes => nodes;

    /// <param name="sandbox">Options of <c>enrich sandbox</c>.</param>
    public static async Task<ClusterOfTest> Start(int nodes, params IEnumerable<string> sandbox)
    {
        var cluster = new ClusterOfTest();
        cluster.Sandbox = await SandboxProcess.Start(cluster.folder, sandbox);
        cluster.Postgres = await LocalPostgreSql.Start(new LocalPostgreSqlOptions
        {
            Folder = cluster.database,
            Settings = new Dictionary<string, string> { ["max_connections"] = "300" },
        });
        for (var i = 1; i <= nodes; i++)
        {
            await cluster.StartNode($"node-{i}");
        }

        return cluster;
    }

    public async Task<ServerProcess> StartNode(string name)
    {
        var launch = new Launch(folder.Path);
        launch = launch with
        {
            Environment = new Dictionary<string, string>(launch.Environment)
            {
                ["ENRICHMENT__Cluster__Database"] = Postgres.ConnectionString,
                ["ENRICHMENT__Cluster__Secret"] = "known to the nodes of this test",
                ["ENRICHMENT__Cluster__Node"] = name,
                ["ENRICHMENT__Cluster__Port"] = "0",
                ["ENRICHMENT__Cluster__Lease"] = Lease.ToString(),
            },
        };
        return nodes[name] = await ServerProcess.Start(launch, name, Sandbox);
    }

    /// <summary>kill -9.</summary>
    public async Task Kill(string name)
    {
        nodes.Remove(name, out var node);
        node!.KillHard();
        await node.End();
        node.Dispose();
    }

    /// <summary>Tells a node to end, as a service manager does, and waits until it has.</summary>
    public async Task<Ended> Leave(string name)
    {
        nodes.Remove(name, out var node);
        node!.Signal("TERM");
        var ended = await node.End();
        node.Dispose();
        return ended;
    }

    /// <summary>Imports rows over so many companies by the first node; answers the table.</summary>
    /// <param name="first">The number of the first company: what another table has bought is not bought again.</param>
    public async Task<string> Import(int rows, int companies, int first = 0) =>
        (await First.Post("/v2/tables", "text/csv", Companies.Mixed(rows, companies, first), HttpStatusCode.Created)).GetProperty("id").GetString()!;

    /// <summary>Begins a job over the table; answers its id.</summary>
    public async Task<string> Enrich(string table) =>
        (await First.Post($"/v2/tables/{table}/enrich", "application/json", """{"columnIds":["company.industry","company.phone"]}""", HttpStatusCode.Accepted))
            .GetProperty("id").GetString()!;

    /// <summary>Waits for the job's end, asking whatever node runs.</summary>
    public Task Completed(string table, string job) => Patience.Until(() => HasEnded(table, job), () => $"job {job} did not end\n{Logs()}");

    /// <summary>Waits until vendors were asked so often, or nothing more is to be asked.</summary>
    public Task AskedOrEnded(long calls, string table, string job) =>
        Patience.Until(async () => await Sandbox.Count() >= calls || await HasEnded(table, job), () => $"{calls} calls never came\n{Logs()}");

    /// <summary>Waits until vendors were asked so often.</summary>
    public Task Asked(long calls) => Patience.Until(async () => await Sandbox.Count() >= calls, () => $"{calls} calls never came");

    /// <summary>A number out of the database, read around every rule of the program.</summary>
    public async Task<decimal> Number(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Every row has one final status, the buckets' events tell of each once, and the bill is the ledger's but for calls listed as unsettled.</summary>
    public async Task AllIsWell(int rows)
    {
        (await Number("SELECT count(*) FROM enrichment.rows WHERE status <> 0")).ShouldBe(rows);
        (await Number("SELECT count(*) FROM enrichment.rows WHERE status = 0")).ShouldBe(0);
        var charged = await Number("SELECT coalesce(sum(charge), 0) / 1e9 FROM enrichment.calls");
        var unsettled = await Number("SELECT coalesce(sum(most), 0) / 1e9 FROM enrichment.calls WHERE state = 3");
        (await Number("SELECT count(*) FROM enrichment.calls WHERE state < 2")).ShouldBe(0, "no call is left open");
        (await Sandbox.Bill()).Total.ShouldBeInRange(charged, charged + unsettled);
        charged.ShouldBeGreaterThan(0);
        (await Number("SELECT count(*) FROM enrichment.budgets WHERE charged + reserved > limit_most")).ShouldBe(0);
    }

    /// <summary>What the nodes logged: the first thing to read when a test failed.</summary>
    public string Logs() => string.Join('\n', Directory.GetFiles(folder.Path, "enrichment.log", SearchOption.AllDirectories)
        .Select(file => $"{file}\n{string.Join('\n', File.ReadLines(file).Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])).TakeLast(60))}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes.Values)
        {
            node.Dispose();
        }

        Sandbox?.Dispose();
        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        Directory.Delete(database, recursive: true);
        folder.Dispose();
    }

    private async Task<bool> HasEnded(string table, string job)
    {
        using var answer = await First.Http.GetAsync(new Uri($"/v2/tables/{table}/jobs/{job}", UriKind.Relative));
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"completed\"", StringComparison.Ordinal);
    }

    private ServerProcess First => nodes.Values.First();
}
