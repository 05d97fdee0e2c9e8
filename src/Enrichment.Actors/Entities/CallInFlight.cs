using Enrichment.Actors.Gates;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <summary>The one call that an entity has under way: a question, who pays it, and how often it was tried.</summary>
internal sealed class CallInFlight(PlannedCall plan, string payer, long number)
{
    public PlannedCall Plan => plan;

    /// <summary>The request that pays.</summary>
    public string Payer { get; set; } = payer;

    public SourceDefinition Source => plan.Source;

    /// <summary>Null until the ledger has taken the intent (for a free call: until it is sent).</summary>
    public string? CallId { get; set; }

    /// <summary>It waits for a permit or for its time, and nothing is under way at the vendor or the ledger.</summary>
    public bool IsWaiting { get; set; } = true;

    public int Failures { get; set; }

    public int Throttles { get; set; }

    /// <summary>How often a permit was asked for: part of the permit's id.</summary>
    public int Permits { get; set; }

    public object? Continuation { get; set; }

    /// <summary>When the first "not ready yet" came; null before.</summary>
    public DateTimeOffset? PendingSince { get; set; }

    public string PermitId(string entity) => $"{entity}@{number}.{Permits}";

    /// <summary>Forgets the intent: the next try is a call of its own.</summary>
    public void StartOver()
    {
        CallId = null;
        Continuation = null;
        PendingSince = null;
        IsWaiting = true;
    }

    public AskPermit Ask(Enrich payer, string entity, DateTimeOffset notBefore)
    {
        Permits++;
        var bucket = payer.Bucket;
        return new AskPermit(new PermitRequest(
            PermitId(entity), Source.Account, Source.Operation, bucket.Plan.Priority, payer.Entity.Tenant, bucket.Scope, bucket.ScopeLimit, notBefore));
    }
}
