using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Journal and snapshots in one PostgreSQL, shared by any number of nodes. While it is away, reads and writes wait.</summary>
public sealed class PostgreSqlPersistence : IAsyncDisposable
{
    /// <summary>Recoveries that share a statement: their pages are in memory together.</summary>
    private const int MostRecoveries = 32;

    private readonly GroupWriter _writer;
    private readonly GroupReader _reader;

    private PostgreSqlPersistence(PostgreSqlPersistenceOptions options)
    {
        var both = new GroupOptions { Source = options.Source, Subject = "the journal", Time = options.Time, Report = options.Report };
        _writer = new GroupWriter(new GroupWriterOptions(both) { Lanes = WriteScope.Count });
        _reader = new GroupReader(both with { MaxGroup = MostRecoveries });
        var tables = new JournalTables(options);
        Journal = new PostgreSqlEventJournal(_writer, _reader, tables);
        Snapshots = new PostgreSqlSnapshotStore(_writer, _reader, tables);
    }

    /// <summary>The events.</summary>
    public IEventJournal Journal { get; }

    /// <summary>The snapshots.</summary>
    public ISnapshotStore Snapshots { get; }

    /// <summary>What was written so far.</summary>
    public WriterCounters Counters => _writer.Counters;

    /// <summary>Makes the tables when they are missing; safe with several nodes at once.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be reached, or the tables not be made.</exception>
    public static async Task<PostgreSqlPersistence> Open(PostgreSqlPersistenceOptions options)
    {
        await JournalTables.Create(options).ConfigureAwait(false);
        return new PostgreSqlPersistence(options);
    }

    /// <summary>Writes what waits, then ends. To be called after the actor system's end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _reader.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>Which persistence ids share transactions: a few groups commit side by side, and each id keeps its order.</summary>
internal static class WriteScope
{
    public const int Count = 2;

    private static readonly string[] s_names = [.. Enumerable.Range(0, Count).Select(n => $"{n}")];

    public static string Of(string persistenceId) => s_names[(uint)persistenceId.GetHashCode(StringComparison.Ordinal) % Count];
}
