using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>The items of one handler in the group at hand. Kept between groups, so that a group allocates little.</summary>
internal abstract class HandlerBatch
{
    public abstract string Name { get; }

    public abstract int Order { get; }

    public abstract int Count { get; }

    public abstract void Execute(SqliteConnection connection);

    public abstract void ExecuteOne(SqliteConnection connection, int index);

    /// <summary>The item's writer will get this exception once the other items are durable.</summary>
    public abstract void Refuse(int index, Exception failure);

    public abstract bool IsRefused(int index);

    /// <summary>For an item that is durable while others of the group are not yet.</summary>
    public abstract void CompleteOne(int index);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

/// <inheritdoc/>
internal sealed class HandlerBatch<TItem, TResult>(WriteHandler<TItem, TResult> handler) : HandlerBatch
{
    private readonly List<PendingItem<TItem, TResult>> _pending = [];
    private readonly List<TItem> _items = [];

    public override string Name => handler.Name;

    public override int Order => handler.Order;

    public override int Count => _pending.Count;

    public void Add(PendingItem<TItem, TResult> pending)
    {
        _pending.Add(pending);
        _items.Add(pending.Item);
    }

    public override void Execute(SqliteConnection connection)
    {
        var results = new TResult[_items.Count];
        handler.Execute(connection, _items, results);
        for (var i = 0; i < results.Length; i++) _pending[i].Outcome = results[i];
    }

    public override void ExecuteOne(SqliteConnection connection, int index)
    {
        var result = new TResult[1];
        handler.Execute(connection, [_items[index]], result);
        _pending[index].Outcome = result[0];
    }

    public override void Refuse(int index, Exception failure) => _pending[index].Failure = failure;

    public override bool IsRefused(int index) => _pending[index].Failure is not null;

    public override void CompleteOne(int index) => _pending[index].Complete();

    public override void Complete()
    {
        foreach (var pending in _pending) pending.Complete();
        Clear();
    }

    public override void Fail(Exception failure)
    {
        foreach (var pending in _pending) pending.Fail(pending.Failure ?? failure);
        Clear();
    }

    private void Clear()
    {
        _pending.Clear();
        _items.Clear();
    }
}
