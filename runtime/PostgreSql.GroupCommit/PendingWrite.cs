namespace PostgreSql.GroupCommit;

/// <summary>An item to be written; it is complete when it is durable.</summary>
internal interface IPendingWrite : IPendingItem
{
    string Name { get; }

    int Order { get; }
}

/// <inheritdoc cref="IPendingWrite"/>
internal sealed class PendingWrite<TItem, TResult>(WriteHandler<TItem, TResult> handler, TItem item) : PendingItem<TItem, TResult>(handler, item), IPendingWrite
{
    public string Name => handler.Name;

    public int Order => handler.Order;
}
