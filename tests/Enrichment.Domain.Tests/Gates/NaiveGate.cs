using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>
/// The gate's rules as plainly as they can be said: one list of all that wait, looked through anew for every decision. The judge
/// of the real one in generated schedules.
/// </summary>
internal sealed class NaiveGate(IEnumerable<AccountDefinition> definitions, GateSettings settings)
{
    private readonly Dictionary<string, NaiveAccount> accounts = definitions.ToDictionary(d => d.Name, d => new NaiveAccount(d, settings));
    private long arrivals;

    public List<(PermitRequest Request, long Arrival)> Waiting { get; } = [];

    public Dictionary<string, (PermitRequest Request, DateTimeOffset StartedAt)> Held { get; } = [];

    public NaiveAccount this[string account] => accounts[account];

    public void Ask(PermitRequest request)
    {
        if (!Held.ContainsKey(request.PermitId) && Waiting.TrueForAll(w => w.Request.PermitId != request.PermitId))
        {
            Waiting.Add((request, ++arrivals));
        }
    }

    public void Cancel(string permitId)
    {
        Waiting.RemoveAll(w => w.Request.PermitId == permitId);
        if (Held.Remove(permitId, out var permit))
        {
            accounts[permit.Request.Account].Forget(permitId);
        }
    }

    public void Reprioritise(string permitId, PriorityClass to)
    {
        var at = Waiting.FindIndex(w => w.Request.PermitId == permitId);
        if (at >= 0)
        {
            Waiting[at] = (Waiting[at].Request with { Class = to }, Waiting[at].Arrival);
        }
    }

    public void Return(PermitReturn end, DateTimeOffset now)
    {
        if (Held.Remove(end.PermitId, out var permit))
        {
            accounts[permit.Request.Account].End(end, permit.StartedAt, now);
        }
    }

    public int Expire(DateTimeOffset now)
    {
        var late = Held.Where(h => now - h.Value.StartedAt >= settings.PermitLease).Select(h => h.Key).ToList();
        late.ForEach(Cancel);
        return late.Count;
    }

    public void SetPaused(string account, bool paused)
    {
        accounts[account].IsPaused = paused;
        accounts[account].Off = paused ? accounts[account].Off : null;
    }

    /// <summary>Takes out whoever must be refused now.</summary>
    public List<PermitDecision> Refuse(DateTimeOffset now)
    {
        var refused = Waiting
            .Where(w => w.Request.NotBefore <= now && accounts[w.Request.Account].Refusal(now) is not null)
            .Select(w => new PermitDecision(w.Request, accounts[w.Request.Account].Refusal(now), ""))
            .ToList();
        Waiting.RemoveAll(w => refused.Exists(r => r.Request == w.Request));
        return refused;
    }

    /// <summary>Whether nothing keeps this request from starting now but those that come before it.</summary>
    public bool CouldStart(PermitRequest request, DateTimeOffset now) =>
        !NeedsAnEvent(request, now) && OpensAt(request, now) <= now;

    /// <summary>Who must start next; null when nobody can.</summary>
    public PermitRequest? Next(DateTimeOffset now)
    {
        var firsts = Waiting
            .Where(w => CouldStart(w.Request, now))
            .GroupBy(w => w.Request.Account)
            .Select(g => g.OrderBy(w => w.Request.Class).ThenBy(w => Turn(w.Request)).ThenBy(w => w.Request.Tenant, StringComparer.Ordinal)
                .ThenBy(w => w.Arrival).First());
        return firsts.OrderBy(w => w.Request.Class).ThenBy(w => w.Arrival).Select(w => w.Request).FirstOrDefault();
    }

    public void Grant(PermitRequest request, DateTimeOffset now)
    {
        Waiting.RemoveAll(w => w.Request == request);
        Held.Add(request.PermitId, (request, now));
        accounts[request.Account].Begin(request.PermitId, request.Operation, now);
        accounts[request.Account].LastTenant[request.Class] = request.Tenant;
    }

    /// <summary>The first moment at which somebody can start without anything happening; null when there is none.</summary>
    public DateTimeOffset? Wake(DateTimeOffset now) =>
        Waiting.Where(w => w.Request.NotBefore > now).Select(w => (DateTimeOffset?)w.Request.NotBefore)
            .Concat(Waiting.Where(w => w.Request.NotBefore <= now && !NeedsAnEvent(w.Request, now)).Select(w => (DateTimeOffset?)OpensAt(w.Request, now)))
            .Min();

    private bool NeedsAnEvent(PermitRequest request, DateTimeOffset now) =>
        !accounts[request.Account].HasRoom
        || accounts[request.Account].Refusal(now) is not null
        || Held.Values.Count(h => h.Request.Scope == request.Scope) >= request.ScopeLimit;

    private DateTimeOffset OpensAt(PermitRequest request, DateTimeOffset now)
    {
        var opens = accounts[request.Account].OpensAt(request.Operation, now);
        return opens > request.NotBefore ? opens : request.NotBefore;
    }

    private int Turn(PermitRequest request) =>
        string.CompareOrdinal(request.Tenant, accounts[request.Account].LastTenant.GetValueOrDefault(request.Class, "")) > 0 ? 0 : 1;
}
