using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>
/// Where nothing is lost, no crash happens and the store works, a request has to be asked again only because its entity is still at work
/// with it: one that has long been silent and holds no permit has forgotten who asked. That buckets ask again would hide it.
/// </summary>
internal sealed class NobodyIsForgotten(World world)
{
    /// <summary>Longer than an entity waits for the store between two words to others.</summary>
    private readonly TimeSpan silence = TimeSpan.FromSeconds(3) + (4 * world.Plan.Store.Commit.Most);
    private readonly bool isWatching =
        !world.Plan.Has(FaultKinds.Crash) && !world.Plan.Has(FaultKinds.Outage) && !world.Plan.Has(FaultKinds.Loss) && world.Plan.Cluster is null;
    private readonly Dictionary<string, string> askedOf = [];
    private readonly Dictionary<string, TimeSpan> heard = [];
    private readonly Dictionary<string, HashSet<string>> permits = [];

    /// <summary>Entities that wait before they ask their vendor for an answer that was not ready.</summary>
    private readonly HashSet<string> pending = [];

    /// <summary>A message passes from one actor to another.</summary>
    public void Passes(object message)
    {
        if (!isWatching)
        {
            return;
        }

        switch (message)
        {
            case Enrich asked:
                Asked(asked);
                break;
            case EntityAnswer answer:
                askedOf.Remove(answer.RequestId);
                break;
            case AskPermit asked:
                pending.Remove(EntityOf(asked.Request.PermitId));
                Hold(asked.Request.PermitId);
                break;
            case ReturnPermit { End.Answer: AnswerClass.Pending } polled:
                pending.Add(EntityOf(polled.End.PermitId));
                Drop(polled.End.PermitId);
                break;
            case PermitDecision { Refused: not null } refused:
                Drop(refused.Request.PermitId);
                break;
            case ReturnPermit returned:
                Drop(returned.End.PermitId);
                break;
            case ReleasePermit released:
                Drop(released.PermitId);
                break;
            case CancelPermit cancelled:
                Drop(cancelled.PermitId);
                break;
        }
    }

    private void Asked(Enrich asked)
    {
        if (askedOf.GetValueOrDefault(asked.RequestId) is { } entity)
        {
            world.Require(
                !asked.Again || pending.Contains(entity) || permits.GetValueOrDefault(entity) is { Count: > 0 } || world.Elapsed - heard[entity] < silence,
                Invariant.EveryRowEnds,
                () => $"{asked.RequestId} has to be asked again though nothing was lost: {entity} has been silent since {heard[entity].TotalSeconds:0.000} s");
        }

        askedOf[asked.RequestId] = $"{asked.Entity}";
        heard[$"{asked.Entity}"] = world.Elapsed;
    }

    private void Hold(string permit) => Permits(permit).Add(permit);

    private void Drop(string permit) => Permits(permit).Remove(permit);

    private HashSet<string> Permits(string permit)
    {
        var entity = EntityOf(permit);
        heard[entity] = world.Elapsed;
        return permits.TryGetValue(entity, out var held) ? held : permits[entity] = [];
    }

    private static string EntityOf(string permit) => PermitName.Of(permit)!.Value.Holder.ToString();
}
