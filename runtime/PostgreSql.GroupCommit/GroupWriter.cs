using System.Threading.Channels;

namespace PostgreSql.GroupCommit;

/// <summary>
/// Writes to a PostgreSQL in groups: whatever is written while a transaction commits shares the next one. The items of a scope (a
/// tenant) keep their order and share no transaction with another scope's. While the database is away, writes wait. Safe to call
/// from any thread.
/// </summary>
public sealed class GroupWriter : IAsyncDisposable
{
    private readonly GroupWriterOptions _options;
    private readonly WriteScopes _scopes = new();
    private readonly Channel<WriteScope> _ready = Channel.CreateUnbounded<WriteScope>();
    private readonly Unfinished _unfinished = new();
    private readonly WriterMeter _meter = new();
    private readonly Outage _outage;
    private readonly Task[] _lanes;
    private readonly Lock _ending = new();
    private Task? _end;

    /// <summary>Starts a writer.</summary>
    public GroupWriter(GroupWriterOptions options)
    {
        options.Require();
        _options = options;
        _outage = new Outage(options);
        _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(Lane))];
    }

    /// <summary>Items that are not written yet.</summary>
    public int Waiting => _unfinished.Count;

    /// <summary>What was written so far.</summary>
    public WriterCounters Counters => _meter.Read();

    /// <summary>Since when the database has been away; null while it answers.</summary>
    public DateTimeOffset? AwaySince => _outage.Since;

    /// <summary>Writes an item with its group. The task completes when the transaction is durable.</summary>
    /// <param name="scope">Whose it is; empty for what belongs to nobody.</param>
    /// <returns>The handler's result. Fails with the handler's exception when this item is at fault, with
    /// <see cref="ObjectDisposedException"/> when the writer ended before it was written.</returns>
    public Task<TResult> Write<TItem, TResult>(WriteHandler<TItem, TResult> handler, string scope, TItem item)
    {
        var pending = new PendingWrite<TItem, TResult>(handler, item);
        if (!_unfinished.TryAdd()) pending.Fail(Ended(null));
        else if (_scopes.Add(scope, pending) is { } awake) _ready.Writer.TryWrite(awake);
        return pending.Task;
    }

    /// <summary>Writes what waits, then ends; while the database is away what waits fails instead. Later writes fail.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_ending) return new ValueTask(_end ??= End());
    }

    private async Task End()
    {
        var written = _unfinished.Close();
        await _outage.GiveUp().ConfigureAwait(false);
        await written.ConfigureAwait(false);
        _ready.Writer.TryComplete();
        await Task.WhenAll(_lanes).ConfigureAwait(false);
        _outage.Dispose();
    }

    private async Task Lane()
    {
        var transaction = new GroupTransaction(_options, _meter);
        await foreach (var scope in _ready.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var items = _scopes.Take(scope, _options.MaxGroup);
            await Write(transaction, scope.Name, items).ConfigureAwait(false);
            // The scope is given on before its items count as done: the channel must not be closed in between.
            if (_scopes.Rest(scope)) _ready.Writer.TryWrite(scope);
            _unfinished.Remove(items.Count);
        }
    }

    private async Task Write(GroupTransaction transaction, string scope, IReadOnlyList<IPendingWrite> items)
    {
        try
        {
            await _outage.Bridge(() => transaction.Write(scope, items)).ConfigureAwait(false);
        }
        catch (OperationCanceledException away)
        {
            foreach (var item in items) item.Fail(Ended(away.InnerException));
        }
    }

    private ObjectDisposedException Ended(Exception? cause) =>
        new($"The writer of {_options.Subject} has ended before this was written{(cause is null ? "" : $": {cause.Message}")}.", cause);
}
