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

    private readonly Lock _moving = new();
    private readonly AutoResetEvent _due = new(false);
    private Thread? _thread;
    private volatile bool _isEnded;
    private long _pages;

    /// <summary>A transaction of the writer's connection has ended. On the writer's thread, as <see cref="Dispose"/>.</summary>
    public void Wrote(SqliteConnection writer)
    {
        if (raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1) != raw.SQLITE_OK || (_pages += pages) < Every) return;
        _pages = 0;
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = $"checkpoints of {Path.GetFileName(file)}" };
            _thread.Start();
        }
        _due.Set();
    }

    /// <summary>
    /// Moves all of the log and cuts it to nothing, through the writer's connection; false while a reader still needs it. Waits for a checkpoint
    /// under way here, since SQLite refuses a second one at once, however long it may wait for others.
    /// </summary>
    public bool EmptyLog(SqliteConnection writer)
    {
        lock (_moving) return WriterConnection.Pragma(writer, "wal_checkpoint(TRUNCATE)") == "0";
    }

    /// <summary>Waits for the checkpoint that is under way.</summary>
    public void Dispose()
    {
        _isEnded = true;
        _due.Set();
        _thread?.Join();
        _due.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_isEnded)
        {
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
            WriterConnection.Pragma(connection, "wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // As above.
        }
    }
}
