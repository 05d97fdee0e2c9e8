using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sqlite.GroupCommit;

/// <summary>
/// Moves the write-ahead log into the file while the writer goes on: on a thread and a connection of its own, which wait for nobody and let
/// nobody wait. Only where they fall behind does the writer's own checkpoint, at <see cref="MostPages"/>, do the rest.
/// </summary>
/// <remarks>
/// A checkpoint writes and syncs every page that the log holds: 50 to 100 ms for 4,000 pages, a fifth of the writer's time under load when
/// it made them itself.
/// </remarks>
internal sealed class Checkpoints(string file) : IDisposable
{
    /// <summary>Pages in the log at which the writer waits for its own checkpoint: 64 MiB, to which a log is cut when it begins anew.</summary>
    public const int MostPages = 16_000;

    /// <summary>Pages written from one checkpoint to the next.</summary>
    private const int Every = 4_000;

    private const int CacheWrites = 9;
    private readonly Lock _lock = new();
    private readonly Lock _moving = new();
    private readonly SemaphoreSlim _due = new(0);
    private Thread? _thread;
    private volatile bool _isEnded;
    private long _pages;

    /// <summary>A transaction of the writer's connection has ended.</summary>
    public void Wrote(SqliteConnection writer)
    {
        if (raw.sqlite3_db_status(writer.Handle, CacheWrites, out var pages, out _, 1) != raw.SQLITE_OK || (_pages += pages) < Every) return;
        _pages = 0;
        lock (_lock)
        {
            if (_isEnded) return;
            if (_thread is null)
            {
                _thread = new Thread(Run) { IsBackground = true, Name = $"checkpoints of {Path.GetFileName(file)}" };
                _thread.Start();
            }
        }
        _due.Release();
    }

    /// <summary>Does it while no checkpoint of its own is under way: SQLite refuses a second one at once, however long it may wait for others.</summary>
    public T Alone<T>(Func<T> checkpoint)
    {
        lock (_moving) return checkpoint();
    }

    /// <summary>Waits for the checkpoint that is under way.</summary>
    public void Dispose()
    {
        lock (_lock) _isEnded = true;
        _due.Release();
        _thread?.Join();
        _due.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _due.Wait();
            while (_due.Wait(0))
            {
            }
            if (_isEnded) return;
            lock (_moving) Checkpoint();
        }
    }

    /// <summary>What it cannot do, for a full disk or a log that somebody holds, the next one or the writer's own does, which says why not.</summary>
    private void Checkpoint()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // As above.
        }
    }
}
