namespace Enrichment.Host.Gateway.Live;

/// <summary>How many listeners that fell behind may read the store at once: catching up must not take it from work.</summary>
internal sealed class PageSlots : IDisposable
{
    private const int Slots = 2;
    private readonly SemaphoreSlim free = new(Slots, Slots);

    public async Task<IDisposable> Take(CancellationToken stop)
    {
        await free.WaitAsync(stop);
        return new Slot(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
