using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Kubernetes.Tests;

/// <summary>The migration job's command on a real PostgreSQL, and a host that may do no more than a node needs.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("kubernetes-").FullName;
    private readonly string postgres = Directory.CreateTempSubdirectory("kubernetes-postgres-").FullName;
    private LocalPostgreSql? server;

    private LocalPostgreSql PostgreSql => server!;

    private string Node => new NpgsqlConnectionStringBuilder(PostgreSql.ConnectionString) { Username = "enrichment_node", Password = "p" }.ConnectionString;

    public async Task InitializeAsync() =>
        server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = postgres, Settings = new Dictionary<string, string> { ["fsync"] = "off" } });

    public async Task DisposeAsync()
    {
        await PostgreSql.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        Directory.Delete(postgres, recursive: true);
    }

    [Fact]
    public async Task It_makes_the_tables_and_a_node_without_the_right_to_make_any_works_with_them()
    {
        await Do(PostgreSql.ConnectionString, "CREATE ROLE enrichment_node LOGIN PASSWORD 'p'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        (await Run("migrate", PostgreSql.ConnectionString, "migrate", "--grant", "enrichment_node")).ShouldContain("the database is ready for cluster \"enrichment\", and enrichment_node may work with it");
        (await Run("migrate", PostgreSql.ConnectionString, "migrate")).ShouldContain("the database is ready");

        (await Run("host", Node, "keys", "create", "--tenant", "acme", "--role", "operator")).ShouldContain("operator of acme");
        (await Run("host", Node, "keys", "list")).ShouldContain("acme");
        await Serves();
        (await Should.ThrowAsync<PostgresException>(() => Do(Node, "SELECT count(*) FROM enrichment.rows"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => Do(Node, "DROP SCHEMA journal CASCADE"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_line()
    {
        (await Run("migrate", "Host=127.0.0.1;Port=1;Timeout=2", "migrate")).ShouldContain("exit 2: enrich: the database was not migrated:");
        (await Run("migrate", PostgreSql.ConnectionString, "migrate", "--grant", "Robert'); DROP")).ShouldContain("exit 2: enrich: --grant:");
        (await Run("migrate", "", "migrate")).ShouldContain("exit 2: enrich: there is no database to migrate");
    }

    private static async Task Do(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Serves()
    {
        using var host = Start("host", Node, ["serve"]);
        try
        {
            for (var line = await host.StandardOutput.ReadLineAsync(); line?.Contains("listening on") != true; line = await host.StandardOutput.ReadLineAsync())
            {
                line.ShouldNotBeNull(await host.StandardError.ReadToEndAsync());
            }

            using var kill = Process.Start("kill", ["-TERM", host.Id.ToString(CultureInfo.InvariantCulture)]);
            await host.WaitForExitAsync();
            host.ExitCode.ShouldBe(0, await host.StandardError.ReadToEndAsync());
        }
        finally
        {
            host.Kill();
        }
    }

    /// <returns>All that it said; its exit code before, when that is not 0.</returns>
    private async Task<string> Run(string workload, string database, params string[] words)
    {
        using var process = Start(workload, database, words);
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return $"{(process.ExitCode == 0 ? "" : $"exit {process.ExitCode}: ")}{await wrong}{await said}";
    }

    /// <summary>With the environment of a workload's container, but for the database, this machine's folder, and free ports on loopback.</summary>
    private Process Start(string workload, string database, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "enrich.dll"), .. words]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Workloads.EnvironmentOf("production", workload))
        {
            start.Environment[name] = value;
        }

        start.Environment["ENRICHMENT__Cluster__Database"] = database;
        start.Environment["ENRICHMENT_DATA_DIR"] = Path.Combine(folder, "data");
        foreach (var (name, value) in new[] { ("Serve__Port", "0"), ("Cluster__Port", "0"), ("Pbm__Port", "0"), ("Cluster__Listen", "127.0.0.1") })
        {
            start.Environment[$"ENRICHMENT__{name}"] = value;
        }

        start.Environment.Remove("ENRICHMENT__Cluster__Host");
        return Process.Start(start)!;
    }
}
