using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>An answer as the store keeps it, once for all rows that it was applied to.</summary>
public sealed record AnswerDocument(
    RowStatus Status, IReadOnlyList<FieldAnswer> Fields, IReadOnlyList<MissingField> Missing, IReadOnlyList<LookupError> Errors)
{
    private const string WhyErased = "deleted on request";

    /// <summary>The same without any value: each is missing from now on, by request.</summary>
    public AnswerDocument Erased() =>
        new(Status, [], [.. Fields.Select(f => new MissingField(f.Field, MissingReason.Suppressed, WhyErased)), .. Missing], []);

    public static AnswerDocument Of(EntityAnswer answer) => new(answer.Status, answer.Fields, answer.Missing, answer.Errors);

    /// <summary>Why rows with only this answer are deferred or failed; null else.</summary>
    public string? Reason => AnswerReason.Of(Status, Missing, Errors);
}

/// <summary>An answer applied to one row.</summary>
/// <param name="Shared">Another row bears the cost.</param>
public readonly record struct RowAnswer(AnswerDocument Answer, bool Shared);
