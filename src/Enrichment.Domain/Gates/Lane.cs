using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Gates;

/// <summary>A request in a queue, with its place among all arrivals.</summary>
/// <param name="At">When it was asked for first.</param>
internal sealed record Waiting(PermitRequest Request, long Arrival, DateTimeOffset At)
{
    public static readonly IComparer<Waiting> ByArrival = Comparer<Waiting>.Create((a, b) => a.Arrival.CompareTo(b.Arrival));

    public static readonly IComparer<Waiting> ByDueTime = Comparer<Waiting>.Create((a, b) =>
        (a.Request.NotBefore, a.Arrival).CompareTo((b.Request.NotBefore, b.Arrival)));
}

/// <summary>
/// The requests of one class, tenant, scope and operation at one account, first-in first-out; one that waited elsewhere meanwhile
/// takes its arrival's place. What holds the first holds all of them (the scope's limit, the operation's rate window), so looking
/// at heads is enough.
/// </summary>
internal sealed class Lane(PriorityClass priority, string tenant, string scope, string operation)
{
    private readonly SortedSet<Waiting> queue = new(Waiting.ByArrival);

    public PriorityClass Class => priority;

    public string Tenant => tenant;

    public string Scope => scope;

    public string Operation => operation;

    public Waiting? Head => queue.Min;

    public int Count => queue.Count;

    public void Add(Waiting waiting) => queue.Add(waiting);

    public bool Remove(Waiting waiting) => queue.Remove(waiting);
}
