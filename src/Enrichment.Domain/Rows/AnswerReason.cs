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

    /// <summary>The same without the line of the input that it was found at, so that what is wrong with many lines is one reason.</summary>
    public static string WithoutLine(string reason)
    {
        const string Line = "line ";
        var end = reason.IndexOf(": ", StringComparison.Ordinal);
        return end > Line.Length && reason.StartsWith(Line, StringComparison.Ordinal) && !reason.AsSpan(Line.Length, end - Line.Length).ContainsAnyExceptInRange('0', '9')
            ? reason[(end + 2)..]
            : reason;
    }

    /// <summary>Why a field is missing that makes a row wait for money, an allowance, a person or an answer.</summary>
    public static bool Defers(MissingReason reason) =>
        reason is MissingReason.Budget or MissingReason.Quota or MissingReason.Paused or MissingReason.Pending or MissingReason.Cancelled;

    private static string? Of(IReadOnlyList<LookupError> errors) =>
        errors.Count == 0 ? null : $"{errors[^1].Operation}: {errors[^1].Kind}: {errors[^1].Detail}";
}
