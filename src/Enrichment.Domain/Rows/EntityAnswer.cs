using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Rows;

/// <summary>Why a wanted field has no value.</summary>
public enum MissingReason
{
    NoData,
    Budget,
    Quota,
    Paused,
    Error,
    Suppressed,
    Pending,

    /// <summary>No allowed source gives it, or what the source needs is not known.</summary>
    NoSource,

    /// <summary>A person cancelled the run or the bucket before it was asked.</summary>
    Cancelled,
}

/// <summary>A field found, with where it came from.</summary>
/// <param name="Operation">The source's operation.</param>
/// <param name="Shared">Someone else's call answered it, or it was already known: it cost this request nothing.</param>
public sealed record FieldAnswer(
    string Field, string Value, string Operation, string CallId, double Confidence, DateTimeOffset At, bool Shared, string? Evidence);

public sealed record MissingField(string Field, MissingReason Reason, string Detail)
{
    /// <summary>Reason and detail as rows show them, such as <c>Budget: run:acme/r1</c>.</summary>
    public string Text => Detail.Length == 0 ? Reason.ToString() : $"{Reason}: {Detail}";
}

/// <summary>An error met on the way, for the error log; holds no personal data.</summary>
public sealed record LookupError(string Operation, string Kind, string Detail);

/// <summary>The one answer to one request: what all rows of (bucket, entity) get.</summary>
/// <param name="RequestId">Deterministic: bucket, entity and attempt.</param>
/// <param name="Cost">Dollars that this request paid; stands on the entity's lowest row, the others show 0 and shared.</param>
public sealed record EntityAnswer(
    string RequestId,
    BucketId Bucket,
    EntityId Entity,
    RowStatus Status,
    IReadOnlyList<FieldAnswer> Fields,
    IReadOnlyList<MissingField> Missing,
    decimal Cost,
    IReadOnlyList<LookupError> Errors,
    DateTimeOffset At);
