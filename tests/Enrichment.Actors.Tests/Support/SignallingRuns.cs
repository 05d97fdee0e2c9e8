using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Tests.Support;

/// <summary>A run store that tells when a view was saved: what whole-run tests wait on.</summary>
internal sealed class SignallingRuns(IRunStore inner) : IRunStore
{
    private TaskCompletionSource saved = New();

    /// <summary>Ends with the next save of any run or bucket.</summary>
    public Task NextSave => Volatile.Read(ref saved).Task;

    public async Task SaveRun(RunView run)
    {
        await inner.SaveRun(run);
        Signal();
    }

    public async Task SaveBucket(BucketView bucket)
    {
        await inner.SaveBucket(bucket);
        Signal();
    }

    public Task<IReadOnlyList<RunId>> UnfinishedRuns() => inner.UnfinishedRuns();

    private void Signal() => Interlocked.Exchange(ref saved, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
