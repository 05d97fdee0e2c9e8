using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>
/// Grants permits for calls: by class, tenants in turn, arrival; within each account's rate, concurrency, back-off and breaker,
/// and within each scope's concurrency over all accounts. No permit goes to a call while one of a higher class that could start
/// now waits at the same account, or at another one for the same scope (design, invariant 5). Not thread-safe: one actor owns it.
/// Time is an argument.
/// </summary>
public sealed class PermitGate
{
    private readonly GateSettings settings;
    // Gone through by index with each decision: its list of values makes an enumerator each time.
    private readonly SortedList<string, AccountGate> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PermitRequest Request, DateTimeOffset StartedAt)> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> heldByScope = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Waiting> waiting = new(StringComparer.Ordinal);
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

    public bool Holds(string permitId) => held.ContainsKey(permitId);

    /// <summary>Puts a request into its account's queue; one that waits already is of the class that it is asked for in now, one that is held changes nothing.</summary>
    public void Ask(PermitRequest request, DateTimeOffset now)
    {
        if (held.ContainsKey(request.PermitId))
        {
            return;
        }

        if (waiting.ContainsKey(request.PermitId))
        {
            Reprioritise(request.PermitId, request.Class, now);
            return;
        }

        var arrived = new Waiting(request, ++arrivals, now);
        waiting.Add(request.PermitId, arrived);
        AccountOf(request.Account).Enqueue(arrived, now);
    }

    /// <summary>Takes back a request or a permit that is no longer wanted.</summary>
    public void Cancel(string permitId)
    {
        if (waiting.Remove(permitId, out var unwanted))
        {
            AccountOf(unwanted.Request.Account).Remove(unwanted);
        }
        else if (Release(permitId) is { } permit)
        {
            AccountOf(permit.Request.Account).Forget(permitId);
        }
    }

    /// <summary>Moves a waiting request to another class; it keeps its arrival.</summary>
    public void Reprioritise(string permitId, PriorityClass to, DateTimeOffset now)
    {
        if (!waiting.TryGetValue(permitId, out var before) || before.Request.Class == to)
        {
            return;
        }

        var account = AccountOf(before.Request.Account);
        account.Remove(before);
        var after = before with { Request = before.Request with { Class = to } };
        waiting[permitId] = after;
        account.Enqueue(after, now);
    }

    /// <summary>A call ended. A permit that is not held (taken back meanwhile) changes nothing.</summary>
    public void Return(PermitReturn end, DateTimeOffset now)
    {
        if (Release(end.PermitId) is { } permit)
        {
            AccountOf(permit.Request.Account).Return(end, permit.StartedAt, now);
        }
    }

    /// <summary>All that can be decided now, in order. <paramref name="wake"/>: when time alone may allow more; null when only events can.</summary>
    public List<PermitDecision> Decide(DateTimeOffset now, out DateTimeOffset? wake)
    {
        wake = null;
        var decisions = new List<PermitDecision>();
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts.GetValueAtIndex(i);
            account.TakeUpDelayed(now, ref wake);
            RefuseAll(account, now, decisions);
        }

        var delayedUntil = wake;
        while (First(now, ref wake) is var (account, lane))
        {
            var granted = account.Grant(lane, now);
            waiting.Remove(granted.Request.PermitId);
            Hold(granted.Request, now);
            decisions.Add(granted);
            RefuseAll(account, now, decisions);
            wake = delayedUntil;
        }

        return decisions;
    }

    /// <summary>Takes back permits whose holders did not return them in time. Answers how many.</summary>
    public int ExpirePermits(DateTimeOffset now)
    {
        var expired = held.Where(p => p.Value.StartedAt + settings.PermitLease <= now).Select(p => p.Key).ToList();
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

    public IReadOnlyList<AccountView> Views(DateTimeOffset now) => [.. accounts.Values.Select(a => a.View(now))];

    /// <summary>
    /// Who starts next over all accounts: class first, so that no lower one takes the last place of a scope that both share; then
    /// the older arrival.
    /// </summary>
    private (AccountGate Account, Lane Lane)? First(DateTimeOffset now, ref DateTimeOffset? wake)
    {
        (AccountGate Account, Lane Lane)? first = null;
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts.GetValueAtIndex(i);
            if (account.First(now, scopeIsFull, ref wake) is { } lane && (first is not var (_, best) || ComesBefore(lane, best)))
            {
                first = (account, lane);
            }
        }

        return first;
    }

    private static bool ComesBefore(Lane a, Lane b) => a.Class != b.Class ? a.Class < b.Class : a.Head!.Arrival < b.Head!.Arrival;

    private void RefuseAll(AccountGate account, DateTimeOffset now, List<PermitDecision> decisions)
    {
        while (account.Refuse(now) is { } refused)
        {
            waiting.Remove(refused.Request.PermitId);
            decisions.Add(refused);
        }
    }

    private void Hold(PermitRequest request, DateTimeOffset now)
    {
        held[request.PermitId] = (request, now);
        heldByScope[request.Scope] = heldByScope.GetValueOrDefault(request.Scope) + 1;
    }

    private (PermitRequest Request, DateTimeOffset StartedAt)? Release(string permitId)
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

        return permit;
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
