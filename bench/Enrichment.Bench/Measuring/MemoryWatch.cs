namespace Enrichment.Bench.Measuring;

/// <summary>Looks at the process's memory while something runs.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
    private readonly Task watching;

    public MemoryWatch()
    {
        GC.Collect();
        watching = Watch();
    }

    /// <summary>The largest resident size seen, in MB.</summary>
    public double PeakResident { get; private set; }

    /// <summary>The largest managed heap that a collection left behind, in MB.</summary>
    public double PeakHeap { get; private set; }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await watching;
    }

    private async Task Watch()
    {
        while (await timer.WaitForNextTickAsync())
        {
            var heap = GC.GetGCMemoryInfo(GCKind.Any);
            PeakResident = Math.Max(PeakResident, Environment.WorkingSet / 1e6);
            PeakHeap = Math.Max(PeakHeap, (heap.HeapSizeBytes - heap.FragmentedBytes) / 1e6);
        }
    }
}
