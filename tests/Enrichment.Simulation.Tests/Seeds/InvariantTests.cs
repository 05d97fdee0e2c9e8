using Enrichment.Simulation.Invariants;

namespace Enrichment.Simulation.Tests.Seeds;

/// <summary>The eight things that must always hold, in worlds where everything may go wrong, and in clusters whose shards change their owners.</summary>
public sealed class InvariantTests(SeedBudget budget) : IClassFixture<SeedBudget>
{
    [Fact]
    public void No_budget_is_exceeded_at_any_step() => Holds(Invariant.BudgetsHold);

    [Fact]
    public void The_ledger_equals_the_vendors_bills_but_for_calls_whose_answer_was_lost() => Holds(Invariant.LedgerEqualsBills);

    [Fact]
    public void Every_accepted_row_ends_and_none_is_lost_or_written_twice() => Holds(Invariant.EveryRowEnds);

    [Fact]
    public void No_question_is_under_way_twice_or_paid_twice_in_its_window() => Holds(Invariant.NothingIsBoughtTwice);

    [Fact]
    public void No_permit_goes_to_a_call_while_a_more_urgent_one_could_start() => Holds(Invariant.UrgentGoesFirst);

    [Fact]
    public void Nothing_that_was_decided_on_stale_state_is_stored() => Holds(Invariant.NothingStaleIsStored);

    [Fact]
    public void No_filled_cell_is_overwritten() => Holds(Invariant.FilledCellsStay);

    [Fact]
    public void Trouble_with_one_company_or_source_costs_no_other_row() => Holds(Invariant.TroubleStaysWhereItIs);

    private void Holds(Invariant invariant)
    {
        var failed = budget.Failed?.Violation?.Invariant == invariant ? $"seed {budget.Failed.Seed}: {invariant}: {budget.Failed.Violation.What} (faults: {budget.Faults})" : null;
        failed.ShouldBeNull();
    }
}
