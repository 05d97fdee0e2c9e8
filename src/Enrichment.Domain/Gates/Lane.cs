using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Gates;

/// <summary>A request in a queue, with its place among all arrivals.</summary>
internal sealed record Waiting(PermitRequest Request, long Arrival);

/// <summary>
/// The requests of one class, scope and operation at one account, first-in first-out. What holds the first holds all of them
/// (the scope's limit, the operation's rate window), so looking at heads is enough.
/// </summary>
internal sealed class Lane(PriorityClass priority, string tenant, string scope, string operation)
{
    private readonly LinkedList<Waiting> queue = new();

    public PriorityClass Class => priority;

    public string Tenant => tenant;

    public string Scope => scope;

    public string Operation => operation;

    public Waiting? Head => queue.First?.Value;

    public int Count => queue.Count;

    /// <summary>Puts a request at its arrival's place: at the end for a new one, further ahead for one that waited elsewhere meanwhile.</summary>
    public void Add(Waiting waiting)
    {
        var after = queue.Last;
        while (after is not null && after.Value.Arrival > waiting.Arrival)
        {
            after = after.Previous;
        }

        if (after is null)
        {
            queue.AddFirst(waiting);
        }
        else
        {
            queue.AddAfter(after, waiting);
        }
    }

    public void RemoveHead() => queue.RemoveFirst();

    public Waiting? Remove(string permitId)
    {
        for (var node = queue.First; node is not null; node = node.Next)
        {
            if (node.Value.Request.PermitId == permitId)
            {
                queue.Remove(node);
                return node.Value;
            }
        }

        return null;
    }
}
