using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>An item on its way.</summary>
internal interface IPendingItem
{
    /// <summary>The handler: items of one are executed together.</summary>
    object Kind { get; }

    bool HasEnded { get; }

    /// <summary>Executes items of this one's kind; their results are kept until each is complete.</summary>
    Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingItem> items);

    /// <summary>The result holds.</summary>
    void Complete();

    void Fail(Exception failure);
}

/// <inheritdoc cref="IPendingItem"/>
internal class PendingItem<TItem, TResult>(GroupHandler<TItem, TResult> handler, TItem item)
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPendingItem
{
    private TResult _result = default!;

    public object Kind => handler;

    public bool HasEnded => Task.IsCompleted;

    private TItem Item => item;

    public async Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingItem> items)
    {
        List<PendingItem<TItem, TResult>> own = [.. items.Cast<PendingItem<TItem, TResult>>()];
        var results = new TResult[own.Count];
        await handler.Execute(connection, own.ConvertAll(pending => pending.Item), results).ConfigureAwait(false);
        for (var i = 0; i < results.Length; i++) own[i]._result = results[i];
    }

    public void Complete() => TrySetResult(_result);

    public void Fail(Exception failure) => TrySetException(failure);
}
