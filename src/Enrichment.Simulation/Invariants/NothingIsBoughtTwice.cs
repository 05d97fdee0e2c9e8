using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>No question is under way twice, and none is paid for again within the asker's freshness window once its answer is stored.</summary>
internal sealed class NothingIsBoughtTwice(World world, Marketplace vendors) : ILedgerWatch
{
    private readonly Dictionary<RunId, RunPlan> runs = world.Plan.Runs.ToDictionary(r => r.Definition.Run);

    public void Intended(CallIntent intent, IntentVerdict verdict, EntityState before)
    {
        if (verdict.Kind != IntentVerdictKind.Accepted || !before.Attempts.TryGetValue(EntityState.AttemptKey(intent.Operation, intent.InputHash), out var answered))
        {
            return;
        }

        var run = runs[intent.Bucket.Run].Definition;
        var plan = run.Buckets.First(b => b.Segment == intent.Bucket.Segment);
        var freshSince = run.Refresh ? run.StartedAt : run.StartedAt - plan.FreshFor;
        world.Require(
            answered.At < freshSince, Invariant.NothingIsBoughtTwice,
            () => $"{intent.CallId} asks {intent.Operation} again, which answered {answered.Outcome} to {answered.CallId} at {answered.At:O}");
    }

    public void Settled(CallSettlement settlement, SettleVerdict verdict, EntityState? before, EntityState? after)
    {
    }

    public void LimitsSet(IReadOnlyDictionary<string, decimal?> wanted)
    {
    }

    /// <summary>A request is about to be sent.</summary>
    public void Sent(VendorRequest request)
    {
        if (request.Definition.IsPaid && vendors.Awaited.FirstOrDefault(r => !r.Process.IsFrozen && r.Question == request.Question && r.Query.Entity == request.Query.Entity) is { } other)
        {
            world.Violate(Invariant.NothingIsBoughtTwice, $"{request.Query.CallId} asks what {other.Query.CallId} asks already: {request.Question}");
        }
    }
}
