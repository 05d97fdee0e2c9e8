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
    private readonly SortedList<PriorityClass, List<Lane>> lanes = [];
    private readonly SortedSet<Waiting> delayed = new(Waiting.ByDueTime);
    private readonly List<RateMeter> meters = [.. account.Windows.Select(w => new RateMeter(w, settings.RateMargin))];
    private readonly Breaker breaker = new(account.HasBreaker ? settings.BreakerThreshold : int.MaxValue, settings.BreakerOpenFor);
    private readonly BackOff backOff = new(settings);
    private readonly Dictionary<PriorityClass, string> lastTenant = [];
    private int inFlight;

    public string Name => account.Name;

    /// <summary>Why nothing may be asked at all; null while the account is on.</summary>
    public (MissingReason Reason, string Detail)? Off { get; private set; } =
        account.OffReason is { } reason ? (MissingReason.Error, reason) : null;

    public string? PausedWhy { get; set; }

    public int InFlight => inFlight;

    public AccountView View(DateTimeOffset now)
    {
        var waiting = lanes.Select(p => (Class: p.Key, Count: p.Value.Sum(l => l.Count), Since: p.Value.Min(l => l.Head?.At)))
            .Concat(delayed.Select(w => (w.Request.Class, Count: 1, Since: (DateTimeOffset?)w.At)))
            .Where(w => w.Count > 0).GroupBy(w => w.Class).ToList();
        return new AccountView(
            Name,
            Off is not null ? "off" : PausedWhy is not null ? "paused" : "on",
            Off?.Detail ?? PausedWhy ?? "",
            inFlight,
            waiting.ToDictionary(g => g.Key, g => g.Sum(w => w.Count)))
        {
            LongestWait = waiting.ToDictionary(g => g.Key, g => now - g.Min(w => w.Since)!.Value),
            Breaker = breaker.IsProbing ? breaker.IsOpen(now) ? BreakerState.Open : BreakerState.HalfOpen : BreakerState.Closed,
            BackOff = backOff.NextStart(now) is { } next ? next - now : TimeSpan.Zero,
            IsQuotaGone = Off?.Reason == MissingReason.Quota,
        };
    }

    /// <summary>Counts a call that was begun before this gate was.</summary>
    public void CountBefore(string operation, DateTimeOffset at)
    {
        foreach (var meter in meters)
        {
            if (meter.Counts(operation))
            {
                meter.Start(at);
            }
        }
    }

    public void Resume() => Off = account.OffReason is { } reason ? (MissingReason.Error, reason) : null;

    public void Enqueue(Waiting waiting, DateTimeOffset now)
    {
        if (waiting.Request.NotBefore > now)
        {
            delayed.Add(waiting);
        }
        else
        {
            LaneOf(waiting.Request).Add(waiting);
        }
    }

    /// <summary>Takes a request out of the queue, wherever it waits.</summary>
    public void Remove(Waiting waiting)
    {
        if (!delayed.Remove(waiting))
        {
            LaneOf(waiting.Request).Remove(waiting);
        }
    }

    /// <summary>Queues the delayed requests whose time has come.</summary>
    public void TakeUpDelayed(DateTimeOffset now, ref DateTimeOffset? wake)
    {
        while (delayed.Min is { } due && due.Request.NotBefore <= now)
        {
            delayed.Remove(due);
            LaneOf(due.Request).Add(due);
        }

        if (delayed.Min is { } next)
        {
            wake = Earlier(wake, next.Request.NotBefore);
        }
    }

    /// <summary>Refuses one request where the account cannot be asked at all; null when it can, or when nobody waits.</summary>
    public PermitDecision? Refuse(DateTimeOffset now)
    {
        if (Refusal(now) is not { } refusal || lanes.Values.SelectMany(l => l).FirstOrDefault(l => l.Count > 0) is not { } lane)
        {
            return null;
        }

        var request = lane.Head!.Request;
        lane.Remove(lane.Head);
        return new PermitDecision(request, refusal.Reason, refusal.Detail);
    }

    /// <summary>
    /// The lane whose first request may start before all others here; null when none may start now: then <paramref name="wake"/> is
    /// when time alone may change that.
    /// </summary>
    /// <param name="scopeIsFull">Whether the scope holds all the permits that it may.</param>
    public Lane? First(DateTimeOffset now, Func<PermitRequest, bool> scopeIsFull, ref DateTimeOffset? wake)
    {
        if ((account.MaxConcurrent is { } most && inFlight >= most) || (breaker.IsProbing && inFlight > 0))
        {
            return null;
        }

        for (var i = 0; i < lanes.Count; i++)
        {
            Lane? best = null;
            foreach (var lane in lanes.GetValueAtIndex(i))
            {
                if (lane.Head is { } head && !scopeIsFull(head.Request) && TimeAllows(head.Request.Operation, now, ref wake))
                {
                    best = best is null || ComesBefore(lane, best) ? lane : best;
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    /// <summary>Grants the first request of a lane.</summary>
    public PermitDecision Grant(Lane lane, DateTimeOffset now)
    {
        var request = lane.Head!.Request;
        lane.Remove(lane.Head);
        lastTenant[lane.Class] = lane.Tenant;
        CountBefore(request.Operation, now);
        breaker.Start(request.PermitId);
        inFlight++;
        return new PermitDecision(request, null, "");
    }

    /// <summary>Takes note of how a call ended; the permit is free again.</summary>
    public void Return(PermitReturn end, DateTimeOffset startedAt, DateTimeOffset now)
    {
        inFlight--;
        breaker.Record(end.PermitId, end.Answer, now);
        backOff.Record(end, startedAt, now);
        Off = end.Answer switch
        {
            AnswerClass.QuotaGone => (MissingReason.Quota, $"{account.Name}: its allowance is used up"),
            AnswerClass.AuthGone => (MissingReason.Error, $"{account.Name}: the key was refused"),
            _ => Off,
        };
    }

    /// <summary>A permit whose holder is gone, or does not want it.</summary>
    public void Forget(string permitId)
    {
        inFlight--;
        breaker.Forget(permitId);
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

    /// <summary>Tenants take turns in the order of their names, whoever was served last behind all others; within a tenant the older is first.</summary>
    private bool ComesBefore(Lane a, Lane b)
    {
        if (a.Tenant == b.Tenant)
        {
            return a.Head!.Arrival < b.Head!.Arrival;
        }

        var last = lastTenant.GetValueOrDefault(a.Class, "");
        var (aIsAhead, bIsAhead) = (string.CompareOrdinal(a.Tenant, last) > 0, string.CompareOrdinal(b.Tenant, last) > 0);
        return aIsAhead != bIsAhead ? aIsAhead : string.CompareOrdinal(a.Tenant, b.Tenant) < 0;
    }

    private bool TimeAllows(string operation, DateTimeOffset now, ref DateTimeOffset? wake)
    {
        var at = backOff.NextStart(now);
        foreach (var meter in meters)
        {
            // A call needs a place in every window that counts it.
            if (meter.Counts(operation) && meter.NextStart(now) is { } free && (at is null || free > at))
            {
                at = free;
            }
        }

        wake = at is { } next ? Earlier(wake, next) : wake;
        return at is null;
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
