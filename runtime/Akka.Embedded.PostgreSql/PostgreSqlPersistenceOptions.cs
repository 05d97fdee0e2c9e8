using Npgsql;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Where events and snapshots are kept in a PostgreSQL.</summary>
public sealed record PostgreSqlPersistenceOptions
{
    /// <summary>Gives the connections; the caller keeps it.</summary>
    public required NpgsqlDataSource Source { get; init; }

    /// <summary>The schema of the journal's tables; made if absent.</summary>
    public string Schema { get; init; } = "journal";

    /// <summary>
    /// The table with the shards' epochs: columns <c>shard</c> and <c>epoch</c>. A batch with a fence is kept only while its shard has the
    /// fence's epoch there. Null where no batch has one.
    /// </summary>
    public string? Shards { get; init; }

    /// <summary>The clock of the pauses while the database is away.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a line when the database goes away and one when it is back.</summary>
    public Action<string> Report { get; init; } = static _ => { };
}
