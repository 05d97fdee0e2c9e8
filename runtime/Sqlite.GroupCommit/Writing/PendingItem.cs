namespace Sqlite.GroupCommit;

/// <summary>A queued item that finds its place in the group by its handler.</summary>
internal interface IGroupMember : IPending
{
    object Handler { get; }

    HandlerBatch NewBatch();

    void Join(HandlerBatch batch);
}

/// <inheritdoc cref="PendingWrite{TResult}"/>
internal sealed class PendingItem<TItem, TResult>(WriteHandler<TItem, TResult> handler, TItem item) : PendingWrite<TResult>, IGroupMember
{
    public TItem Item => item;

    public object Handler => handler;

    public HandlerBatch NewBatch() => new HandlerBatch<TItem, TResult>(handler);

    public void Join(HandlerBatch batch) => ((HandlerBatch<TItem, TResult>)batch).Add(this);
}
