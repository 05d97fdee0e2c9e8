namespace Enrichment.Operators.Commands;

/// <summary>One change, ready to be made.</summary>
/// <param name="Tenant">Whose data it concerns: in whose audit log it stands.</param>
/// <param name="Action">Such as <c>bucket.pause</c>.</param>
/// <param name="Subject">Id of what is changed.</param>
/// <param name="Detail">Amounts and states; empty where the action says it all.</param>
/// <param name="Apply">Makes it, whether or not the one who asked still listens; answers what came of it, such as the id of what was made, or null.</param>
public sealed record Change(string Tenant, string Action, string Subject, string Detail, Func<Task<string?>> Apply)
{
    /// <summary>A change of which there is nothing more to say.</summary>
    public static Change Of(string tenant, string action, string subject, string detail, Func<Task> apply) =>
        new(tenant, action, subject, detail, async () =>
        {
            await apply();
            return null;
        });
}

/// <summary>What a command would change.</summary>
/// <param name="IsOfMany">What is changed was chosen by a filter, not by name: asks for <c>-y</c>, however few it found.</param>
public sealed record ChangePlan(IReadOnlyList<Change> Changes, bool IsOfMany)
{
    public static ChangePlan One(Change change) => new([change], false);

    public static ChangePlan Many(IEnumerable<Change> changes) => new([.. changes], true);
}

/// <summary>What was, or would be, changed.</summary>
/// <param name="Outcome">done, would be done, or why it was refused.</param>
public sealed record ChangeLine(string Action, string Subject, string Detail, string Outcome);

/// <summary>The answer to a change.</summary>
/// <param name="Note">What there is to know beside the changes; null for nothing.</param>
public sealed record ChangeReport(bool DryRun, string? Note, IReadOnlyList<ChangeLine> Changes);

/// <summary>Keeps what operators did.</summary>
public interface IOperatorAudit
{
    /// <param name="actor">Such as <c>pbm:ann</c>.</param>
    Task Note(string tenant, string actor, string action, string subject, string detail);
}
