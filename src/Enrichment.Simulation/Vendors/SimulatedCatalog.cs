using Akka.Embedded.Simulation;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Vendors;

/// <summary>The vendors as one process reaches them.</summary>
internal sealed class SimulatedCatalog : ISourceCatalog
{
    private readonly Dictionary<string, ISource> sources;

    public SimulatedCatalog(WorldPlan plan, SimulatedProcess process, Marketplace vendors)
    {
        Accounts = plan.Accounts;
        Operations = [.. plan.Sources.Select(s => s.Definition)];
        sources = plan.Sources.ToDictionary(s => s.Definition.Operation, s => (ISource)new SimulatedSource(s, process, vendors), StringComparer.Ordinal);
    }

    public IReadOnlyList<SourceDefinition> Operations { get; }

    public IReadOnlyList<AccountDefinition> Accounts { get; }

    public ISource Source(string operation) => sources[operation];

    private sealed class SimulatedSource(SourcePlan plan, SimulatedProcess process, Marketplace vendors) : ISource
    {
        public SourceDefinition Definition => plan.Definition;

        public Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop) => vendors.Ask(new VendorRequest(process, plan, query), stop);
    }
}
