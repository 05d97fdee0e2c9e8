using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>
/// One vendor account at the gate: its queue by class, then tenants in turn, then arrival; its rate windows, concurrency,
/// back-off, breaker, and whether it is off.
/// </summary>
internal sealed class AccountGate(AccountDefinition account, GateSettings settings)
{
    private readonly SortedDictionary<PriorityClass, List<Lane>> lanes = [];
    private readonly PriorityQueue<Waiting, (DateTimeOffset, long)> delayed = new();
    private readonly List<RateMeter> meters = [.. account.Windows.Select(w => new RateMeter(w, settings.RateMargin))];
    private readonly Breaker breaker = new(account.HasBreaker ? settings.BreakerThreshold : int.MaxValue, settings.BreakerOpenFor);
    private readonly Dictionary<PriorityClass, string> lastTenant = [];
    private DateTimeOffset backOffUntil;
    private int throttledInARow;
    private int inFlight;

    public string Name => account.Name;

    /// <summary>Why nothing may be asked at all; null while the account is on.</summary>
    public (MissingReason Reason, string Detail)? Off { get; private set; } =
        account.OffReason is { } reason ? (MissingReason.Error, reason) : null;

    public string? PausedWhy { get; set; }

    public int InFlight => inFlight;

    public int Queued => lanes.Values.Sum(l => l.Sum(lane => lane.Count)) + delayed.Count;

    public IReadOnlyDictionary<PriorityClass, int> QueuedByClass() =>
        lanes.ToDictionary(p => p.Key, p => p.Value.Sum(lane => lane.Count));

    /// <summary>Counts a call that was begun before this gate was.</summary>
    public void CountBefore(string operation, DateTimeOffset at)
    {
        foreach (var meter in meters.Where(m => m.Counts(operation)))
        {
            meter.Start(at);
        }
    }

    public void Resume() => Off = account.OffReason is { } reason ? (MissingReason.Error, reason) : null;

    public void Enqueue(Waiting waiting, DateTimeOffset now)
    {
        if (waiting.Request.NotBefore > now)
        {
            delayed.Enqueue(waiting, (waiting.Request.NotBefore, waiting.Arrival));
        }
        else
        {
            LaneOf(waiting.Request).Add(waiting);
        }
    }

    /// <summary>Takes a request out of the queue, wherever it waits.</summary>
    public Waiting? Remove(string permitId)
    {
        if (delayed.Count > 0 && delayed.UnorderedItems.Any(i => i.Element.Request.PermitId == permitId))
        {
            var found = delayed.UnorderedItems.First(i => i.Element.Request.PermitId == permitId).Element;
            delayed.Remove(found, out _, out _);
            return found;
        }

        return lanes.Values.SelectMany(l => l).Select(lane => lane.Remove(permitId)).FirstOrDefault(w => w is not null);
    }

    /// <summary>
    /// The next decision, or null when nothing can be decided now; then <paramref name="wake"/> is when time alone may change that.
    /// </summary>
    /// <param name="scopeIsFull">Whether the scope holds all the permits that it may.</param>
    public PermitDecision? Decide(DateTimeOffset now, Func<PermitRequest, bool> scopeIsFull, ref DateTimeOffset? wake)
    {
        while (delayed.TryPeek(out var due, out var at) && at.Item1 <= now)
        {
            delayed.Dequeue();
            LaneOf(due.Request).Add(due);
        }

        if (delayed.TryPeek(out _, out var next))
        {
            wake = Earlier(wake, next.Item1);
        }

        if (Refusal(now) is { } refusal)
        {
            return Refuse(refusal);
        }

        return IsHeld(now, ref wake) ? null : Grant(now, scopeIsFull, ref wake);
    }

    /// <summary>Takes note of how a call ended; the permit is free again.</summary>
    public void Return(PermitReturn end, DateTimeOffset now)
    {
        inFlight--;
        breaker.Record(end.PermitId, end.Answer, now);
        switch (end.Answer)
        {
            case AnswerClass.Throttled:
                BackOff(end.Wait, now);
                break;
            case AnswerClass.QuotaGone:
                Off = (MissingReason.Quota, $"{account.Name}: its allowance is used up");
                break;
            case AnswerClass.AuthGone:
                Off = (MissingReason.Error, $"{account.Name}: the key was refused");
                break;
            default:
                throttledInARow = end.Answer == AnswerClass.Retry ? throttledInARow : 0;
                break;
        }
    }

    /// <summary>A permit whose holder is gone.</summary>
    public void Forget() => inFlight--;

