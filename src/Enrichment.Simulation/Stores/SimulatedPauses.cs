using Enrichment.Domain.Ports;

namespace Enrichment.Simulation.Stores;

internal sealed class SimulatedPauses(ProcessStore store) : IAccountPauses
{
    private IAccountPauses Durable => store.Durable.Rest.Pauses;

    public Task<IReadOnlyList<AccountPause>> All() => store.Reads.Read(() => DurableStore.Done(Durable.All()));

    public async Task Pause(AccountPause pause) => await store.Write(() =>
    {
        DurableStore.Done(Durable.Pause(pause));
        return true;
    });

    public async Task Resume(string account) => await store.Write(() =>
    {
        DurableStore.Done(Durable.Resume(account));
        return true;
    });
}
