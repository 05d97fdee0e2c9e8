using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>The one writer of a SQLite file: whatever is written while a transaction commits shares the next one. Safe to call from any thread.</summary>
public sealed class GroupWriter : IAsyncDisposable
{
    private readonly GroupWriterOptions _options;
    private readonly WriteQueue _queue = new();
    private readonly WriterMeter _meter;
    private readonly WriterConnection _connection;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GroupWriter(GroupWriterOptions options)
    {
        _options = options;
        _meter = new WriterMeter(options.Settled);
        _connection = new WriterConnection(options);
    }

    /// <summary>The database file.</summary>
    public string Path => _options.Path;

    /// <summary>Items that wait for their transaction.</summary>
    public int Waiting => _queue.Count;

    /// <summary>What was written so far.</summary>
    public WriterCounters Counters => _meter.Read(_connection.Statements);

    /// <summary>
    /// The newest failure of a group for which the disk is to blame, since the file was opened; null for none. Smaller groups may have found
    /// room since. That another process held the file for a while does not count.
    /// </summary>
    public StoreUnavailableException? Refusal => _meter.Refusal;

    /// <summary>Why the file does not take writes; null when it does. Where one failed a while ago, a small one is made to see whether that still holds.</summary>
    public async Task<string?> Problem()
    {
        if (_meter.Problem is null) return null;
        try
        {
            await Write(TrialWrite.Instance, 0).ConfigureAwait(false);
            return _meter.Problem;
        }
        catch (StoreUnavailableException failure)
        {
            return failure.Reason;
        }
    }

    /// <summary>Opens the file and starts the writer's thread.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened for writing; names file and reason.</exception>
    public static GroupWriter Open(GroupWriterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxGroup, 1, nameof(options.MaxGroup));
        var writer = new GroupWriter(options);
        writer._connection.Open();
        new Thread(writer.Run) { IsBackground = true, Name = $"writer of {System.IO.Path.GetFileName(options.Path)}" }.Start();
        return writer;
    }

    /// <summary>Writes an item with its group. The task completes when the transaction is durable.</summary>
    /// <returns>The handler's result. Fails with the handler's exception when this item is at fault, with
    /// <see cref="StoreUnavailableException"/> when the file is, with <see cref="ObjectDisposedException"/> after the end.</returns>
    public Task<TResult> Write<TItem, TResult>(WriteHandler<TItem, TResult> handler, TItem item)
    {
        var pending = new PendingItem<TItem, TResult>(handler, item);
        Enqueue(pending);
        return pending.Task;
    }

    /// <summary>Runs work on the writer's connection, outside a transaction, after what was written before: migrations, VACUUM, backups.</summary>
    public Task<T> Between<T>(Func<SqliteConnection, T> work)
    {
        var pending = new BetweenGroups<T>(work);
        Enqueue(pending);
        return pending.Task;
    }

    /// <summary>Moves the write-ahead log into the file and empties it, so that nothing deleted stays readable in the log.</summary>
    /// <returns>Whether the log is empty now; false while a reader still needs it.</returns>
    public Task<bool> Checkpoint() => Between(_connection.Checkpoints.EmptyLog);

    /// <summary>Writes what waits, then closes the file. Later writes fail.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Enqueue(IPending pending)
    {
        if (!_queue.IsClosed) _queue.Enqueue(pending);
        else pending.Fail(new ObjectDisposedException(nameof(GroupWriter), $"The writer of {Path} is closed."));
        if (_ended.Task.IsCompleted) FailWhatCameTooLate();
    }

    private void Run()
    {
        try
        {
            new WriterLoop(_options, _queue, _connection, _meter).Run();
        }
        finally
        {
            _connection.Dispose();
            _queue.Dispose();
            _ended.TrySetResult();
            FailWhatCameTooLate();
        }
    }

    private void FailWhatCameTooLate()
    {
        while (_queue.TryTake(out var late)) late.Fail(new ObjectDisposedException(nameof(GroupWriter), $"The writer of {Path} is closed."));
    }
}
