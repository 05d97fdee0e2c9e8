using Enrichment.Domain.Identity;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Reports;
using Enrichment.Sources.Settings;
using Enrichment.Storage.Memory;

namespace Enrichment.Host.Tests.Support;

/// <summary>Data directories whose store is in memory; what is in it survives as a directory does.</summary>
public sealed class FakeRoom : IEngineRoom
{
    private InMemoryStore store = new();

    public FakeVendor Vendor { get; private set; } = new();

    public int Opened { get; private set; }

    public async Task<OpenedEngine> Open(string dataDirectory, SourceSettings sources, CancellationToken stop)
    {
        Opened++;
        var engine = new FakeEngine(store, Vendor);
        if (!Vendor.Stands)
        {
            await engine.GoOn();
        }

        return new OpenedEngine(engine, store.Tenants, new MemoryDeliveries(), new NoReports(), Directory.CreateDirectory(dataDirectory).FullName, () => ValueTask.CompletedTask);
    }

    /// <summary>The data directory is gone.</summary>
    public void Forget(string dataDirectory)
    {
        Directory.Delete(dataDirectory, true);
        store = new InMemoryStore();
        Vendor = new FakeVendor();
    }

    private sealed class NoReports : IStoreReports
    {
        public Task<IReadOnlyList<SourceUsage>> Usage(RunId run) => Task.FromResult<IReadOnlyList<SourceUsage>>([]);

        public Task<IReadOnlyList<UnsettledCall>> Unsettled(RunId run, int most) => Task.FromResult<IReadOnlyList<UnsettledCall>>([]);

        public Task<IReadOnlyList<LookupErrorLine>> Errors(RunId run, int most) => Task.FromResult<IReadOnlyList<LookupErrorLine>>([]);
    }
}
