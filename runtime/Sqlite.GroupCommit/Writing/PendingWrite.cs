namespace Sqlite.GroupCommit;

/// <summary>Something that waits for the writer's thread.</summary>
internal interface IPending
{
    void Fail(Exception failure);
}

/// <summary>An item in the queue, and the task of whoever wrote it.</summary>
internal abstract class PendingWrite<TResult>() : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously), IPending
{
    public TResult Outcome { get; set; } = default!;

    public Exception? Failure { get; set; }

    public void Complete()
    {
        if (Failure is null) TrySetResult(Outcome);
        else TrySetException(Failure);
    }

    public void Fail(Exception failure) => TrySetException(failure);
}
