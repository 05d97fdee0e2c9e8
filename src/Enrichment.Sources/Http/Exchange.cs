namespace Enrichment.Sources.Http;

/// <summary>What became of one HTTP request.</summary>
internal abstract record Exchange;

/// <summary>The other side answered.</summary>
/// <param name="Body">The body after decompression, at most the limit that was asked for.</param>
/// <param name="Truncated">The body went on beyond the limit.</param>
/// <param name="RetryAfter">The stated wait, capped.</param>
/// <param name="Location">As sent: absolute or relative, or nonsense.</param>
internal sealed record Answered(
    int Status,
    byte[] Body,
    bool Truncated,
    string? MediaType,
    string? Charset,
    TimeSpan? RetryAfter,
    string? Location,
    IReadOnlyList<KeyValuePair<string, string>> Headers) : Exchange;

/// <summary>No whole answer came.</summary>
/// <param name="Sent">The request had begun to be sent: the other side may have acted on it.</param>
internal sealed record Unanswered(FailureKind Kind, bool Sent) : Exchange;
