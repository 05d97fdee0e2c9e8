using System.Diagnostics.Metrics;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition;

namespace Enrichment.Host.Telemetry;

/// <summary>
/// What an engine does, as measures: sums over all tenants, so that no label names anybody. Money is a floating-point number here, as
/// every exporter wants it; the ledger is what counts.
/// </summary>
public sealed class EngineMeter : IDisposable
{
    public const string Name = "Enrichment";
    private readonly Meter meter = new(Name);
    private readonly Counter<long> rows;
    private readonly Counter<double> cost;
    private readonly Counter<long> lookups;
    private readonly Histogram<double> duration;
    private volatile IReadOnlyList<AccountView> accounts = [];

    public EngineMeter()
    {
        rows = meter.CreateCounter<long>("enrichment.rows", "{row}", "Rows that became final, by status.");
        cost = meter.CreateCounter<double>("enrichment.cost", "{dollar}", "Dollars that answers cost.");
        lookups = meter.CreateCounter<long>("enrichment.lookups", "{call}", "Calls to sources, by operation and kind of answer.");
        duration = meter.CreateHistogram<double>("enrichment.lookup.duration", "s", "How long calls to sources took, by operation.");
        meter.CreateObservableGauge("enrichment.queue", Queued, "{call}", "Calls that wait for a permit, by account and priority.");
        meter.CreateObservableGauge("enrichment.in_flight", InFlight, "{call}", "Calls under way, by account.");
    }

    internal bool IsMine(Instrument instrument) => ReferenceEquals(instrument.Meter, meter);

    /// <summary>Something whose number is read whenever the measures are.</summary>
    public void Watch(string name, string unit, string description, Func<long> read) => meter.CreateObservableGauge(name, read, unit, description);

    /// <summary>How the accounts stand now.</summary>
    public void See(IReadOnlyList<AccountView> now) => accounts = now;

    /// <summary>Counts what answers were stored.</summary>
    public void Follow(StoreNews news) => news.AnswersApplied += OnApplied;

    /// <summary>The same sources, their calls counted and timed.</summary>
    public ISourceCatalog Over(ISourceCatalog sources, TimeProvider time) => new MeasuredSources(this, sources, time);

    public void Dispose() => meter.Dispose();

    private void OnApplied(IReadOnlyList<EntityAnswer> answers, IReadOnlyList<AppliedAnswer> applied)
    {
        foreach (var (status, count) in applied.SelectMany(a => a.Final))
        {
            rows.Add(count, new KeyValuePair<string, object?>("status", status.Word()));
        }

        cost.Add((double)answers.Sum(a => a.Cost));
    }

    private IEnumerable<Measurement<int>> Queued() =>
        from account in accounts
        from priority in Enum.GetValues<PriorityClass>()
        select new Measurement<int>(
            account.QueuedByClass.GetValueOrDefault(priority),
            new KeyValuePair<string, object?>("account", account.Account), new("priority", priority.ToString().ToLowerInvariant()));

    private IEnumerable<Measurement<int>> InFlight() =>
        accounts.Select(a => new Measurement<int>(a.InFlight, new KeyValuePair<string, object?>("account", a.Account), new("state", a.State)));

    private sealed class MeasuredSources(EngineMeter meter, ISourceCatalog sources, TimeProvider time) : ISourceCatalog
    {
        private readonly Dictionary<string, ISource> measured =
            sources.Operations.ToDictionary(o => o.Operation, o => (ISource)new MeasuredSource(meter, sources.Source(o.Operation), time), StringComparer.Ordinal);

        public IReadOnlyList<SourceDefinition> Operations => sources.Operations;

        public IReadOnlyList<AccountDefinition> Accounts => sources.Accounts;

        public ISource Source(string operation) => measured.TryGetValue(operation, out var source) ? source : sources.Source(operation);
    }

    private sealed class MeasuredSource(EngineMeter meter, ISource source, TimeProvider time) : ISource
    {
        private readonly KeyValuePair<string, object?> operation = new("operation", source.Definition.Operation);

        public SourceDefinition Definition => source.Definition;

        public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
        {
            var begun = time.GetTimestamp();
            var answer = await source.Ask(query, stop);
            meter.duration.Record(time.GetElapsedTime(begun).TotalSeconds, operation);
            meter.lookups.Add(1, operation, new KeyValuePair<string, object?>("result", answer.Class.ToString()));
            return answer;
        }
    }
}
