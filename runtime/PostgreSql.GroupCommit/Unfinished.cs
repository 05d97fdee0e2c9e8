namespace PostgreSql.GroupCommit;

/// <summary>Counts writes that have not ended, and tells when the last one has.</summary>
internal sealed class Unfinished
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    public int Count { get; private set; }

    /// <summary>False after the end.</summary>
    public bool TryAdd()
    {
        lock (_lock)
        {
            if (_isClosed) return false;
            Count++;
            return true;
        }
    }

    public void Remove(int ended)
    {
        lock (_lock)
        {
            Count -= ended;
            if (_isClosed && Count == 0) _none.TrySetResult();
        }
    }

    /// <summary>Takes no more; completes when there is none left.</summary>
    public Task Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            if (Count == 0) _none.TrySetResult();
            return _none.Task;
        }
    }
}
