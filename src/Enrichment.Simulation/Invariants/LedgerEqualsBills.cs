using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>What was sent was intended before; in the end the ledger has charged what the vendors did, but for calls whose answer was lost.</summary>
internal sealed class LedgerEqualsBills(World world, DurableStore store, Marketplace vendors)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>A request is about to be sent.</summary>
    public void Sent(VendorRequest request)
    {
        if (request.Definition.IsPaid)
        {
            world.Require(
                store.Ledger.Find(request.Query.CallId) is { Call.IsOpen: true }, Invariant.LedgerEqualsBills,
                () => $"{request.Query.CallId} is sent to {request.Definition.Operation} without an open intent in the ledger");
        }
    }

    /// <summary>When all has come to rest.</summary>
    public void AtTheEnd()
    {
        foreach (var call in store.Ledger.Calls.Where(c => c.Intent.Most > 0))
        {
            world.Require(!call.Call.IsOpen, Invariant.LedgerEqualsBills, () => $"{call.Intent.CallId} is still {call.Call.State} when all has come to rest");
            world.Require(
                call.Call.State != CallState.Unsettled || vendors.LostAnswers.Contains(call.Intent.CallId) || WasDuringAnOutage(call) || world.Plan.Cluster is not null, Invariant.LedgerEqualsBills,
                () => $"{call.Intent.CallId} is unsettled though its answer was not lost");
        }

        foreach (var unknown in vendors.Bill.All.Where(b => store.Ledger.Find(b.CallId) is null))
        {
            world.Violate(Invariant.LedgerEqualsBills, $"the vendor charged {unknown.Dollars} for {unknown.CallId}, which the ledger does not know");
        }

        foreach (var question in Questions())
        {
            Compare(question.Key, [.. question]);
        }

        CompareBudgets();
    }

    /// <summary>While the store fails, an intent may be stored after the one who wanted it has failed.</summary>
    private bool WasDuringAnOutage(StoredCall call)
    {
        var at = call.Intent.At - PlanDrawing.Start;
        return world.Plan.Outages.Any(o => at > o.From - Slack && at < o.To + Slack) || (world.Plan.Outages.Count > 0 && world.Plan.ClockTurns.Count > 0);
    }

    /// <summary>Calls of one question: a vendor that repeats for free charges one of them, and which one only it knows.</summary>
    private IEnumerable<IGrouping<string, StoredCall>> Questions() => store.Ledger.Calls
        .GroupBy(c => IsFreeRepeat(c) ? $"{c.Intent.Entity.Tenant} {c.Intent.Operation} {c.Intent.InputHash}" : c.Intent.CallId);

    private bool IsFreeRepeat(StoredCall call) => world.Plan.Sources.First(s => s.Definition.Operation == call.Intent.Operation).Definition.FreeRepeat is not null;

    private void Compare(string question, List<StoredCall> calls)
    {
        var ids = calls.Select(c => c.Intent.CallId).ToHashSet(StringComparer.Ordinal);
        var billed = vendors.Bill.All.Where(b => ids.Contains(b.CallId)).Sum(b => b.Dollars);
        var charged = calls.Sum(c => Nanos.ToDollars(c.Call.Charge));
        var unknown = calls.Where(c => c.Call.State == CallState.Unsettled).Sum(c => c.Intent.Most);
        world.Require(
            (charged <= billed && billed <= charged + unknown) || vendors.HasOvercharged, Invariant.LedgerEqualsBills,
            () => $"{question}: the vendor charged {billed}, the ledger {charged} and at most {unknown} for lost answers ({string.Join(", ", ids)})");
    }

    /// <summary>Each budget bears what the calls that name it were charged, and reserves what the lost ones may cost.</summary>
    private void CompareBudgets()
    {
        foreach (var budget in store.Ledger.Budgets)
        {
            var borne = store.Ledger.Calls.Where(c => c.Intent.Budgets.Contains(budget.Id)).ToList();
            var charged = borne.Sum(c => c.Call.Charge);
            var reserved = borne.Where(c => c.Call.State != CallState.Settled).Sum(c => c.Call.Most);
            world.Require(
                (budget.Charged, budget.Reserved) == (charged, reserved), Invariant.LedgerEqualsBills,
                () => $"{budget.View} does not add up: its calls were charged {Nanos.ToDollars(charged)} and reserve {Nanos.ToDollars(reserved)}");
        }
    }
}
