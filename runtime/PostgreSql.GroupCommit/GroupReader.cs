using System.Threading.Channels;

namespace PostgreSql.GroupCommit;

/// <summary>
/// Reads from a PostgreSQL in groups: whatever is asked for while others are read shares the next statements. While the database is away,
/// reads wait, as a <see cref="GroupWriter"/>'s writes do: for whoever could do nothing but ask again. Safe to call from any thread.
/// </summary>
public sealed class GroupReader : IAsyncDisposable
{
    private readonly GroupOptions _options;
    private readonly Channel<IPendingItem> _waiting = Channel.CreateUnbounded<IPendingItem>();
    private readonly Outage _outage;
    private readonly Task _lanes;

    /// <summary>Starts a reader.</summary>
    public GroupReader(GroupOptions options)
    {
        options.Require();
        _options = options;
        _outage = new Outage(options);
        _lanes = Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(Lane)));
    }

    /// <summary>Reads an item with its group.</summary>
    /// <returns>The handler's answer. Fails with the handler's exception when this item is at fault, with
    /// <see cref="ObjectDisposedException"/> when the reader ended before it was read.</returns>
    public Task<TResult> Read<TItem, TResult>(GroupHandler<TItem, TResult> handler, TItem item)
    {
        var pending = new PendingItem<TItem, TResult>(handler, item);
        if (!_waiting.Writer.TryWrite(pending)) pending.Fail(Ended(null));
        return pending.Task;
    }

    /// <summary>Reads what waits, then ends; while the database is away what waits fails instead. Later reads fail.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_waiting.Writer.TryComplete()) return;
        await _outage.GiveUp().ConfigureAwait(false);
        await _lanes.ConfigureAwait(false);
        _outage.Dispose();
    }

    private async Task Lane()
    {
        var group = new List<IPendingItem>();
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (group.Count < _options.MaxGroup && _waiting.Reader.TryRead(out var read)) group.Add(read);
            foreach (var kind in group.GroupBy(read => read.Kind)) await Read([.. kind]).ConfigureAwait(false);
            group.Clear();
        }
    }

    private async Task Read(IReadOnlyList<IPendingItem> reads)
    {
        try
        {
            await _outage.Bridge(() => Attempt(reads)).ConfigureAwait(false);
        }
        catch (OperationCanceledException away)
        {
            foreach (var read in reads) read.Fail(Ended(away.InnerException));
        }
        catch (Exception fault)
        {
            if (reads.Count == 1) reads[0].Fail(fault);
            else foreach (var read in reads) await Read([read]).ConfigureAwait(false);
        }
    }

    private async Task Attempt(IReadOnlyList<IPendingItem> reads)
    {
        await using (var connection = await _options.Source.OpenConnectionAsync().ConfigureAwait(false))
        {
            await reads[0].Execute(connection, reads).ConfigureAwait(false);
        }
        foreach (var read in reads) read.Complete();
    }

    private ObjectDisposedException Ended(Exception? cause) =>
        new($"The reader of {_options.Subject} has ended before this was read{(cause is null ? "" : $": {cause.Message}")}.", cause);
}
