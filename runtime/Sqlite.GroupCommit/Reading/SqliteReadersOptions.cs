using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>How <see cref="SqliteReaders"/> opens its connections.</summary>
public sealed record SqliteReadersOptions
{
    /// <summary>The database file; it must exist.</summary>
    public required string Path { get; init; }

    /// <summary>Connections, and so reads at the same time, at most.</summary>
    public int Count { get; init; } = 4;

    /// <summary>Page cache of each connection, in KiB.</summary>
    public int CacheKibibytes { get; init; } = 16_384;

    /// <summary>How long to wait while the file is locked, as it is for a moment when its log is rebuilt.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs on each connection once: functions, collations.</summary>
    public Action<SqliteConnection>? Setup { get; init; }
}
