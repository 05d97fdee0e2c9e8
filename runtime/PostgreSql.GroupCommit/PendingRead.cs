using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>An item that is asked for.</summary>
internal interface IPendingRead
{
    /// <summary>The handler: items of one are read together.</summary>
    object Kind { get; }

    /// <summary>Answers items of this one's kind.</summary>
    Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingRead> items);

    void Fail(Exception failure);
}

/// <inheritdoc cref="IPendingRead"/>
internal sealed class PendingRead<TItem, TResult>(ReadHandler<TItem, TResult> handler, TItem item)
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPendingRead
{
    public object Kind => handler;

    private TItem Item => item;

    public async Task Execute(NpgsqlConnection connection, IReadOnlyList<IPendingRead> items)
    {
        List<PendingRead<TItem, TResult>> own = [.. items.Cast<PendingRead<TItem, TResult>>()];
        var results = new TResult[own.Count];
        await handler.Execute(connection, own.ConvertAll(read => read.Item), results).ConfigureAwait(false);
        for (var i = 0; i < results.Length; i++) own[i].TrySetResult(results[i]);
    }

    public void Fail(Exception failure) => TrySetException(failure);
}
