using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;

namespace Enrichment.Simulation.Stores;

internal sealed class SimulatedRuns(ProcessStore store) : IRunStore
{
    private IRunStore Durable => store.Durable.Rest.Runs;

    public async Task SaveRun(RunView run) => await store.Write(() =>
    {
        DurableStore.Done(Durable.SaveRun(run));
        store.World.Story.Tell("views", $"run {run.Run} is {run.Status} {run.StoppedBy}");
        return true;
    });

    public async Task SaveBucket(BucketView bucket) => await store.Write(() =>
    {
        DurableStore.Done(Durable.SaveBucket(bucket));
        return true;
    });

    public Task<IReadOnlyList<RunId>> UnfinishedRuns() => store.Reads.Read(() => DurableStore.Done(Durable.UnfinishedRuns()));
}
