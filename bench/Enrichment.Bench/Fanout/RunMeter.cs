using System.Diagnostics;
using Enrichment.Bench.Fanout.Places;
using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Fanout;

/// <summary>Measures this process, and a server of its own, from its making until it is read.</summary>
internal sealed class RunMeter : IAsyncDisposable
{
    private readonly MemoryWatch memory = new();
    private readonly IFanoutPlace place;
    private readonly double server;
    private readonly TimeSpan cpu = Environment.CpuUsage.TotalTime;
    private readonly long bytes = GC.GetTotalAllocatedBytes();
    private readonly TimeSpan pause = GC.GetTotalPauseDuration();
    private readonly Stopwatch clock;

    public RunMeter(IFanoutPlace place)
    {
        this.place = place;
        server = place.ServerProcessor;
        clock = Stopwatch.StartNew();
    }

    /// <summary>Figures without transactions, statements and records, which others count.</summary>
    public RunFigures Read() => new(
        clock.Elapsed.TotalSeconds, 0, -1, memory.PeakHeap, memory.PeakResident, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
        place.ServerProcessor - server, (GC.GetTotalAllocatedBytes() - bytes) / 1e6, (GC.GetTotalPauseDuration() - pause).TotalSeconds, 0, "");

    public ValueTask DisposeAsync() => memory.DisposeAsync();
}
