using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>An account's state as operators see it.</summary>
public sealed record AccountView(
    string Account, string State, string Detail, int InFlight, int Queued, IReadOnlyDictionary<PriorityClass, int> QueuedByClass);

/// <summary>
/// Grants permits for calls: by class, tenants in turn, arrival; within each account's rate, concurrency, back-off and breaker,
/// and within each scope's concurrency over all accounts. No permit goes to a call while one of a higher class that could start
/// now waits at the same account (design, invariant 5). Not thread-safe: one actor owns it. Time is an argument.
/// </summary>
public sealed class PermitGate
{
    private readonly GateSettings settings;
    private readonly SortedDictionary<string, AccountGate> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PermitRequest Request, DateTimeOffset Until)> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> heldByScope = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> waitingAt = new(StringComparer.Ordinal);
    private readonly Func<PermitRequest, bool> scopeIsFull;
    private long arrivals;

    public PermitGate(IEnumerable<AccountDefinition> accounts, GateSettings settings)
    {
        this.settings = settings;
        foreach (var account in accounts)
        {
            this.accounts[account.Name] = new AccountGate(account, settings);
            LongestWindow = account.Windows.Select(w => w.Period * (1 + settings.RateMargin)).Append(LongestWindow).Max();
        }

        scopeIsFull = request => heldByScope.GetValueOrDefault(request.Scope) >= request.ScopeLimit;
    }

    public int InFlight => held.Count;

    /// <summary>Puts a request into its account's queue; one that waits or is held already changes nothing.</summary>
    public void Ask(PermitRequest request, DateTimeOffset now)
    {
        if (held.ContainsKey(request.PermitId) || !waitingAt.TryAdd(request.PermitId, request.Account))
        {
            return;
        }

        AccountOf(request.Account).Enqueue(new Waiting(request, ++arrivals), now);
    }

    /// <summary>Takes back a request or a permit that is no longer wanted.</summary>
    public void Cancel(string permitId)
    {
        if (waitingAt.Remove(permitId, out var account))
        {
            AccountOf(account).Remove(permitId);
        }
        else if (Release(permitId) is { } request)
        {
            AccountOf(request.Account).Forget();
        }
    }

    /// <summary>Moves a waiting request to another class; it keeps its arrival.</summary>
    public void Reprioritise(string permitId, PriorityClass to, DateTimeOffset now)
    {
        if (waitingAt.TryGetValue(permitId, out var account) && AccountOf(account).Remove(permitId) is { } waiting)
        {
            AccountOf(account).Enqueue(waiting with { Request = waiting.Request with { Class = to } }, now);
        }
    }

    /// <summary>A call ended. A permit that is not held (taken back meanwhile) changes nothing.</summary>
    public void Return(PermitReturn end, DateTimeOffset now)
    {
        if (Release(end.PermitId) is { } request)
        {
            AccountOf(request.Account).Return(end, now);
        }
    }

    /// <summary>All that can be decided now, in order. <paramref name="wake"/>: when time alone may allow more; null when only events can.</summary>
    public List<PermitDecision> Decide(DateTimeOffset now, out DateTimeOffset? wake)
    {
        wake = null;
        var decisions = new List<PermitDecision>();
        foreach (var account in accounts.Values)
        {
            while (account.Decide(now, scopeIsFull, ref wake) is { } decision)
            {
                Take(decision, now);
                decisions.Add(decision);
            }
        }

        return decisions;
    }

    /// <summary>Takes back permits whose holders did not return them in time. Answers how many.</summary>
    public int ExpirePermits(DateTimeOffset now)
    {
        var expired = held.Where(p => p.Value.Until <= now).Select(p => p.Key).ToList();
        expired.ForEach(Cancel);
        return expired.Count;
    }

    /// <summary>Counts calls that were begun before this gate was into the rate windows; before the first decision, oldest first.</summary>
    public void CountBefore(IEnumerable<CallStart> starts)
    {
        foreach (var start in starts)
        {
            if (accounts.TryGetValue(start.Account, out var account))
            {
                account.CountBefore(start.Operation, start.At);
            }
        }
    }

    /// <summary>The longest rate window: how far back <see cref="CountBefore"/> needs to see.</summary>
    public TimeSpan LongestWindow { get; }

    /// <summary>Pauses an account: what waits is refused, what is in flight ends. False when there is no such account.</summary>
    public bool Pause(string account, string why)
    {
        if (!accounts.TryGetValue(account, out var gate))
        {
            return false;
        }

        gate.PausedWhy = why;
        return true;
    }

    /// <summary>Lets an account be asked again, also after its allowance or key had been refused.</summary>
    public bool Resume(string account)
    {
        if (!accounts.TryGetValue(account, out var gate))
        {
            return false;
        }

        gate.PausedWhy = null;
        gate.Resume();
        return true;
    }

    public IReadOnlyList<AccountView> Views() =>
    [
        .. accounts.Values.Select(a => new AccountView(
            a.Name,
            a.Off is not null ? "off" : a.PausedWhy is not null ? "paused" : "on",
            a.Off?.Detail ?? a.PausedWhy ?? "",
            a.InFlight,
            a.Queued,
            a.QueuedByClass())),
    ];

    private void Take(PermitDecision decision, DateTimeOffset now)
    {
        waitingAt.Remove(decision.Request.PermitId);
        if (decision.Refused is null)
        {
            held[decision.Request.PermitId] = (decision.Request, now + settings.PermitLease);
            heldByScope[decision.Request.Scope] = heldByScope.GetValueOrDefault(decision.Request.Scope) + 1;
        }
    }

    private PermitRequest? Release(string permitId)
    {
        if (!held.Remove(permitId, out var permit))
        {
            return null;
        }

        var left = heldByScope[permit.Request.Scope] - 1;
        if (left == 0)
        {
            heldByScope.Remove(permit.Request.Scope);
        }
        else
        {
            heldByScope[permit.Request.Scope] = left;
        }

        return permit.Request;
    }

    private AccountGate AccountOf(string name)
    {
        if (!accounts.TryGetValue(name, out var gate))
        {
            var unknown = new AccountDefinition(name, [], null, $"no account '{name}' is configured", null);
            accounts[name] = gate = new AccountGate(unknown, settings);
        }

        return gate;
    }
}
