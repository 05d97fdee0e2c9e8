using Npgsql;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>The tables and their names in statements.</summary>
internal sealed class JournalTables(PostgreSqlPersistenceOptions options)
{
    // Any number that no other program takes: an advisory lock keeps two nodes from making the tables at once.
    private const long MakingTables = 7_301_001;

    public string Events { get; } = $"{Quoted(options.Schema)}.events";

    public string Deletions { get; } = $"{Quoted(options.Schema)}.deletions";

    public string Snapshots { get; } = $"{Quoted(options.Schema)}.snapshots";

    public string? Shards => options.Shards;

    public static async Task Create(PostgreSqlPersistenceOptions options)
    {
        var schema = Quoted(options.Schema);
        await using var connection = await options.Source.OpenConnectionAsync().ConfigureAwait(false);
        if (await AreThere(connection, schema).ConfigureAwait(false)) return;
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        // written_by names the write that stored an event: a write whose commit got no answer finds itself again.
        // A deletion leaves its number behind: the highest number must be known when no event is left.
        await using var create = new NpgsqlCommand($"""
            SELECT pg_advisory_xact_lock({MakingTables});
            CREATE SCHEMA IF NOT EXISTS {schema};
            CREATE TABLE IF NOT EXISTS {schema}.events(
                persistence_id text COLLATE "C" NOT NULL,
                sequence_nr bigint NOT NULL CHECK (sequence_nr > 0),
                written_by uuid NOT NULL,
                written_at bigint NOT NULL,
                serializer_id integer NOT NULL,
                manifest text NOT NULL,
                payload bytea NOT NULL,
                PRIMARY KEY (persistence_id, sequence_nr));
            CREATE TABLE IF NOT EXISTS {schema}.deletions(
                persistence_id text COLLATE "C" PRIMARY KEY,
                deleted_to bigint NOT NULL);
            CREATE TABLE IF NOT EXISTS {schema}.snapshots(
                persistence_id text COLLATE "C" NOT NULL,
                sequence_nr bigint NOT NULL CHECK (sequence_nr >= 0),
                written_at bigint NOT NULL,
                serializer_id integer NOT NULL,
                manifest text NOT NULL,
                payload bytea NOT NULL,
                PRIMARY KEY (persistence_id, sequence_nr));
            """, connection);
        await create.ExecuteNonQueryAsync().ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    /// <summary>The last one that is made: where it is, no right to make anything is needed.</summary>
    private static async Task<bool> AreThere(NpgsqlConnection connection, string schema)
    {
        await using var known = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = $"{schema}.snapshots" } } };
        return (bool)(await known.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
