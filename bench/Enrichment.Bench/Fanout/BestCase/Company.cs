using Enrichment.Bench.Workload;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>A fact that was bought.</summary>
internal sealed record Bought(FoundFact Fact, string Operation, string CallId, DateTimeOffset At);

/// <summary>One company of a bucket, with its rows.</summary>
internal sealed class Company(string name, long number, long place)
{
    private readonly EntityId id = EntityId.Parse(name);

    public string Name => name;

    public long Number => number;

    /// <summary>Its place in the bucket's work list.</summary>
    public long Place => place;

    public List<long> Rows { get; } = [];

    public List<Bought> Facts { get; } = [];

    public List<(string Operation, string Hash, string CallId, DateTimeOffset At)> Attempts { get; } = [];

    public string CallId(int call) => $"{name}#{call}";

    public string Hash(string operation) => InputHash.Of(operation, new Dictionary<string, string> { ["company.domain"] = id.Key });

    public void Take(BenchSource source, DateTimeOffset at)
    {
        var operation = source.Definition.Operation;
        var callId = CallId(Attempts.Count + 1);
        Attempts.Add((operation, Hash(operation), callId, at));
        Facts.AddRange(source.Facts(id).Select(f => new Bought(f, operation, callId, at)));
    }
}
