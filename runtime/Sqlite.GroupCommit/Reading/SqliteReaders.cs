using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>Read-only connections to a file. Each read sees one committed state and does not hinder the writer; a long one keeps the log from shrinking.</summary>
public sealed class SqliteReaders : IAsyncDisposable
{
    private readonly SqliteReadersOptions _options;
    private readonly SemaphoreSlim _permits;
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _closed;
    private volatile bool _drained;

    /// <summary>Connections are opened when first needed.</summary>
    public SqliteReaders(SqliteReadersOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1, nameof(options.Count));
        _options = options;
        _permits = new SemaphoreSlim(options.Count, options.Count);
    }

    /// <summary>Reads on a thread of the pool, with a connection of its own for the length of the call. <see cref="StatementCache.For"/> keeps statements prepared.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read; names file and reason.</exception>
    public async Task<T> Use<T>(Func<SqliteConnection, T> read, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _permits.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(read), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>Waits for the reads under way, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed) return;
        _closed = true;
        for (var i = 0; i < _options.Count; i++) await _permits.WaitAsync().ConfigureAwait(false);
        _drained = true;
        while (_idle.TryTake(out var connection)) Close(connection);
        _permits.Release(_options.Count);
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_drained, this);
        SqliteConnection? connection = null;
        try
        {
            connection = _idle.TryTake(out var idle) ? idle : ReaderConnection.Open(_options);
            var result = read(connection);
            _idle.Add(connection);
            return result;
        }
        catch (Exception failure)
        {
            // A failed read may leave a cursor open, and with it an old state of the file: the connection is not used again.
            if (connection is not null) Close(connection);
            if (StoreFailure.IsOfTheFile(failure)) throw StoreFailure.Describe(_options.Path, failure);
            throw;
        }
    }

    private static void Close(SqliteConnection connection)
    {
        StatementCache.Release(connection);
        connection.Dispose();
    }
}
