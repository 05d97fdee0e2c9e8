namespace Enrichment.Domain.Rows;

/// <summary>How one entity of a row was answered, as far as the row's own status depends on it.</summary>
/// <param name="Found">At least one wanted field has a value.</param>
/// <param name="Complete">No wanted field is missing.</param>
public readonly record struct EntityOutcome(RowStatus Status, bool Found, bool Complete)
{
    public static EntityOutcome Of(EntityAnswer answer) => new(answer.Status, answer.Fields.Count > 0, answer.Missing.Count == 0);
}

/// <summary>The status of a row whose entities are all answered.</summary>
public static class JointStatus
{
    /// <summary>With one entity its status; with several the rule reads over all of them.</summary>
    /// <exception cref="ArgumentException">There is no outcome.</exception>
    public static RowStatus Of(IReadOnlyCollection<EntityOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            throw new ArgumentException("A row without an answered entity has no joint status.", nameof(outcomes));
        }

        return outcomes.Count == 1 ? outcomes.Single().Status : OfSeveral(outcomes);
    }

    private static RowStatus OfSeveral(IReadOnlyCollection<EntityOutcome> outcomes) => outcomes switch
    {
        _ when outcomes.Any(o => o.Status == RowStatus.Deferred) => RowStatus.Deferred,
        _ when outcomes.All(o => o.Status == RowStatus.Skipped) => RowStatus.Skipped,
        _ when outcomes.All(o => o.Complete) => RowStatus.Enriched,
        _ when outcomes.Any(o => o.Found) => RowStatus.Partial,
        _ when outcomes.Any(o => o.Status == RowStatus.Failed) => RowStatus.Failed,
        _ => RowStatus.NoResult,
    };
}
