using Npgsql;
using NpgsqlTypes;
using PostgreSql.GroupCommit;

namespace Enrichment.Storage.Postgres.Schema;

/// <summary>Brings a store's schema to the one that this program knows, or says why it will not touch it.</summary>
internal sealed class PostgresSchema(PostgresStoreOptions options)
{
    // Roles belong to the server, not to the database: another database's migration may make them at the same moment.
    private static readonly string[] MadeMeanwhile =
        [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.InternalError, PostgresErrorCodes.DeadlockDetected];

    private const int MostAttempts = 10;

    /// <summary>Applies the steps that are missing, all in one transaction, one node after the other.</summary>
    /// <exception cref="StoreVersionException">A newer program wrote the schema.</exception>
    /// <exception cref="InvalidOperationException">The application role could bypass row-level security.</exception>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    public Task Migrate() => Connected(async connection =>
    {
        if (await Version(connection).ConfigureAwait(false) < PostgresMigrations.Newest) await MakeNew(connection).ConfigureAwait(false);
        await RequireBound(connection).ConfigureAwait(false);
    });

    /// <summary>Checks a schema that another program may own, without changing it.</summary>
    /// <inheritdoc cref="Migrate"/>
    public Task RequireReadable() => Connected(async connection =>
    {
        var version = await Version(connection).ConfigureAwait(false);
        if (version < PostgresMigrations.Newest) throw new StoreVersionException(options.Name, version, PostgresMigrations.Newest);
        await RequireBound(connection).ConfigureAwait(false);
    });

    private async Task Connected(Func<NpgsqlConnection, Task> use)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, SearchPath = options.Schema }.ConnectionString);
            await connection.OpenAsync().ConfigureAwait(false);
            await use(connection).ConfigureAwait(false);
        }
        catch (Exception fault) when (DatabaseFault.IsAway(fault))
        {
            throw new DatabaseAwayException(options.Name, fault.Message, fault);
        }
    }

    private async Task MakeNew(NpgsqlConnection connection)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Apply(connection).ConfigureAwait(false);
                return;
            }
            catch (PostgresException other) when (MadeMeanwhile.Contains(other.SqlState) && attempt < MostAttempts)
            {
                // What it made is seen by the next attempt.
            }
        }
    }

    private async Task Apply(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await Run(connection, $"SELECT pg_advisory_xact_lock(hashtextextended('enrichment schema {options.Schema}', 0))").ConfigureAwait(false);
        var version = await Version(connection).ConfigureAwait(false);
        await Run(connection, Foundation()).ConfigureAwait(false);
        foreach (var step in PostgresMigrations.All.Where(step => step.Version > version)) await Apply(connection, step).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private async Task Apply(NpgsqlConnection connection, PostgresMigration step)
    {
        await Run(connection, WithRoles(step.Sql)).ConfigureAwait(false);
        await using var note = new NpgsqlCommand("INSERT INTO schema_version VALUES ($1, $2, $3)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = step.Version },
                new NpgsqlParameter<string> { TypedValue = step.Name },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = options.Time.GetUtcNow().UtcDateTime },
            },
        };
        await note.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private string Foundation() => WithRoles($$"""
        DO $$
        DECLARE name text;
        BEGIN
          FOREACH name IN ARRAY ARRAY['{app}', '{duty}'] LOOP
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
            IF NOT pg_has_role(current_user, name, 'MEMBER') THEN EXECUTE format('GRANT %I TO CURRENT_USER', name); END IF;
          END LOOP;
        END $$;
        CREATE SCHEMA IF NOT EXISTS {{options.Schema}};
        GRANT USAGE ON SCHEMA {{options.Schema}} TO {app}, {duty};
        CREATE TABLE IF NOT EXISTS schema_version(version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL);
        GRANT SELECT ON schema_version TO {app}, {duty};
        """);

    private string WithRoles(string sql) => sql
        .Replace("{app}", options.ApplicationRole, StringComparison.Ordinal).Replace("{duty}", options.DutyRole, StringComparison.Ordinal);

    /// <summary>0 where there is no schema yet.</summary>
    private async Task<int> Version(NpgsqlConnection connection)
    {
        await using var known = new NpgsqlCommand($"SELECT to_regclass('{options.Schema}.schema_version') IS NOT NULL", connection);
        if (!(bool)(await known.ExecuteScalarAsync().ConfigureAwait(false))!) return 0;
        await using var newest = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM schema_version", connection);
        var version = (int)(await newest.ExecuteScalarAsync().ConfigureAwait(false))!;
        return version <= PostgresMigrations.Newest ? version : throw new StoreVersionException(options.Name, version, PostgresMigrations.Newest);
    }

    private async Task RequireBound(NpgsqlConnection connection)
    {
        await using var free = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_roles WHERE rolname IN ('{options.ApplicationRole}', '{options.DutyRole}') AND (rolsuper OR rolbypassrls)", connection);
        if ((long)(await free.ExecuteScalarAsync().ConfigureAwait(false))! > 0)
        {
            throw new InvalidOperationException(
                $"The role {options.ApplicationRole} or {options.DutyRole} can bypass row-level security, which keeps tenants apart. Take that right away (ALTER ROLE … NOSUPERUSER NOBYPASSRLS), or name another role.");
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
