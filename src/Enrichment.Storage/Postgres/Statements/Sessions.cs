using Npgsql;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>How connections to the store's database are set up.</summary>
internal static class Sessions
{
    /// <summary>The setting that row-level security compares with a row's tenant.</summary>
    public const string TenantSetting = "enrichment.tenant";

    /// <summary>
    /// Statements are written for nested loops over indexes, in the order in which they name their tables. A plan that was made while a
    /// table was small, and kept, would read it from end to end when it has grown: so none is kept, and no other kind is made. A
    /// transaction whose program stands still is ended, since it holds locks that other nodes wait for.
    /// </summary>
    private const string Settings =
        "-c jit=off -c plan_cache_mode=force_custom_plan -c join_collapse_limit=1 -c from_collapse_limit=1 "
        + "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off "
        + "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>Connections that act as the application role, whoever they were opened as.</summary>
    /// <param name="most">Open at once; who needs one more waits. Many nodes share the server's connections.</param>
    public static NpgsqlDataSource Open(PostgresStoreOptions options, TimeSpan timeout, int most)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = options.Schema,
            MaxPoolSize = most,
            MaxAutoPrepare = 256,
            AutoPrepareMinUsages = 2,
            // Nothing is set but for a transaction, so there is nothing to reset; and a reset would take the role back.
            NoResetOnClose = true,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 10,
            TcpKeepAliveInterval = 5,
            CommandTimeout = checked((int)timeout.TotalSeconds),
        };
        settings.Options = $"{settings.Options} {Settings}".Trim();
        settings.ApplicationName ??= "enrichment";
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            connection => Act(connection, options.ApplicationRole), connection => ActAsync(connection, options.ApplicationRole));
        return source.Build();
    }

    private static void Act(NpgsqlConnection connection, string role)
    {
        using var command = new NpgsqlCommand($"SET ROLE {role}", connection);
        command.ExecuteNonQuery();
    }

    private static async Task ActAsync(NpgsqlConnection connection, string role)
    {
        await using var command = new NpgsqlCommand($"SET ROLE {role}", connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
