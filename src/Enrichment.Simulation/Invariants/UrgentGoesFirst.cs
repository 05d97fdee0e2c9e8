using Akka.Actor;
using Enrichment.Actors.Gates;
using Enrichment.Domain.Gates;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>
/// Watches a gate's mailbox and its decisions. Whoever waits for the same operation, in a scope with room, could start by all that lets the
/// granted call start: if it is more urgent, the order is broken.
/// </summary>
internal sealed class UrgentGoesFirst(World world)
{
    private readonly Dictionary<string, WaitingPermit> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PermitRequest> held = new(StringComparer.Ordinal);

    /// <summary>What each entity has asked for last, where that was not refused and has not ended.</summary>
    private readonly Dictionary<string, PermitName> latest = new(StringComparer.Ordinal);

    /// <summary>A request that its own end has overtaken is none.</summary>
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);

    /// <summary>The gate begins with a message.</summary>
    public void Begun(object message)
    {
        switch (message)
        {
            case AskPermit ask:
                OnAsk(ask);
                break;
            case ReturnPermit back:
                Forget(back.End.PermitId);
                break;
            case ReleasePermit back:
                Forget(back.PermitId);
                break;
            case CancelPermit unwanted:
                Forget(unwanted.PermitId);
                break;
            case ReprioritisePermit moved when waiting.TryGetValue(moved.PermitId, out var known):
                waiting[moved.PermitId] = known with { Request = known.Request with { Class = moved.To } };
                break;
            case Status.Failure:
                // It could not read what it needs, and begins anew.
                waiting.Clear();
                held.Clear();
                latest.Clear();
                ended.Clear();
                break;
            default:
                break;
        }
    }

    /// <summary>The gate has decided.</summary>
    public void Decided(PermitDecision decision)
    {
        var request = decision.Request;
        if (decision.Refused is null && waiting.TryGetValue(request.PermitId, out var granted))
        {
            Judge(granted.Request);
            held[request.PermitId] = request;
        }

        waiting.Remove(request.PermitId);
        if (decision.Refused is not null)
        {
            ForgetLatest(request.PermitId);
        }
    }

    private void OnAsk(AskPermit ask)
    {
        var id = ask.Request.PermitId;
        if (waiting.TryGetValue(id, out var known))
        {
            waiting[id] = known with { Request = known.Request with { Class = ask.Request.Class } };
            return;
        }

        if (held.ContainsKey(id) || ended.Contains(id))
        {
            return;
        }

        var name = NameOf(id);
        var holder = name.Holder.ToString();
        if (latest.TryGetValue(holder, out var newest) && newest.IsLaterThan(name))
        {
            // It has come late.
            return;
        }

        // An entity has one call under way: who asks for its next permit, or as another incarnation, has left what it asked for before.
        waiting.Keys.Concat(held.Keys).Where(other => NameOf(other).Holder.SequenceEqual(holder)).ToList().ForEach(Forget);
        latest[holder] = name;
        waiting.Add(id, new WaitingPermit(ask.Request, world.Elapsed + ask.Wait));
    }

    private void Judge(PermitRequest granted)
    {
        var first = waiting.Values.FirstOrDefault(w =>
            w.Request.Class < granted.Class && w.Request.Account == granted.Account && w.Request.Operation == granted.Operation
            && w.NotBefore <= world.Elapsed && HasRoom(w.Request));
        if (first is not null)
        {
            world.Violate(Invariant.UrgentGoesFirst, $"{granted.PermitId} ({granted.Class}) was let go before {first.Request.PermitId} ({first.Request.Class}), which waits at {granted.Account} too");
        }
    }

    private bool HasRoom(PermitRequest request) => held.Values.Count(h => h.Scope == request.Scope) < request.ScopeLimit;

    private void Forget(string permitId)
    {
        waiting.Remove(permitId);
        held.Remove(permitId);
        ended.Add(permitId);
        ForgetLatest(permitId);
    }

    private void ForgetLatest(string permitId)
    {
        var holder = NameOf(permitId).Holder.ToString();
        if (latest.TryGetValue(holder, out var newest) && newest.Id == permitId)
        {
            latest.Remove(holder);
        }
    }

    private static PermitName NameOf(string permitId) => PermitName.Of(permitId)!.Value;
}
