using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>The cluster's tables. They hold ids, addresses and times, no personal data.</summary>
internal sealed class ClusterTables(string schema)
{
    public string Cluster => $"{schema}.cluster";

    public string Members => $"{schema}.members";

    public string Shards => $"{schema}.shards";

    public string NextIncarnation => $"nextval('{schema}.incarnations')";

    public string NextChange => $"nextval('{schema}.changes')";

    /// <summary>Where changes of owners are announced.</summary>
    public string Channel => $"{schema}_changes";

    /// <summary>Takes the lock under which members join and shards change owner: changes become visible in the order of their counter.</summary>
    public string Lock => $"SELECT pg_advisory_xact_lock(hashtextextended('akka.embedded.cluster:{schema}', 0))";

    public string Announce => $"SELECT pg_notify('{Channel}', '')";

    /// <summary>Makes what is not there yet; several nodes may do it at once. Where all is there, no right to make anything is needed.</summary>
    public void Create(NpgsqlConnection connection, int timeoutSeconds)
    {
        using var exists = new NpgsqlCommand($"SELECT to_regclass('{Shards}') IS NOT NULL", connection);
        if (exists.ExecuteScalar() is true) return;
        using var batch = new NpgsqlBatch(connection) { Timeout = timeoutSeconds };
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Lock));
        foreach (var statement in Statements()) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        batch.ExecuteNonQuery();
    }

    private IEnumerable<string> Statements() =>
    [
        $"CREATE SCHEMA IF NOT EXISTS {schema}",
        $"CREATE SEQUENCE IF NOT EXISTS {schema}.incarnations",
        $"CREATE SEQUENCE IF NOT EXISTS {schema}.changes",
        $"""
        CREATE TABLE IF NOT EXISTS {Cluster} (
            only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
            name text NOT NULL,
            cluster_id uuid NOT NULL DEFAULT gen_random_uuid(),
            shards integer NOT NULL,
            created_at timestamptz NOT NULL DEFAULT clock_timestamp())
        """,
        $"""
        CREATE TABLE IF NOT EXISTS {Members} (
            node_id text PRIMARY KEY,
            incarnation bigint NOT NULL,
            address text NOT NULL,
            roles text[] NOT NULL,
            version text NOT NULL,
            state text NOT NULL CHECK (state IN ('joining', 'up', 'leaving', 'down')),
            acknowledged boolean NOT NULL DEFAULT false,
            lease_until timestamptz NOT NULL,
            joined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            since timestamptz NOT NULL DEFAULT clock_timestamp())
        """,
        $"""
        CREATE TABLE IF NOT EXISTS {Shards} (
            shard integer PRIMARY KEY,
            owner text,
            owner_incarnation bigint,
            epoch bigint NOT NULL DEFAULT 0,
            state text NOT NULL DEFAULT 'free' CHECK (state IN ('free', 'owned', 'moving')),
            moving_to text,
            since timestamptz NOT NULL DEFAULT clock_timestamp(),
            change bigint NOT NULL,
            CHECK ((state = 'free') = (owner IS NULL)),
            CHECK ((state = 'moving') = (moving_to IS NOT NULL)))
        """,
    ];
}
