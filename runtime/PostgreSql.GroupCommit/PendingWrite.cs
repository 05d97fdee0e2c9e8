using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>An item on its way.</summary>
internal interface IPendingWrite
{
    /// <summary>The handler: items of one are executed together.</summary>
    object Kind { get; }

    string Name { get; }

    int Order { get; }

    bool HasEnded { get; }

    /// <summary>Executes items of this one's kind; their results are kept until the commit.</summary>
    Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingWrite> items);

    /// <summary>The result is durable.</summary>
    void Complete();

    void Fail(Exception failure);
}

/// <inheritdoc cref="IPendingWrite"/>
internal sealed class PendingWrite<TItem, TResult>(WriteHandler<TItem, TResult> handler, TItem item)
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPendingWrite
{
    private TResult _result = default!;

    public object Kind => handler;

    public string Name => handler.Name;

    public int Order => handler.Order;

    public bool HasEnded => Task.IsCompleted;

    private TItem Item => item;

    public async Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingWrite> items)
    {
        List<PendingWrite<TItem, TResult>> own = [.. items.Cast<PendingWrite<TItem, TResult>>()];
        var results = new TResult[own.Count];
        await handler.Execute(connection, own.ConvertAll(write => write.Item), results).ConfigureAwait(false);
        for (var i = 0; i < results.Length; i++) own[i]._result = results[i];
    }

    public void Complete() => TrySetResult(_result);

    public void Fail(Exception failure) => TrySetException(failure);
}
