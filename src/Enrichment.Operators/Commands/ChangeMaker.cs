using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Commands;

/// <summary>Makes what a command planned, and notes each change; of many, without <c>-y</c>, only says what it would do.</summary>
internal static class ChangeMaker
{
    private const string WouldBeDone = "would be done";
    private const string Refused = "refused: ";

    public static async Task<Answer> Make(Steer command, Given given, IOperatorAudit audit, CancellationToken stop)
    {
        var plan = await command.Plan(given, stop);
        var isDry = plan.IsOfMany && !given.Has(CommonSwitches.Yes);
        var lines = new List<ChangeLine>();
        foreach (var change in plan.Changes)
        {
            lines.Add(new ChangeLine(change.Action, change.Subject, change.Detail, isDry ? WouldBeDone : await Make(change, plan, given, audit)));
        }

        var refused = lines.Count(l => l.Outcome.StartsWith(Refused, StringComparison.Ordinal));
        var note = lines.Count == 0 ? "there is nothing to change" : isDry ? "nothing was changed yet: add -y to do it" : null;
        return Answer.Details(
            new { Note = note, Changes = lines }, refused > 0 ? $"{refused} of {lines.Count} were refused" : null, new ChangeReport(isDry, note, lines));
    }

    private static async Task<string> Make(Change change, ChangePlan plan, Given given, IOperatorAudit audit)
    {
        try
        {
            var made = await change.Apply();
            string?[] detail = [change.Detail, made, $"why: {given.Require(CommonSwitches.Why)}"];
            await audit.Note(change.Tenant, $"pbm:{given.Operator}", change.Action, change.Subject, string.Join("; ", detail.Where(d => d?.Length > 0)));
            return made is null ? "done" : $"done: {made}";
        }
        catch (CommandProblemException problem) when (plan.IsOfMany)
        {
            // One of many that cannot be changed costs the others nothing.
            return Refused + problem.Message;
        }
    }
}
