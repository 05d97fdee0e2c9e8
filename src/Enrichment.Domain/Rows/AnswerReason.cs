namespace Enrichment.Domain.Rows;

/// <summary>The one line that says why a row was deferred or failed.</summary>
public static class AnswerReason
{
    /// <summary>Null for a status that needs no reason.</summary>
    public static string? Of(RowStatus status, IReadOnlyList<MissingField> missing, IReadOnlyList<LookupError> errors) => status switch
    {
        RowStatus.Deferred => missing.FirstOrDefault(m => Defers(m.Reason))?.Text ?? "left for later",
        RowStatus.Failed => Of(errors) ?? missing.FirstOrDefault(m => m.Reason == MissingReason.Error)?.Text ?? "failed",
        _ => null,
    };

    private static bool Defers(MissingReason reason) =>
        reason is MissingReason.Budget or MissingReason.Quota or MissingReason.Paused or MissingReason.Pending or MissingReason.Cancelled;

    private static string? Of(IReadOnlyList<LookupError> errors) =>
        errors.Count == 0 ? null : $"{errors[^1].Operation}: {errors[^1].Kind}: {errors[^1].Detail}";
}
