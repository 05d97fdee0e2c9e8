using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>What a commit waits for (<c>PRAGMA synchronous</c>).</summary>
public enum Synchronous
{
    /// <summary>The disk, at every commit: nothing that was answered is lost with the power.</summary>
    Full,

    /// <summary>The disk, at checkpoints: the last commits may be lost with the power, never the file.</summary>
    Normal,

    /// <summary>Nothing: the file may be lost with the power.</summary>
    Off,
}

/// <summary>How a <see cref="GroupWriter"/> opens and writes its file.</summary>
public sealed record GroupWriterOptions
{
    /// <summary>The database file; made when missing. Its folder must exist.</summary>
    public required string Path { get; init; }

    /// <inheritdoc cref="GroupCommit.Synchronous"/>
    public Synchronous Synchronous { get; init; } = Synchronous.Full;

    /// <summary>Items in one transaction at most; at least 1.</summary>
    public int MaxGroup { get; init; } = 8192;

    /// <summary>How long a group waits for company before it is begun. Zero: not at all; under load groups fill while the one before commits.</summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.Zero;

    /// <summary>How long to wait for another process that writes the same file before the group fails.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing must have failed before a file that failed counts as available: on a disk that is nearly full, small groups find room between large ones that do not.</summary>
    public TimeSpan Settled { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Page cache of the writer's connection, in KiB.</summary>
    public int CacheKibibytes { get; init; } = 65_536;

    /// <summary>Runs on each connection that the writer opens, after its settings: functions, collations, further pragmas.</summary>
    public Action<SqliteConnection>? Setup { get; init; }

    /// <summary>Takes a line for the operator whenever the store becomes unavailable and when it is back. Called on the writer's thread.</summary>
    public Action<string>? Report { get; init; }

    /// <summary>Whether <see cref="WriterCounters.Statements"/> is counted; costs a callback per statement.</summary>
    public bool CountStatements { get; init; }
}
