namespace Enrichment.Storage.Entities;

/// <summary>Joins single reads: those that come while one batch is read make up the next.</summary>
/// <param name="read">Answers keys in their order.</param>
internal sealed class BatchedReads<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> read)
{
    private const int Most = 500;
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isReading;

    public Task<TValue> Read(TKey key)
    {
        var value = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue(new Waiting(key, value));
            if (_isReading) return value.Task;
            _isReading = true;
        }

        _ = ReadAll();
        return value.Task;
    }

    private async Task ReadAll()
    {
        while (Take() is { Count: > 0 } batch)
        {
            if (!await TryAnswer(batch).ConfigureAwait(false)) await AnswerOneByOne(batch).ConfigureAwait(false);
        }
    }

    /// <summary>One unreadable value must not fail those that happened to be read with it.</summary>
    private async Task AnswerOneByOne(List<Waiting> batch)
    {
        foreach (var waiting in batch) await TryAnswer([waiting]).ConfigureAwait(false);
    }

    private async Task<bool> TryAnswer(List<Waiting> batch)
    {
        try
        {
            var values = await read([.. batch.Select(b => b.Key)]).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++) batch[i].Value.TrySetResult(values[i]);
            return true;
        }
#pragma warning disable CA1031 // Whatever went wrong is the reader's to know.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (batch.Count == 1) batch[0].Value.TrySetException(failure);
            return batch.Count == 1;
        }
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>(Math.Min(_waiting.Count, Most));
            while (batch.Count < Most && _waiting.TryDequeue(out var next)) batch.Add(next);
            _isReading = batch.Count > 0;
            return batch;
        }
    }

    private readonly record struct Waiting(TKey Key, TaskCompletionSource<TValue> Value);
}
