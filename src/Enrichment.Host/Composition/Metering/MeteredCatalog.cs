using Enrichment.Domain.Sources;

namespace Enrichment.Host.Composition.Metering;

/// <summary>A catalog whose sources are measured as they answer.</summary>
public sealed class MeteredCatalog : ISourceCatalog
{
    private readonly ISourceCatalog inner;
    private readonly Dictionary<string, (ISource Source, OperationMeter Meter)> byOperation;

    public MeteredCatalog(ISourceCatalog inner, TimeProvider time)
    {
        this.inner = inner;
        Since = time.GetUtcNow();
        byOperation = inner.Operations.ToDictionary(o => o.Operation, o =>
        {
            var meter = new OperationMeter();
            return ((ISource)new MeteredSource(inner.Source(o.Operation), meter, time), meter);
        });
    }

    /// <summary>When measuring began: with this process.</summary>
    public DateTimeOffset Since { get; }

    public IReadOnlyList<SourceDefinition> Operations => inner.Operations;

    public IReadOnlyList<AccountDefinition> Accounts => inner.Accounts;

    public ISource Source(string operation) => byOperation.TryGetValue(operation, out var known) ? known.Source : inner.Source(operation);

    public OperationMeter Meter(string operation) => byOperation[operation].Meter;

    private sealed class MeteredSource(ISource source, OperationMeter meter, TimeProvider time) : ISource
    {
        public SourceDefinition Definition => source.Definition;

        public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
        {
            var began = time.GetTimestamp();
            var answer = await source.Ask(query, stop);
            meter.Add(answer.Class, time.GetElapsedTime(began));
            return answer;
        }
    }
}
