namespace Enrichment.Simulation.Invariants;

/// <summary>What must always hold (docs/reliability.md has the words).</summary>
public enum Invariant
{
    /// <summary>No budget is exceeded, whatever crashes.</summary>
    BudgetsHold = 1,

    /// <summary>The ledger equals the vendors' bills, but for calls whose answer was lost.</summary>
    LedgerEqualsBills = 2,

    /// <summary>Every accepted row ends, none is lost, none written twice.</summary>
    EveryRowEnds = 3,

    /// <summary>At most one call in flight for a question, and one paid answer in a freshness window.</summary>
    NothingIsBoughtTwice = 4,

    /// <summary>No permit goes to a call while a more urgent one that could start waits.</summary>
    UrgentGoesFirst = 5,

    /// <summary>Nothing decided on stale state is stored.</summary>
    NothingStaleIsStored = 6,

    /// <summary>A filled cell is not overwritten.</summary>
    FilledCellsStay = 7,

    /// <summary>Trouble with one company or source costs no other row.</summary>
    TroubleStaysWhereItIs = 8,
}

/// <summary>An invariant that did not hold.</summary>
/// <param name="At">Virtual time since the world began.</param>
public sealed record Violation(Invariant Invariant, string What, TimeSpan At);
