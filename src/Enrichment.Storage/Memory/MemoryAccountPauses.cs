using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryAccountPauses(Lock gate) : IAccountPauses
{
    private readonly SortedDictionary<string, AccountPause> _paused = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<AccountPause>> All()
    {
        lock (gate) return Task.FromResult<IReadOnlyList<AccountPause>>([.. _paused.Values]);
    }

    public Task Pause(AccountPause pause)
    {
        lock (gate) _paused[pause.Account] = pause;
        return Task.CompletedTask;
    }

    public Task Resume(string account)
    {
        lock (gate) _paused.Remove(account);
        return Task.CompletedTask;
    }
}
