namespace Enrichment.Simulation.Stores;

/// <summary>Writes a group's items in one transaction, each with its result.</summary>
internal delegate void GroupWrite<TItem, TResult>(IReadOnlyList<TItem> items, TResult[] results);

/// <summary>A write that waits for its transaction, or for its answer.</summary>
internal abstract class PendingWrite
{
    /// <summary>Writes of one kind are written together.</summary>
    public abstract object Kind { get; }

    /// <summary>Writes all of them, which are of this one's kind.</summary>
    public abstract void WriteAll(IReadOnlyList<PendingWrite> same);

    /// <summary>Tells who waits what came of it.</summary>
    public abstract void Answer();

    /// <summary>Whether it is stored or not, nobody hears so.</summary>
    public abstract void Fail(Exception cause);
}

internal sealed class PendingWrite<TItem, TResult>(GroupWrite<TItem, TResult> write, TItem item) : PendingWrite
{
    private readonly TaskCompletionSource<TResult> promise = new();
    private TResult result = default!;
    private Exception? failure;

    public Task<TResult> Done => promise.Task;

    public override object Kind => write;

    public override void WriteAll(IReadOnlyList<PendingWrite> same)
    {
        var writes = same.Cast<PendingWrite<TItem, TResult>>().ToList();
        var results = new TResult[writes.Count];
        try
        {
            write([.. writes.Select(w => w.Item)], results);
        }
        catch (InvalidOperationException refusal)
        {
            writes.ForEach(w => w.failure = refusal);
        }

        for (var i = 0; i < writes.Count; i++)
        {
            writes[i].result = results[i];
        }
    }

    public override void Answer()
    {
        if (failure is null)
        {
            promise.TrySetResult(result);
        }
        else
        {
            promise.TrySetException(failure);
        }
    }

    public override void Fail(Exception cause) => promise.TrySetException(cause);

    private TItem Item => item;
}
