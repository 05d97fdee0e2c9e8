using System.Diagnostics;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Telemetry;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <summary>The one call that an entity has under way: a question, who pays it, and how often it was tried.</summary>
/// <param name="name">Unique among all calls of all incarnations: what its permits' ids begin with.</param>
internal sealed class CallInFlight(PlannedCall plan, Enrich payer, string name)
{
    private int permits;
    private Activity? phase;

    public PlannedCall Plan => plan;

    /// <summary>The request that pays; kept here since its asker may be gone before the call has ended.</summary>
    public Enrich Payer { get; set; } = payer;

    public SourceDefinition Source => plan.Source;

    /// <summary>The class in which its permit is asked for: the highest of all who wait at the entity.</summary>
    public PriorityClass Class { get; set; } = payer.Bucket.Plan.Priority;

    /// <summary>Null until the ledger has taken the intent (for a free call: until it is sent).</summary>
    public string? CallId { get; set; }

    /// <summary>It waits for a permit or for its time, and nothing is under way at the vendor or the ledger.</summary>
    public bool IsWaiting { get; set; } = true;

    /// <summary>A permit was asked for, and the gate has not decided yet.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>The ledger may hold an intent of it: it is carried to its end, whoever still wants it.</summary>
    public bool IsIntended => CallId is not null;

    /// <summary>Why it is given up once the ledger has its end; null while it is not.</summary>
    public Skip? Refused { get; set; }

    public int Failures { get; set; }

    public int Throttles { get; set; }

    public object? Continuation { get; set; }

    /// <summary>When the first "not ready yet" came, by the steady clock; null before.</summary>
    public DateTimeOffset? PendingSince { get; set; }

    /// <summary>Of the permit asked for last.</summary>
    public string PermitId { get; private set; } = "";

    /// <summary>Ends the span of the phase before, and begins that of the next; null for none.</summary>
    public void Enter(string? next)
    {
        phase?.Dispose();
        phase = next is null ? null : RunTrace.Begin(next, Payer.Bucket.Bucket)?.SetTag("operation", Source.Operation);
    }

    /// <summary>Forgets the intent: the next try is a call of its own.</summary>
    public void StartOver()
    {
        CallId = null;
        Continuation = null;
        PendingSince = null;
        IsWaiting = true;
        IsAsking = false;
    }

    /// <summary>A request for the next permit.</summary>
    public AskPermit Ask(TimeSpan wait)
    {
        PermitId = $"{name}.{++permits}";
        IsAsking = true;
        return AskAgain(wait);
    }

    /// <summary>The request for a permit once more: the gate may have lost it.</summary>
    public AskPermit AskAgain(TimeSpan wait)
    {
        var bucket = Payer.Bucket;
        var request = new PermitRequest(
            PermitId, Source.Account, Source.Operation, Class, Payer.Entity.Tenant, bucket.Scope, bucket.ScopeLimit, default);
        return new AskPermit(request, wait);
    }

    /// <summary>The gate has decided.</summary>
    public void Decided() => IsAsking = false;
}