    private void BackOff(TimeSpan? stated, DateTimeOffset now)
    {
        var own = settings.FirstBackOff * Math.Pow(2, Math.Min(throttledInARow, 20));
        var wait = stated ?? own;
        if (wait > settings.MaxBackOff)
        {
            wait = settings.MaxBackOff;
        }

        // Calls that were in flight together are told to slow down together: that is one step, not many.
        if (now >= backOffUntil)
        {
            throttledInARow++;
        }

        backOffUntil = now + wait > backOffUntil ? now + wait : backOffUntil;
    }

    private (MissingReason Reason, string Detail)? Refusal(DateTimeOffset now)
    {
        if (Off is { } off)
        {
            return off;
        }

        if (PausedWhy is { } why)
        {
            return (MissingReason.Paused, $"{account.Name} is paused: {why}");
        }

        return breaker.IsOpen(now) ? (MissingReason.Error, $"{account.Name} fails again and again: its circuit is open") : null;
    }

    private PermitDecision? Refuse((MissingReason Reason, string Detail) refusal)
    {
        foreach (var lane in lanes.Values.SelectMany(l => l))
        {
            if (lane.Head is { } head)
            {
                lane.RemoveHead();
                return new PermitDecision(head.Request, refusal.Reason, refusal.Detail);
            }
        }

        return null;
    }

    private bool IsHeld(DateTimeOffset now, ref DateTimeOffset? wake)
    {
        if (now < backOffUntil)
        {
            wake = Earlier(wake, backOffUntil);
            return true;
        }

        return (account.MaxConcurrent is { } most && inFlight >= most) || (breaker.IsProbing && inFlight > 0);
    }

    private PermitDecision? Grant(DateTimeOffset now, Func<PermitRequest, bool> scopeIsFull, ref DateTimeOffset? wake)
    {
        foreach (var (priority, inClass) in lanes)
        {
            Lane? best = null;
            foreach (var lane in inClass)
            {
                if (lane.Head is not { } head || scopeIsFull(head.Request) || !RateAllows(head.Request.Operation, now, ref wake))
                {
                    continue;
                }

                best = best is null || ComesBefore(lane, best, priority) ? lane : best;
            }

            if (best is not null)
            {
                return Take(best, now);
            }
        }

        return null;
    }

    private PermitDecision Take(Lane lane, DateTimeOffset now)
    {
        var request = lane.Head!.Request;
        lane.RemoveHead();
        lastTenant[lane.Class] = lane.Tenant;
        foreach (var meter in meters.Where(m => m.Counts(request.Operation)))
        {
            meter.Start(now);
        }

        breaker.Start(request.PermitId);
        inFlight++;
        return new PermitDecision(request, null, "");
    }

    /// <summary>Tenants take turns: the one served last goes behind the others; within a tenant the older arrival is first.</summary>
    private bool ComesBefore(Lane a, Lane b, PriorityClass priority)
    {
        var (turnA, turnB) = (TurnOf(a.Tenant, priority), TurnOf(b.Tenant, priority));
        return turnA != turnB ? turnA < turnB : a.Head!.Arrival < b.Head!.Arrival;
    }

    private int TurnOf(string tenant, PriorityClass priority)
    {
        var last = lastTenant.GetValueOrDefault(priority);
        return last is null || string.CompareOrdinal(tenant, last) > 0 ? 0 : 1;
    }

    private bool RateAllows(string operation, DateTimeOffset now, ref DateTimeOffset? wake)
    {
        foreach (var meter in meters)
        {
            if (meter.Counts(operation) && meter.NextStart(now) is { } at)
            {
                wake = Earlier(wake, at);
                return false;
            }
        }

        return true;
    }

    private Lane LaneOf(PermitRequest request)
    {
        if (!lanes.TryGetValue(request.Class, out var inClass))
        {
            lanes[request.Class] = inClass = [];
        }

        var lane = inClass.Find(l => l.Scope == request.Scope && l.Operation == request.Operation && l.Tenant == request.Tenant);
        if (lane is null)
        {
            inClass.RemoveAll(l => l.Count == 0 && inClass.Count > LanesKept);
            inClass.Add(lane = new Lane(request.Class, request.Tenant, request.Scope, request.Operation));
        }

        return lane;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? a, DateTimeOffset b) => a is { } known && known < b ? known : b;

    /// <summary>Empty lanes are kept up to this many a class: a bucket comes back to its own again and again.</summary>
    private const int LanesKept = 64;
}
